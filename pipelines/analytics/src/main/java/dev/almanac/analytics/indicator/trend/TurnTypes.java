package dev.almanac.analytics.indicator.trend;

import dev.almanac.analytics.indicator.type.Arguments;
import dev.almanac.analytics.indicator.type.Group;
import dev.almanac.analytics.indicator.type.IndicatorType;
import dev.almanac.analytics.indicator.type.Memory;
import dev.almanac.analytics.indicator.type.Scale;
import java.util.List;

/** The indicators of turns and of lines that are drawn ahead which can be named. */
public final class TurnTypes {
    private static final double INF = Double.POSITIVE_INFINITY;
    private static final String BARS = "bars";
    private static final String FRACTION = "fraction";
    private static final String PRICE = "price";
    private static final String SIGN = "1 or -1";
    private static final String WILLIAMS = "Williams, Trading Chaos, 1995";

    private TurnTypes() {}

    /** All of them. */
    public static List<IndicatorType<?>> all() {
        return List.of(superTrend(), psar(), ichimoku(), zigZag(), fractals(), alligator(), gator());
    }

    private static IndicatorType<?> superTrend() {
        return IndicatorType.of("supertrend", "SuperTrend", Group.TREND)
                .memory(Memory.FADING)
                .formula(
                        "line = (H + L) / 2 - k ATR(n), never lowered, while closes stay above; + k ATR(n), never raised,"
                                + " while they stay below")
                .source("Seban, Tout le monde merite d'etre riche, 2008")
                .bars("n", 10, 1)
                .number("k", 3, 0.01, 100)
                .made((a, interval) -> new SuperTrend(a.bars(0), a.number(1)), a -> a.bars(0) + 1)
                .output("line", "SuperTrend", PRICE, Scale.PRICE, SuperTrend::value)
                .output("direction", "Direction of SuperTrend", SIGN, Scale.FREE, -1, 1, SuperTrend::direction)
                .done();
    }

    private static IndicatorType<?> psar() {
        return IndicatorType.of("psar", "Parabolic stop and reverse", Group.TREND)
                .memory(Memory.FADING)
                .formula(
                        "next stop = stop + f (extreme - stop), outside the last two bars; f = step, grown by step with"
                                + " every new extreme, up to most; turned by a bar that reaches it")
                .source("Wilder, New Concepts in Technical Trading Systems, 1978")
                .number("step", 0.02, 0.0001, 1)
                .number("most", 0.2, 0.0001, 1)
                .made((a, interval) -> new ParabolicStop(a.number(0), a.number(1)), a -> 2)
                .output("stop", "Parabolic stop", PRICE, Scale.PRICE, 0, INF, ParabolicStop::value)
                .output(
                        "direction",
                        "Direction of the parabolic stop",
                        SIGN,
                        Scale.FREE,
                        -1,
                        1,
                        ParabolicStop::direction)
                .done();
    }

    private static IndicatorType<?> ichimoku() {
        return IndicatorType.of("ichimoku", "Ichimoku", Group.TREND)
                .formula(
                        "conversion, base = (HH + LL) / 2 of fast, medium bars; span_a = mean of the two, span_b = (HH + LL)"
                                + " / 2 of slow bars, both as of shift bars before; lagging = C / C shift bars before - 1")
                .source("Hosoda, Ichimoku Kinko Hyo, 1969")
                .bars("fast", 9, 1)
                .bars("medium", 26, 1)
                .bars("slow", 52, 1)
                .bars("shift", 26, 1)
                .made(
                        (a, interval) -> new Ichimoku(a.bars(0), a.bars(1), a.bars(2), a.bars(3)),
                        a -> Math.max(a.bars(0), a.bars(1)) + a.bars(3))
                .output("conversion", "Conversion line", PRICE, Scale.PRICE, 0, INF, Ichimoku::conversion)
                .from(a -> a.bars(0))
                .output("base", "Base line", PRICE, Scale.PRICE, 0, INF, Ichimoku::base)
                .from(a -> a.bars(1))
                .output("span_a", "Span A at this bar", PRICE, Scale.PRICE, 0, INF, Ichimoku::firstSpan)
                .output("span_b", "Span B at this bar", PRICE, Scale.PRICE, 0, INF, Ichimoku::secondSpan)
                .from(a -> a.bars(2) + a.bars(3))
                .output("lagging", "Lagging line above prices", FRACTION, Scale.FREE, -1, INF, Ichimoku::lagging)
                .from(a -> a.bars(3) + 1)
                .done();
    }

