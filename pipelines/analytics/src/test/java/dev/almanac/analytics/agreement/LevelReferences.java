package dev.almanac.analytics.agreement;

import dev.almanac.analytics.agreement.Reference.TestSeries;
import dev.almanac.analytics.market.Candle;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.ta4j.core.indicators.pivotpoints.FibonacciReversalIndicator;
import org.ta4j.core.indicators.pivotpoints.FibonacciReversalIndicator.FibReversalTyp;
import org.ta4j.core.indicators.pivotpoints.FibonacciReversalIndicator.FibonacciFactor;
import org.ta4j.core.indicators.pivotpoints.PivotLevel;
import org.ta4j.core.indicators.pivotpoints.PivotPointIndicator;
import org.ta4j.core.indicators.pivotpoints.StandardReversalIndicator;
import org.ta4j.core.indicators.pivotpoints.TimeLevel;

/** Independent computations of the levels. */
final class LevelReferences {
    private static final double ROUNDING = 1e-9;

    /** Index of the first quote of March: January, in which the quotes begin, is not whole. */
    private static final int MARCH = 39;

    /** A day and a half of 4-hour bars, after which ta4j and we know a whole day before. */
    private static final int SECOND_DAY = 12;

    private static final String[] OUTPUTS = {
        "support", "support_distance", "support_strength", "resistance", "resistance_distance", "resistance_strength"
    };

    private LevelReferences() {}

    static List<Reference> all() {
        List<Reference> all = new ArrayList<>();
        for (String level : List.of("p", "r1", "r2", "r3", "s1", "s2", "s3")) {
            String field = level.equals("p") ? "pp" : level;
            all.add(Tables.of("rolling_pivots(20)." + level, "rolling-pivots", field));
            all.add(Tables.from(
                    MARCH, "pivots(3)." + level, "pivot-points", field, "the table also takes the month it begins in"));
        }
        all.add(Ta4j.of(
                "pivots(1).p",
                TestSeries.XRP_4H,
                SECOND_DAY,
                ROUNDING,
                series -> new PivotPointIndicator(series, TimeLevel.DAY)));
        for (PivotLevel level : PivotLevel.values()) {
            String name =
                    level.name().charAt(0) + level.name().substring(level.name().length() - 1);
            all.add(Ta4j.of(
                    "pivots(1)." + name.toLowerCase(Locale.ROOT),
                    TestSeries.XRP_4H,
                    SECOND_DAY,
                    ROUNDING,
                    series -> new StandardReversalIndicator(new PivotPointIndicator(series, TimeLevel.DAY), level)));
        }
        for (FibonacciFactor factor : FibonacciFactor.values()) {
            for (FibReversalTyp side : FibReversalTyp.values()) {
                String name = (side == FibReversalTyp.RESISTANCE ? "r" : "s") + (factor.ordinal() + 1);
                all.add(Ta4j.of(
                        "pivots_fibonacci(1)." + name,
                        TestSeries.XRP_4H,
                        SECOND_DAY,
                        ROUNDING,
                        series -> new FibonacciReversalIndicator(
                                new PivotPointIndicator(series, TimeLevel.DAY), factor, side)));
            }
        }
        all.addAll(List.of(
                ofDay("pivots_woodie(1).p", day -> (day.high + day.low) / 4 + day.close / 2),
                ofDay("pivots_woodie(1).r1", day -> (day.high - day.low) / 2 + day.close),
                ofDay("pivots_woodie(1).s1", day -> (day.low - day.high) / 2 + day.close),
                ofDay("pivots_camarilla(1).r1", day -> day.close + (day.high - day.low) * 1.1 / 12),
                ofDay("pivots_camarilla(1).r4", day -> day.close + (day.high - day.low) * 1.1 / 2),
                ofDay("pivots_camarilla(1).s3", day -> day.close - (day.high - day.low) * 1.1 / 4)));
        for (int output = 0; output < OUTPUTS.length; output++) {
            int at = output;
            all.add(new Reference(
                    "support_resistance(200, 5, 0.01)." + OUTPUTS[output],
                    "definition",
                    TestSeries.XRP_4H,
                    0,
                    ROUNDING,
                    "",
                    bars -> clusters(bars)[at]));
        }
        return all;
    }

    private record Day(double high, double low, double close) {}

    /** From the bars of the last earlier day that has any. */
    private static Reference ofDay(String column, ToDoubleFunction<Day> level) {
        return new Reference(column, "definition", TestSeries.XRP_4H, SECOND_DAY, ROUNDING, "", bars -> {
            double[] values = new double[bars.size()];
            Arrays.fill(values, Double.NaN);
            for (int i = SECOND_DAY; i < values.length; i++) {
                LocalDate today = VolumeReferences.date(bars.get(i));
                int last = i;
                while (VolumeReferences.date(bars.get(last)).equals(today)) {
                    last--;
                }
                LocalDate wanted = VolumeReferences.date(bars.get(last));
                List<Candle> day = bars.stream()
                        .filter(bar -> VolumeReferences.date(bar).equals(wanted))
                        .toList();
                values[i] = level.applyAsDouble(new Day(
                        day.stream().mapToDouble(Candle::high).max().orElseThrow(),
                        day.stream().mapToDouble(Candle::low).min().orElseThrow(),
                        bars.get(last).close()));
            }
            return values;
        });
    }

    private static double[][] clusters(List<Candle> bars) {
        double[][] values = new double[OUTPUTS.length][bars.size()];
        for (double[] column : values) {
            Arrays.fill(column, Double.NaN);
        }
        for (int i = 199; i < bars.size(); i++) {
            List<Candle> window = bars.subList(i - 199, i + 1);
            double close = bars.get(i).close();
            double[] swings = swings(window, 5);
            double below = Arrays.stream(swings).filter(x -> x <= close).max().orElse(Double.NaN);
            double above = Arrays.stream(swings).filter(x -> x > close).min().orElse(Double.NaN);
            double[] supports = Arrays.stream(swings)
                    .filter(x -> x <= below && x >= below * 0.99)
                    .toArray();
            double[] resistances = Arrays.stream(swings)
                    .filter(x -> x >= above && x <= above * 1.01)
                    .toArray();
            double lowest = window.stream().mapToDouble(Candle::low).min().orElseThrow();
            double highest = window.stream().mapToDouble(Candle::high).max().orElseThrow();
            values[0][i] = Arrays.stream(supports).average().orElse(lowest);
            values[1][i] = (close - values[0][i]) / close;
            values[2][i] = supports.length;
            values[3][i] = Arrays.stream(resistances).average().orElse(highest);
            values[4][i] = (values[3][i] - close) / close;
            values[5][i] = resistances.length;
        }
        return values;
    }

    private static double[] swings(List<Candle> window, int span) {
        List<Double> swings = new ArrayList<>();
        for (int i = span; i < window.size() - span; i++) {
            List<Candle> before = window.subList(i - span, i);
            List<Candle> after = window.subList(i + 1, i + span + 1);
            double high = window.get(i).high();
            double low = window.get(i).low();
            if (before.stream().allMatch(bar -> bar.high() <= high)
                    && after.stream().allMatch(bar -> bar.high() < high)) {
                swings.add(high);
            }
            if (before.stream().allMatch(bar -> bar.low() >= low)
                    && after.stream().allMatch(bar -> bar.low() > low)) {
                swings.add(low);
            }
        }
        return swings.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
