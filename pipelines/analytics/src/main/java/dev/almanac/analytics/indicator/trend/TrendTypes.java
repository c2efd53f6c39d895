package dev.almanac.analytics.indicator.trend;

import dev.almanac.analytics.indicator.type.Arguments;
import dev.almanac.analytics.indicator.type.Group;
import dev.almanac.analytics.indicator.type.IndicatorType;
import dev.almanac.analytics.indicator.type.Memory;
import dev.almanac.analytics.indicator.type.Scale;
import java.util.List;

/** The trend indicators that can be named. */
public final class TrendTypes {
    private static final double INF = Double.POSITIVE_INFINITY;
    private static final String POINTS = "points";
    private static final String PRICE = "price";

    private TrendTypes() {}

    /** All of them. */
    public static List<IndicatorType<?>> all() {
        return List.of(
                macd(),
                dmi(),
                aroon(),
                vortex(),
                linregSlope(),
                linregChannel(),
                stdevChannel(),
                efficiencyRatio(),
                hurst());
    }

    private static IndicatorType<?> macd() {
        return IndicatorType.of("macd", "MACD", Group.TREND)
                .memory(Memory.FADING)
                .formula("line = EMA(fast) - EMA(slow); signal = EMA(line, signal); hist = line - signal;"
                        + " ratio = EMA(fast) / EMA(slow) - 1")
                .source("Appel, Technical Analysis: Power Tools for Active Investors, 2005")
                .bars("fast", 12, 1)
                .bars("slow", 26, 2)
                .bars("signal", 9, 1)
                .made((a, interval) -> new Macd(a.bars(0), a.bars(1), a.bars(2)), a -> slower(a) + a.bars(2) - 1)
                .output("line", "MACD line", PRICE, Scale.PRICE, Macd::line)
                .inBlocks(Macd::lines)
                .from(TrendTypes::slower)
                .output("signal", "MACD signal line", PRICE, Scale.PRICE, Macd::signal)
                .inBlocks(Macd::signals)
                .output("hist", "MACD histogram", PRICE, Scale.PRICE, Macd::histogram)
                .inBlocks(Macd::histograms)
                .output("ratio", "Fast above slow average", "fraction", Scale.FREE, -1, INF, Macd::ratio)
                .inBlocks(Macd::ratios)
                .from(TrendTypes::slower)
                .done();
    }

    private static int slower(Arguments a) {
        return Math.max(a.bars(0), a.bars(1));
    }

    private static IndicatorType<?> dmi() {
        return IndicatorType.of("dmi", "Directional movement", Group.TREND)
                .memory(Memory.FADING)
                .formula("DI+ and DI- = 100 W(movement) / W(true range); dx = 100 |DI+ - DI-| / (DI+ + DI-);"
                        + " adx = W(dx); adxr = mean of adx and adx n bars before; W Wilder's smoothing over n bars")
                .source("Wilder, New Concepts in Technical Trading Systems, 1978")
                .bars("n", 14, 1)
                .made((a, interval) -> new DirectionalMovement(a.bars(0)), a -> a.bars(0) + 1)
                .output("plus", "DI+", POINTS, Scale.FREE, 0, 100, DirectionalMovement::plusLine)
                .inBlocks(DirectionalMovement::plusLines)
                .output("minus", "DI-", POINTS, Scale.FREE, 0, 100, DirectionalMovement::minusLine)
                .inBlocks(DirectionalMovement::minusLines)
                .output("spread", "DI+ less DI-", POINTS, Scale.FREE, -100, 100, DirectionalMovement::spread)
                .inBlocks(DirectionalMovement::spreads)
                .output(
                        "adx",
                        "Average directional index",
                        POINTS,
                        Scale.FREE,
                        0,
                        100,
                        DirectionalMovement::averageIndex)
                .inBlocks(DirectionalMovement::averageIndexes)
                .from(a -> 2 * a.bars(0))
                .output(
                        "dx",
                        "Directional movement index",
                        POINTS,
                        Scale.FREE,
                        0,
                        100,
                        DirectionalMovement::movementIndex)
                .output(
                        "adxr",
                        "Average directional index rating",
                        POINTS,
                        Scale.FREE,
                        0,
                        100,
                        DirectionalMovement::rating)
                .from(a -> 3 * a.bars(0))
                .done();
    }

