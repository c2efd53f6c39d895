package dev.almanac.analytics.indicator.average;

import dev.almanac.analytics.indicator.type.Group;
import dev.almanac.analytics.indicator.type.IndicatorType;
import dev.almanac.analytics.indicator.type.Memory;
import dev.almanac.analytics.indicator.type.Scale;
import java.util.List;

/** The moving averages that can be named. */
public final class AverageTypes {
    private static final double INF = Double.POSITIVE_INFINITY;
    private static final String PRICE = "price";
    private static final String STOCKS_AND_COMMODITIES = "Technical Analysis of Stocks and Commodities";

    private AverageTypes() {}

    /** All of them. */
    public static List<IndicatorType<?>> all() {
        return List.of(
                sma(),
                ema(),
                wma(),
                hma(),
                dema(),
                tema(),
                trima(),
                kama(),
                zlema(),
                alma(),
                t3(),
                vwma(),
                smma(),
                linreg(),
                mcginley(),
                mama());
    }

    private static IndicatorType<?> sma() {
        return IndicatorType.of("sma", "Simple moving average", Group.AVERAGE)
                .formula("mean of the last n closes")
                .source("definition")
                .bars("n", 20, 1)
                .made((a, interval) -> new SimpleAverage(a.bars(0)), a -> a.bars(0))
                .shows(PRICE, Scale.PRICE, 0, INF, SimpleAverage::value, SimpleAverage::values);
    }

    private static IndicatorType<?> ema() {
        return IndicatorType.of("ema", "Exponential moving average", Group.AVERAGE)
                .memory(Memory.FADING)
                .formula("A + k (C - A), k = 2 / (n + 1), begun with the mean of the first n closes")
                .source("definition")
                .bars("n", 20, 1)
                .made((a, interval) -> new CloseAverage(ExponentialAverage.usual(a.bars(0))), a -> a.bars(0))
                .shows(PRICE, Scale.PRICE, 0, INF, CloseAverage::value, CloseAverage::values);
    }

    private static IndicatorType<?> wma() {
        return IndicatorType.of("wma", "Linearly weighted moving average", Group.AVERAGE)
                .formula("mean of the last n closes with weights 1 at the oldest to n at the last")
                .source("definition")
                .bars("n", 20, 2)
                .made((a, interval) -> new WeightedAverage(a.bars(0)), a -> a.bars(0))
                .shows(PRICE, Scale.PRICE, 0, INF, WeightedAverage::value);
    }

    private static IndicatorType<?> hma() {
        return IndicatorType.of("hma", "Hull moving average", Group.AVERAGE)
                .formula("WMA(2 WMA(n / 2) - WMA(n), sqrt(n)), periods rounded down")
                .source("Hull, How to Reduce Lag in a Moving Average, 2005")
                .bars("n", 20, 4)
                .made((a, interval) -> new HullAverage(a.bars(0)), a -> a.bars(0) + HullAverage.root(a.bars(0)) - 1)
                .shows(PRICE, Scale.PRICE, HullAverage::value);
    }

    private static IndicatorType<?> dema() {
        return IndicatorType.of("dema", "Double exponential moving average", Group.AVERAGE)
                .memory(Memory.FADING)
                .formula("2 E1 - E2, E1 = EMA(C, n), E2 = EMA(E1, n)")
                .source("Mulloy, Smoothing Data with Faster Moving Averages, " + STOCKS_AND_COMMODITIES + ", 1994")
                .bars("n", 20, 1)
                .made((a, interval) -> new DoubleAverage(a.bars(0)), a -> 2 * a.bars(0) - 1)
                .shows(PRICE, Scale.PRICE, DoubleAverage::value);
    }

    private static IndicatorType<?> tema() {
        return IndicatorType.of("tema", "Triple exponential moving average", Group.AVERAGE)
                .memory(Memory.FADING)
                .formula("3 E1 - 3 E2 + E3, E1 = EMA(C, n), E2 = EMA(E1, n), E3 = EMA(E2, n)")
                .source("Mulloy, Smoothing Data with Less Lag, " + STOCKS_AND_COMMODITIES + ", 1994")
                .bars("n", 20, 1)
                .made((a, interval) -> new TripleAverage(a.bars(0)), a -> 3 * a.bars(0) - 2)
                .shows(PRICE, Scale.PRICE, TripleAverage::value);
    }

    private static IndicatorType<?> trima() {
        return IndicatorType.of("trima", "Triangular moving average", Group.AVERAGE)
                .formula("SMA over h of SMA over n + 1 - h of closes, h = (n + 1) / 2 rounded down")
                .source("definition")
                .bars("n", 20, 1)
                .made((a, interval) -> new TriangularAverage(a.bars(0)), a -> a.bars(0))
                .shows(PRICE, Scale.PRICE, 0, INF, TriangularAverage::value);
    }

    private static IndicatorType<?> kama() {
        return IndicatorType.of("kama", "Kaufman's adaptive moving average", Group.AVERAGE)
                .memory(Memory.FADING)
                .formula("A + s (C - A), s = (ER (2 / (fast + 1) - 2 / (slow + 1)) + 2 / (slow + 1))^2,"
                        + " ER = |C - C n before| / sum of n |changes|")
                .source("Kaufman, Trading Systems and Methods, 1998")
                .bars("n", 10, 1)
                .bars("fast", 2, 1)
                .bars("slow", 30, 1)
                .made((a, interval) -> new AdaptiveAverage(a.bars(0), a.bars(1), a.bars(2)), a -> a.bars(0) + 1)
                .shows(PRICE, Scale.PRICE, 0, INF, AdaptiveAverage::value);
    }

