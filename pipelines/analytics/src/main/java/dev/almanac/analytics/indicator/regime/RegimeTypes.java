package dev.almanac.analytics.indicator.regime;

import dev.almanac.analytics.indicator.type.Group;
import dev.almanac.analytics.indicator.type.IndicatorType;
import dev.almanac.analytics.indicator.type.Memory;
import dev.almanac.analytics.indicator.type.Scale;
import java.util.List;

/** The indicators of anomaly and regime that can be named. */
public final class RegimeTypes {
    private static final double INF = Double.POSITIVE_INFINITY;
    private static final String LOGARITHM = "natural logarithm";
    private static final String STATE = "-1, 0 or 1";
    private static final String ROUSSEEUW = "Rousseeuw and Croux, Alternatives to the Median Absolute Deviation, 1993";
    private static final String DEVIATIONS = "robust standard deviations";

    private RegimeTypes() {}

    /** All of them. */
    public static List<IndicatorType<?>> all() {
        return List.of(
                returnScore(),
                volumeScore(),
                rangeScore(),
                ewmaChart(),
                cusum(),
                changePoint(),
                volatilityRegime(),
                trendRegime());
    }

    private static IndicatorType<?> returnScore() {
        return IndicatorType.of("return_score", "Unusual return", Group.REGIME)
                .formula("(log return - median) / (1.4826 MAD) of the n returns before")
                .source(ROUSSEEUW)
                .bars("n", 60, 2)
                .made((a, interval) -> new ReturnScore(a.bars(0)), a -> a.bars(0) + 2)
                .shows(DEVIATIONS, Scale.FREE, ReturnScore::value);
    }

    private static IndicatorType<?> volumeScore() {
        return IndicatorType.of("volume_score", "Unusual volume", Group.REGIME)
                .formula("(log volume - median) / (1.4826 MAD) of the n traded bars before")
                .source(ROUSSEEUW)
                .bars("n", 60, 2)
                .made((a, interval) -> new VolumeScore(a.bars(0)), a -> a.bars(0) + 1)
                .shows(DEVIATIONS, Scale.FREE, VolumeScore::value);
    }

    private static IndicatorType<?> rangeScore() {
        return IndicatorType.of("range_score", "Unusual range", Group.REGIME)
                .formula("(ln(H / L) - median) / (1.4826 MAD) of the n bars before")
                .source(ROUSSEEUW)
                .bars("n", 60, 2)
                .made((a, interval) -> new RangeScore(a.bars(0)), a -> a.bars(0) + 1)
                .shows(DEVIATIONS, Scale.FREE, RangeScore::value);
    }

    private static IndicatorType<?> ewmaChart() {
        return IndicatorType.of("ewma_chart", "EWMA control chart of returns", Group.REGIME)
                .memory(Memory.FADING)
                .formula("value = average of log returns with weight for the last; upper, lower = m +- limit s"
                        + " sqrt(weight / (2 - weight)); score = (value - m) / (s sqrt(weight / (2 - weight)));"
                        + " m and s of the n returns before")
                .source("Roberts, Control Chart Tests Based on Geometric Moving Averages, 1959")
                .bars("n", 60, 2)
                .number("weight", 0.2, 0.001, 1)
                .number("limit", 3, 0.1, 100)
                .made((a, interval) -> new EwmaChart(a.bars(0), a.number(1), a.number(2)), a -> a.bars(0) + 2)
                .output("value", "Average return", LOGARITHM, Scale.FREE, EwmaChart::value)
                .output("upper", "Upper control limit", LOGARITHM, Scale.FREE, EwmaChart::upper)
                .output("lower", "Lower control limit", LOGARITHM, Scale.FREE, EwmaChart::lower)
                .output("score", "Average return off the mean", "standard deviations", Scale.FREE, EwmaChart::score)
                .done();
    }

