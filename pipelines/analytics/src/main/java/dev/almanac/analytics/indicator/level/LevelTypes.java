package dev.almanac.analytics.indicator.level;

import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.type.Arguments;
import dev.almanac.analytics.indicator.type.Group;
import dev.almanac.analytics.indicator.type.IndicatorType;
import dev.almanac.analytics.indicator.type.Memory;
import dev.almanac.analytics.indicator.type.Scale;
import dev.almanac.analytics.market.CalendarPeriod;
import java.util.List;
import java.util.function.Function;

/** The levels that can be named. */
public final class LevelTypes {
    private static final double INF = Double.POSITIVE_INFINITY;
    private static final String PRICE = "price";
    private static final String PERSON = "Person, A Complete Guide to Technical Trading Tactics, 2004";
    private static final String OF_PERIOD =
            " of the period before; period 1 the day, 2 the week from Monday," + " 3 the month, in UTC";

    private LevelTypes() {}

    /** All of them. */
    public static List<IndicatorType<?>> all() {
        return List.of(
                period("pivots", "Classic pivots", PivotScheme.CLASSIC, classic("(H + L + C) / 3"), PERSON),
                period("pivots_woodie", "Woodie pivots", PivotScheme.WOODIE, classic("(H + L + 2 C) / 4"), PERSON),
                period(
                        "pivots_fibonacci",
                        "Fibonacci pivots",
                        PivotScheme.FIBONACCI,
                        "p = (H + L + C) / 3; r1, r2, r3 = p + 0.382, 0.618, 1 (H - L); s1, s2, s3 = p - the same",
                        PERSON),
                period(
                        "pivots_camarilla",
                        "Camarilla pivots",
                        PivotScheme.CAMARILLA,
                        "p = (H + L + C) / 3; r1, r2, r3, r4 = C + 1.1 (H - L) / 12, 6, 4, 2; s1 to s4 = C - the same",
                        "Stott, the Camarilla equation, 1989"),
                rollingPivots(),
                supportResistance());
    }

    private static String classic(String point) {
        return "p = " + point + "; r1 = 2 p - L, r2 = p + H - L, r3 = H + 2 (p - L);"
                + " s1 = 2 p - H, s2 = p - H + L, s3 = L - 2 (H - p)";
    }

    private static IndicatorType<?> period(
            String name, String label, PivotScheme scheme, String formula, String source) {
        return pivots(
                label,
                scheme,
                IndicatorType.of(name, label, Group.LEVEL)
                        .memory(Memory.CALENDAR)
                        .formula(formula + OF_PERIOD)
                        .source(source)
                        .choice("period", 1, 1, 3)
                        .made(
                                (a, interval) -> new PeriodPivots(CalendarPeriod.numbered(a.bars(0)), scheme),
                                LevelTypes::daysBefore),
                PeriodPivots::levels);
    }

    /** The first bar after the first period, of daily bars whose first opens January on a Monday. */
    private static int daysBefore(Arguments a) {
        return switch (CalendarPeriod.numbered(a.bars(0))) {
            case DAY -> 2;
            case WEEK -> 8;
            case MONTH -> 32;
        };
    }

    private static IndicatorType<?> rollingPivots() {
        String label = "Rolling pivots";
        return pivots(
                label,
                PivotScheme.CLASSIC,
                IndicatorType.of("rolling_pivots", label, Group.LEVEL)
                        .formula(classic("(H + L + C) / 3") + " of the n bars before")
                        .source(PERSON)
                        .bars("n", 20, 1)
                        .made((a, interval) -> new RollingPivots(a.bars(0), PivotScheme.CLASSIC), a -> a.bars(0) + 1),
                RollingPivots::levels);
    }

    private static <I extends Indicator> IndicatorType<I> pivots(
            String label, PivotScheme scheme, IndicatorType.Made<I> made, Function<I, PivotLevels> levels) {
        made.output("p", label + ": pivot", PRICE, Scale.PRICE, 0, INF, x -> levels.apply(x)
                .point());
        for (int i = 1; i <= scheme.levels(); i++) {
            int number = i;
            made.output("r" + i, label + ": resistance " + i, PRICE, Scale.PRICE, x -> levels.apply(x)
                    .resistance(number));
        }
        for (int i = 1; i <= scheme.levels(); i++) {
            int number = i;
            made.output("s" + i, label + ": support " + i, PRICE, Scale.PRICE, x -> levels.apply(x)
                    .support(number));
        }
        return made.done();
    }

    private static IndicatorType<?> supportResistance() {
        return IndicatorType.of("support_resistance", "Support and resistance", Group.LEVEL)
                .formula("nearest swing point of n bars above (at or below) the close, averaged with all within width"
                        + " beyond it; a swing point is the extreme of span bars on either side;"
                        + " the extreme of the n bars with strength 0 where there is none")
                .source("definition; swing points as in Williams, Trading Chaos, 1995")
                .bars("n", 200, 3)
                .bars("span", 5, 1)
                .number("width", 0.01, 0, 1)
                .made((a, interval) -> new SupportResistance(a.bars(0), a.bars(1), a.number(2)), a -> a.bars(0))
                .output("support", "Nearest support", PRICE, Scale.PRICE, 0, INF, SupportResistance::support)
                .output(
                        "support_distance",
                        "Close above support",
                        "fraction",
                        Scale.FREE,
                        0,
                        1,
                        SupportResistance::aboveSupport)
                .output(
                        "support_strength",
                        "Swing points of the support",
                        "count",
                        Scale.FREE,
                        0,
                        INF,
                        SupportResistance::supportStrength)
                .output("resistance", "Nearest resistance", PRICE, Scale.PRICE, 0, INF, SupportResistance::resistance)
                .output(
                        "resistance_distance",
                        "Close below resistance",
                        "fraction",
                        Scale.FREE,
                        0,
                        INF,
                        SupportResistance::belowResistance)
                .output(
                        "resistance_strength",
                        "Swing points of the resistance",
                        "count",
                        Scale.FREE,
                        0,
                        INF,
                        SupportResistance::resistanceStrength)
                .done();
    }
}