    private static IndicatorType<?> zigZag() {
        return IndicatorType.of("zigzag", "Zigzag", Group.TREND)
                .memory(Memory.FADING)
                .formula("the last high that a later close lies percent below, or low that one lies percent above;"
                        + " reported once confirmed")
                .source("Merrill, Filtered Waves, 1977")
                .number("percent", 5, 0.01, 99)
                .made((a, interval) -> new ZigZag(a.number(0)), a -> 3)
                .output("pivot", "Last confirmed pivot", PRICE, Scale.PRICE, 0, INF, ZigZag::pivot)
                .output("kind", "Pivot is a high or a low", SIGN, Scale.FREE, -1, 1, ZigZag::kind)
                .output("age", "Bars since the pivot", BARS, Scale.FREE, 1, INF, ZigZag::age)
                .output("since", "Bars since its confirmation", BARS, Scale.FREE, 0, INF, ZigZag::since)
                .waiting()
                .done();
    }

    private static IndicatorType<?> fractals() {
        return IndicatorType.of("fractals", "Fractals", Group.TREND)
                .memory(Memory.FADING)
                .formula("high above, low below those of the n bars on either side; reported n bars late")
                .source(WILLIAMS)
                .bars("n", 2, 1)
                .made((a, interval) -> new Fractals(a.bars(0)), a -> 2 * a.bars(0) + 1)
                .output("high", "Last fractal high", PRICE, Scale.PRICE, 0, INF, Fractals::high)
                .output("high_age", "Bars since the fractal high", BARS, Scale.FREE, 1, INF, Fractals::highAge)
                .output("high_since", "Bars since its confirmation", BARS, Scale.FREE, 0, INF, Fractals::highSince)
                .output("low", "Last fractal low", PRICE, Scale.PRICE, 0, INF, Fractals::low)
                .output("low_age", "Bars since the fractal low", BARS, Scale.FREE, 1, INF, Fractals::lowAge)
                .output("low_since", "Bars since its confirmation", BARS, Scale.FREE, 0, INF, Fractals::lowSince)
                .waiting()
                .done();
    }

    private static IndicatorType.Declaration sixBars(IndicatorType.Declaration declaration) {
        return declaration
                .memory(Memory.FADING)
                .bars("jaw", 13, 1)
                .bars("jaw_shift", 8, 1)
                .bars("teeth", 8, 1)
                .bars("teeth_shift", 5, 1)
                .bars("lips", 5, 1)
                .bars("lips_shift", 3, 1);
    }

    private static Alligator alligator(Arguments a) {
        return new Alligator(a.bars(0), a.bars(1), a.bars(2), a.bars(3), a.bars(4), a.bars(5));
    }

    private static int jawFrom(Arguments a) {
        return a.bars(0) + a.bars(1);
    }

    private static int teethFrom(Arguments a) {
        return a.bars(2) + a.bars(3);
    }

    private static int lipsFrom(Arguments a) {
        return a.bars(4) + a.bars(5);
    }

    private static IndicatorType<?> alligator() {
        return sixBars(IndicatorType.of("alligator", "Alligator", Group.TREND)
                        .formula("each line = Wilder's smoothing of (H + L) / 2 over its bars, as of its shift before")
                        .source(WILLIAMS))
                .made((a, interval) -> alligator(a), TurnTypes::jawFrom)
                .output("jaw", "Alligator's jaw", PRICE, Scale.PRICE, 0, INF, Alligator::jaw)
                .output("teeth", "Alligator's teeth", PRICE, Scale.PRICE, 0, INF, Alligator::teeth)
                .from(TurnTypes::teethFrom)
                .output("lips", "Alligator's lips", PRICE, Scale.PRICE, 0, INF, Alligator::lips)
                .from(TurnTypes::lipsFrom)
                .done();
    }

    private static IndicatorType<?> gator() {
        return sixBars(IndicatorType.of("gator", "Gator oscillator", Group.TREND)
                        .formula("upper = |jaw - teeth|, lower = -|teeth - lips| of the alligator")
                        .source("Williams, New Trading Dimensions, 1998"))
                .made((a, interval) -> alligator(a), a -> Math.max(jawFrom(a), teethFrom(a)))
                .output("upper", "Jaw from teeth", PRICE, Scale.PRICE, 0, INF, Alligator::upperGator)
                .output("lower", "Teeth from lips, downwards", PRICE, Scale.PRICE, -INF, 0, Alligator::lowerGator)
                .from(a -> Math.max(teethFrom(a), lipsFrom(a)))
                .done();
    }
}