    private static IndicatorType<?> zlema() {
        return IndicatorType.of("zlema", "Zero-lag exponential moving average", Group.AVERAGE)
                .memory(Memory.FADING)
                .formula("EMA(2 C - C l before, n), l = (n - 1) / 2 rounded down")
                .source("Ehlers and Way, Zero Lag (Well, Almost), " + STOCKS_AND_COMMODITIES + ", 2010")
                .bars("n", 20, 3)
                .made((a, interval) -> new ZeroLagAverage(a.bars(0)), a -> a.bars(0) + (a.bars(0) - 1) / 2)
                .shows(PRICE, Scale.PRICE, ZeroLagAverage::value);
    }

    private static IndicatorType<?> alma() {
        return IndicatorType.of("alma", "Arnaud Legoux moving average", Group.AVERAGE)
                .formula("mean of the last n closes with weights exp(-(i - offset (n - 1))^2 / (2 (n / sigma)^2)),"
                        + " i from 0 at the oldest")
                .source("Legoux and Kouzis-Loukas, Arnaud Legoux Moving Average, 2009")
                .bars("n", 9, 1)
                .number("offset", 0.85, 0, 1)
                .number("sigma", 6, 0.01, 1000)
                .made((a, interval) -> new ArnaudLegouxAverage(a.bars(0), a.number(1), a.number(2)), a -> a.bars(0))
                .shows(PRICE, Scale.PRICE, 0, INF, ArnaudLegouxAverage::value);
    }

    private static IndicatorType<?> t3() {
        return IndicatorType.of("t3", "Tillson's T3 moving average", Group.AVERAGE)
                .memory(Memory.FADING)
                .formula("(1 + v)^3 E3 - 3 v (1 + v)^2 E4 + 3 v^2 (1 + v) E5 - v^3 E6, Ei the i-fold EMA(n) of C")
                .source("Tillson, Smoothing Techniques for More Accurate Signals, " + STOCKS_AND_COMMODITIES + ", 1998")
                .bars("n", 5, 1)
                .number("v", 0.7, 0, 1)
                .made((a, interval) -> new TillsonAverage(a.bars(0), a.number(1)), a -> 6 * a.bars(0) - 5)
                .shows(PRICE, Scale.PRICE, TillsonAverage::value);
    }

    private static IndicatorType<?> vwma() {
        return IndicatorType.of("vwma", "Volume-weighted moving average", Group.AVERAGE)
                .formula("sum of n C V / sum of n V")
                .source("definition")
                .bars("n", 20, 1)
                .made((a, interval) -> new VolumeWeightedAverage(a.bars(0)), a -> a.bars(0))
                .shows(PRICE, Scale.PRICE, 0, INF, VolumeWeightedAverage::value);
    }

    private static IndicatorType<?> smma() {
        return IndicatorType.of("smma", "Smoothed moving average", Group.AVERAGE)
                .memory(Memory.FADING)
                .formula("A + (C - A) / n, begun with the mean of the first n closes")
                .source("Wilder, New Concepts in Technical Trading Systems, 1978")
                .bars("n", 20, 1)
                .made((a, interval) -> new CloseAverage(ExponentialAverage.wilder(a.bars(0))), a -> a.bars(0))
                .shows(PRICE, Scale.PRICE, 0, INF, CloseAverage::value, CloseAverage::values);
    }

    private static IndicatorType<?> linreg() {
        return IndicatorType.of("linreg", "Linear regression", Group.AVERAGE)
                .formula("the least-squares line through the last n closes: end and start = its value at the last and"
                        + " at the oldest of them; r2 = share of their variance that it explains")
                .source("definition")
                .bars("n", 20, 2)
                .made((a, interval) -> new LinearRegression(a.bars(0)), a -> a.bars(0))
                .output("end", "End of the regression line", PRICE, Scale.PRICE, LinearRegression::end)
                .output("start", "Start of the regression line", PRICE, Scale.PRICE, LinearRegression::start)
                .output(
                        "r2",
                        "R2 of the regression line",
                        "fraction",
                        Scale.FREE,
                        0,
                        1,
                        LinearRegression::determination)
                .done();
    }

    private static IndicatorType<?> mcginley() {
        return IndicatorType.of("mcginley", "McGinley dynamic", Group.AVERAGE)
                .memory(Memory.FADING)
                .formula("A + (C - A) / max(1, 0.6 n (C / A)^4), begun with the first close")
                .source("McGinley, The McGinley Dynamic, MTA Journal, 1997")
                .bars("n", 14, 2)
                .made((a, interval) -> new McGinleyDynamic(a.bars(0)), a -> 2)
                .shows(PRICE, Scale.PRICE, 0, INF, McGinleyDynamic::value);
    }

    private static IndicatorType<?> mama() {
        return IndicatorType.of("mama", "MESA adaptive moving average", Group.AVERAGE)
                .memory(Memory.FADING)
                .formula("average = A + a (P - A), P = (H + L) / 2, a = fast / degrees that the phase of the dominant"
                        + " cycle fell, within slow..fast; following = F + a / 2 (average - F)")
                .source("Ehlers, MESA Adaptive Moving Averages, " + STOCKS_AND_COMMODITIES + ", 2001")
                .number("fast", 0.5, 0.01, 1)
                .number("slow", 0.05, 0.001, 1)
                .made((a, interval) -> new MesaAverage(a.number(0), a.number(1)), a -> MesaAverage.WARM_UP)
                .output("average", "MESA adaptive moving average", PRICE, Scale.PRICE, 0, INF, MesaAverage::average)
                .output(
                        "following",
                        "Following adaptive moving average",
                        PRICE,
                        Scale.PRICE,
                        0,
                        INF,
                        MesaAverage::following)
                .done();
    }
}