    private static IndicatorType<?> cusum() {
        return IndicatorType.of("cusum", "Cumulative sum of returns", Group.REGIME)
                .memory(Memory.FADING)
                .formula("up = max(0, up + u - slack), down = max(0, down - u - slack), anew after an alarm;"
                        + " alarm = 1 where up > limit, -1 where down > limit; u = (log return - m) / s"
                        + " of the n returns before")
                .source("Page, Continuous Inspection Schemes, 1954")
                .bars("n", 60, 2)
                .number("slack", 0.5, 0, 10)
                .number("limit", 5, 0.1, 1000)
                .made((a, interval) -> new Cusum(a.bars(0), a.number(1), a.number(2)), a -> a.bars(0) + 2)
                .output("up", "Sum of high returns", "standard deviations", Scale.FREE, 0, INF, Cusum::up)
                .output("down", "Sum of low returns", "standard deviations", Scale.FREE, 0, INF, Cusum::down)
                .output("alarm", "Alarm that the mean has moved", STATE, Scale.FREE, -1, 1, Cusum::alarm)
                .done();
    }

    private static IndicatorType<?> changePoint() {
        return IndicatorType.of("change_point", "Bayesian change point of returns", Group.REGIME)
                .memory(Memory.FADING)
                .formula("posterior of the length of the present run of log return / deviation of the n before,"
                        + " normal with unknown mean and variance, a new run every expected bars;"
                        + " probability = P(length <= recent); run_length = its mean, lengths from longest on as one")
                .source("Adams and MacKay, Bayesian Online Changepoint Detection, 2007")
                .bars("n", 100, 2)
                .number("expected", 100, 2, 1e9)
                .bars("longest", 200, 2)
                .bars("recent", 5, 1)
                .made(
                        (a, interval) -> new ChangePoint(a.bars(0), a.number(1), a.bars(2), a.bars(3)),
                        a -> a.bars(0) + Math.min(a.bars(3), a.bars(2) - 1) + 2)
                .output(
                        "probability",
                        "Probability of a recent change",
                        "probability",
                        Scale.FREE,
                        0,
                        1,
                        ChangePoint::probability)
                .output("run_length", "Bars since the last change", "bars", Scale.FREE, 0, INF, ChangePoint::runLength)
                .from(a -> a.bars(0) + 2)
                .done();
    }

    private static IndicatorType<?> volatilityRegime() {
        return IndicatorType.of("volatility_regime", "Volatility regime", Group.REGIME)
                .memory(Memory.FADING)
                .formula("rank of the deviation of n log returns among its last window values; regime = 1 from where"
                        + " rank > 1 - tail to where rank < 1 - tail - margin, -1 mirrored, else 0")
                .source("definition")
                .bars("n", 20, 2)
                .bars("window", 250, 2)
                .number("tail", 0.2, 0, 0.5)
                .number("margin", 0.05, 0, 0.5)
                .made(
                        (a, interval) -> new VolatilityRegime(a.bars(0), a.bars(1), a.number(2), a.number(3)),
                        a -> a.bars(0) + a.bars(1))
                .output("regime", "Volatility regime", STATE, Scale.FREE, -1, 1, VolatilityRegime::regime)
                .output("rank", "Rank of the volatility", "fraction", Scale.FREE, 0, 1, VolatilityRegime::rank)
                .done();
    }

    private static IndicatorType<?> trendRegime() {
        return IndicatorType.of("trend_regime", "Trend regime", Group.REGIME)
                .memory(Memory.FADING)
                .formula("strength = (EMA(fast) - EMA(slow)) / ATR(slow); regime = 1 from where strength > enter"
                        + " to where strength < enter - margin, -1 mirrored, else 0")
                .source("definition")
                .bars("fast", 20, 1)
                .bars("slow", 50, 2)
                .number("enter", 1, 0, 100)
                .number("margin", 0.5, 0, 100)
                .made(
                        (a, interval) -> new TrendRegime(a.bars(0), a.bars(1), a.number(2), a.number(3)),
                        a -> Math.max(a.bars(0), a.bars(1) + 1))
                .output("regime", "Trend regime", STATE, Scale.FREE, -1, 1, TrendRegime::regime)
                .output("strength", "Trend strength", "average true ranges", Scale.FREE, TrendRegime::strength)
                .done();
    }
}
