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
        return List.of(macd(), dmi(), aroon(), linregSlope());
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
                .from(TrendTypes::slower)
                .output("signal", "MACD signal line", PRICE, Scale.PRICE, Macd::signal)
                .output("hist", "MACD histogram", PRICE, Scale.PRICE, Macd::histogram)
                .output("ratio", "Fast above slow average", "fraction", Scale.FREE, -1, INF, Macd::ratio)
                .from(TrendTypes::slower)
                .done();
    }

    private static int slower(Arguments a) {
        return Math.max(a.bars(0), a.bars(1));
    }

    private static IndicatorType<?> dmi() {
        return IndicatorType.of("dmi", "Directional movement", Group.TREND)
                .memory(Memory.FADING)
                .formula("DI+ and DI- = 100 W(movement) / W(true range); adx = W(100 |DI+ - DI-| / (DI+ + DI-));"
                        + " W Wilder's smoothing over n bars")
                .source("Wilder, New Concepts in Technical Trading Systems, 1978")
                .bars("n", 14, 1)
                .made((a, interval) -> new DirectionalMovement(a.bars(0)), a -> a.bars(0) + 1)
                .output("plus", "DI+", POINTS, Scale.FREE, 0, 100, DirectionalMovement::plusLine)
                .output("minus", "DI-", POINTS, Scale.FREE, 0, 100, DirectionalMovement::minusLine)
                .output("spread", "DI+ less DI-", POINTS, Scale.FREE, -100, 100, DirectionalMovement::spread)
                .output(
                        "adx",
                        "Average directional index",
                        POINTS,
                        Scale.FREE,
                        0,
                        100,
                        DirectionalMovement::averageIndex)
                .from(a -> 2 * a.bars(0))
                .done();
    }

    private static IndicatorType<?> aroon() {
        return IndicatorType.of("aroon", "Aroon", Group.TREND)
                .formula("up = 100 (n - age of the high) / n, down of the low, over n + 1 bars; osc = up - down")
                .source("Chande, The Time Price Oscillator, Technical Analysis of Stocks and Commodities, 1995")
                .bars("n", 25, 1)
                .made((a, interval) -> new Aroon(a.bars(0)), a -> a.bars(0) + 1)
                .output("up", "Aroon up", POINTS, Scale.FREE, 0, 100, Aroon::up)
                .output("down", "Aroon down", POINTS, Scale.FREE, 0, 100, Aroon::down)
                .output("osc", "Aroon oscillator", POINTS, Scale.FREE, -100, 100, Aroon::oscillator)
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
}