    private static IndicatorType<?> aroon() {
        return IndicatorType.of("aroon", "Aroon", Group.TREND)
                .formula("up = 100 (n - age of the high) / n, down of the low, over n + 1 bars; osc = up - down")
                .source("Chande, The Time Price Oscillator, Technical Analysis of Stocks and Commodities, 1995")
                .bars("n", 25, 1)
                .made((a, interval) -> new Aroon(a.bars(0)), a -> a.bars(0) + 1)
                .output("up", "Aroon up", POINTS, Scale.FREE, 0, 100, Aroon::up)
                .inBlocks(Aroon::ups)
                .output("down", "Aroon down", POINTS, Scale.FREE, 0, 100, Aroon::down)
                .inBlocks(Aroon::downs)
                .output("osc", "Aroon oscillator", POINTS, Scale.FREE, -100, 100, Aroon::oscillator)
                .inBlocks(Aroon::oscillators)
                .done();
    }

    private static IndicatorType<?> linregSlope() {
        return IndicatorType.of("linreg_slope", "Slope of the regression line", Group.TREND)
                .formula("least-squares slope of the last n closes")
                .source("definition")
                .bars("n", 20, 2)
                .made((a, interval) -> new RegressionSlope(a.bars(0)), a -> a.bars(0))
                .shows("price per bar", Scale.PRICE, RegressionSlope::value);
    }

    private static IndicatorType<?> vortex() {
        return IndicatorType.of("vortex", "Vortex", Group.TREND)
                .formula("plus = sum of |H - L before| / sum of true ranges over n bars; minus of |L - H before|")
                .source("Botes and Siepman, The Vortex Indicator, Technical Analysis of Stocks and Commodities, 2010")
                .bars("n", 14, 1)
                .made((a, interval) -> new Vortex(a.bars(0)), a -> a.bars(0) + 1)
                .output("plus", "VI+", "ratio", Scale.FREE, 0, INF, Vortex::plus)
                .output("minus", "VI-", "ratio", Scale.FREE, 0, INF, Vortex::minus)
                .done();
    }

    private static IndicatorType<?> linregChannel() {
        return IndicatorType.of("linreg_channel", "Linear-regression channel", Group.TREND)
                .formula(
                        "middle = end of the least-squares line through n closes; upper and lower = middle +- k deviations"
                                + " of the closes from the line (divisor n)")
                .source("definition")
                .bars("n", 100, 2)
                .number("k", 2, 0.01, 100)
                .made((a, interval) -> RegressionChannel.ofResiduals(a.bars(0), a.number(1)), a -> a.bars(0))
                .output("upper", "Upper line of the regression channel", PRICE, Scale.PRICE, RegressionChannel::upper)
                .output("middle", "End of the regression line", PRICE, Scale.PRICE, RegressionChannel::middle)
                .output("lower", "Lower line of the regression channel", PRICE, Scale.PRICE, RegressionChannel::lower)
                .done();
    }

    private static IndicatorType<?> stdevChannel() {
        return IndicatorType.of("stdev_channel", "Standard-deviation channel", Group.TREND)
                .formula(
                        "middle = end of the least-squares line through n closes; upper and lower = middle +- k deviations"
                                + " of the closes from their mean (divisor n)")
                .source("definition")
                .bars("n", 20, 2)
                .number("k", 2, 0.01, 100)
                .made((a, interval) -> RegressionChannel.ofCloses(a.bars(0), a.number(1)), a -> a.bars(0))
                .output("upper", "Upper line of the deviation channel", PRICE, Scale.PRICE, RegressionChannel::upper)
                .output("middle", "Middle of the deviation channel", PRICE, Scale.PRICE, RegressionChannel::middle)
                .output("lower", "Lower line of the deviation channel", PRICE, Scale.PRICE, RegressionChannel::lower)
                .done();
    }

    private static IndicatorType<?> efficiencyRatio() {
        return IndicatorType.of("efficiency_ratio", "Efficiency ratio", Group.TREND)
                .formula("|C - C n bars before| / sum of the last n |C - C before|")
                .source("Kaufman, Smarter Trading, 1995")
                .bars("n", 10, 1)
                .made((a, interval) -> new EfficiencyRatio(a.bars(0)), a -> a.bars(0) + 1)
                .shows("fraction", Scale.FREE, 0, 1, EfficiencyRatio::value);
    }

    private static IndicatorType<?> hurst() {
        return IndicatorType.of("hurst", "Hurst exponent", Group.TREND)
                .formula(
                        "slope of ln(mean R/S of parts) over ln(length), the last n log returns divided into 1, 2, 4, ..."
                                + " parts of at least 8; costs O(n log n) a bar")
                .source("Hurst, Long-Term Storage Capacity of Reservoirs, 1951")
                .bars("n", 100, 16)
                .made((a, interval) -> new HurstExponent(a.bars(0)), a -> a.bars(0) + 1)
                .shows("exponent", Scale.FREE, HurstExponent::value);
    }
}
