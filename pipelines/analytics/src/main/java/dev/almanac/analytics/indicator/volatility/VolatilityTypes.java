package dev.almanac.analytics.indicator.volatility;

import dev.almanac.analytics.indicator.type.Group;
import dev.almanac.analytics.indicator.type.IndicatorType;
import dev.almanac.analytics.indicator.type.Memory;
import dev.almanac.analytics.indicator.type.Scale;
import dev.almanac.analytics.market.Annualisation;
import java.util.List;

/** The volatility indicators that can be named. */
public final class VolatilityTypes {
    private static final double INF = Double.POSITIVE_INFINITY;
    private static final String FRACTION = "fraction";
    private static final String PRICE = "price";

    private VolatilityTypes() {}

    /** All of them. */
    public static List<IndicatorType<?>> all() {
        return List.of(
                trueRange(),
                atr(),
                natr(),
                stdev(),
                bb(),
                donchian(),
                closeRange(),
                volatility(),
                drawdown(),
                ulcer(),
                choppiness(),
                returnShape());
    }

    private static IndicatorType<?> atr() {
        return IndicatorType.of("atr", "Average true range", Group.VOLATILITY)
                .memory(Memory.FADING)
                .formula("Wilder's smoothing over n of max(H, C before) - min(L, C before)")
                .source("Wilder, New Concepts in Technical Trading Systems, 1978")
                .bars("n", 14, 1)
                .made((a, interval) -> new AverageTrueRange(a.bars(0)), a -> a.bars(0) + 1)
                .shows(PRICE, Scale.PRICE, 0, INF, AverageTrueRange::value, AverageTrueRange::values);
    }

    private static IndicatorType<?> bb() {
        return IndicatorType.of("bb", "Bollinger bands", Group.VOLATILITY)
                .formula("middle = SMA(n), upper and lower = middle +- k deviations (divisor n);"
                        + " percent_b = (C - lower) / (upper - lower); width = (upper - lower) / middle")
                .source("Bollinger, Bollinger on Bollinger Bands, 2001")
                .bars("n", 20, 2)
                .number("k", 2, 0.01, 100)
                .made((a, interval) -> new BollingerBands(a.bars(0), a.number(1)), a -> a.bars(0))
                .output("upper", "Upper Bollinger band", PRICE, Scale.PRICE, 0, INF, BollingerBands::upper)
                .inBlocks(BollingerBands::uppers)
                .output("middle", "Middle of the Bollinger bands", PRICE, Scale.PRICE, 0, INF, BollingerBands::middle)
                .inBlocks(BollingerBands::middles)
                .output("lower", "Lower Bollinger band", PRICE, Scale.PRICE, BollingerBands::lower)
                .inBlocks(BollingerBands::lowers)
                .output("percent_b", "Place in the Bollinger bands", FRACTION, Scale.FREE, BollingerBands::percentB)
                .inBlocks(BollingerBands::percentBs)
                .output("width", "Width of the Bollinger bands", FRACTION, Scale.FREE, 0, INF, BollingerBands::width)
                .inBlocks(BollingerBands::widths)
                .done();
    }

    private static IndicatorType<?> closeRange() {
        return IndicatorType.of("close_range", "Range of closes", Group.VOLATILITY)
                .formula("high and low: highest and lowest of the last n closes, this one included")
                .source("definition")
                .bars("n", 20, 1)
                .made((a, interval) -> new CloseRange(a.bars(0)), a -> a.bars(0))
                .output("high", "Highest close", PRICE, Scale.PRICE, 0, INF, CloseRange::high)
                .inBlocks(CloseRange::highs)
                .output("low", "Lowest close", PRICE, Scale.PRICE, 0, INF, CloseRange::low)
                .inBlocks(CloseRange::lows)
                .done();
    }

    private static IndicatorType<?> donchian() {
        return IndicatorType.of("donchian", "Donchian channel", Group.VOLATILITY)
                .formula("upper = HH(n), lower = LL(n), this bar included; position = (C - lower) / (upper - lower)")
                .source("Donchian, High Finance in Copper, Financial Analysts Journal, 1960")
                .bars("n", 20, 1)
                .made((a, interval) -> new DonchianChannel(a.bars(0)), a -> a.bars(0))
                .output("upper", "Upper Donchian band", PRICE, Scale.PRICE, 0, INF, DonchianChannel::upper)
                .inBlocks(DonchianChannel::uppers)
                .output("lower", "Lower Donchian band", PRICE, Scale.PRICE, 0, INF, DonchianChannel::lower)
                .inBlocks(DonchianChannel::lowers)
                .output(
                        "position",
                        "Place in the Donchian channel",
                        FRACTION,
                        Scale.FREE,
                        0,
                        1,
                        DonchianChannel::position)
                .inBlocks(DonchianChannel::positions)
                .done();
    }

    private static IndicatorType<?> volatility() {
        return IndicatorType.of("volatility", "Annualised volatility", Group.VOLATILITY)
                .formula("sample deviation of n log returns x sqrt(bars of 365 days)")
                .source("definition")
                .bars("n", 30, 2)
                .made(
                        (a, interval) -> new RealisedVolatility(a.bars(0), Annualisation.barsPerYear(interval)),
                        a -> a.bars(0) + 1)
                .shows("fraction per year", Scale.FREE, 0, INF, RealisedVolatility::value);
    }

    private static IndicatorType<?> drawdown() {
        return IndicatorType.of("drawdown", "Below the highest high", Group.VOLATILITY)
                .formula("C / HH(n) - 1")
                .source("definition")
                .bars("n", 365, 1)
                .made((a, interval) -> new Drawdown(a.bars(0)), a -> a.bars(0))
                .shows(FRACTION, Scale.FREE, -1, 0, Drawdown::value);
    }

    private static IndicatorType<?> trueRange() {
        return IndicatorType.of("true_range", "True range", Group.VOLATILITY)
                .formula("max(H, C before) - min(L, C before)")
                .source("Wilder, New Concepts in Technical Trading Systems, 1978")
                .made((a, interval) -> new TrueRange(), a -> 2)
                .shows(PRICE, Scale.PRICE, 0, INF, TrueRange::value);
    }

    private static IndicatorType<?> natr() {
        return IndicatorType.of("natr", "Normalised average true range", Group.VOLATILITY)
                .memory(Memory.FADING)
                .formula("100 ATR(n) / C")
                .source("Forman, Cross-Market Evaluations with Normalized Average True Range, 2006")
                .bars("n", 14, 1)
                .made((a, interval) -> new NormalisedRange(a.bars(0)), a -> a.bars(0) + 1)
                .shows("percent", Scale.FREE, 0, INF, NormalisedRange::value);
    }

    private static IndicatorType<?> stdev() {
        return IndicatorType.of("stdev", "Standard deviation", Group.VOLATILITY)
                .formula("population and sample: deviation of n closes, divisor n and n - 1;"
                        + " z_score = (C - mean) / population deviation")
                .source("definition")
                .bars("n", 20, 2)
                .made((a, interval) -> new StandardDeviation(a.bars(0)), a -> a.bars(0))
                .output("population", "Deviation of closes", PRICE, Scale.PRICE, 0, INF, StandardDeviation::population)
                .inBlocks(StandardDeviation::populations)
                .output("sample", "Sample deviation of closes", PRICE, Scale.PRICE, 0, INF, StandardDeviation::sample)
                .output("z_score", "Score of the close", "standard deviations", Scale.FREE, StandardDeviation::score)
                .done();
    }

    private static IndicatorType<?> ulcer() {
        return IndicatorType.of("ulcer", "Ulcer index", Group.VOLATILITY)
                .formula(
                        "root mean square of 100 (C / highest C since the window began - 1) over n bars; costs O(n) a bar")
                .source("Martin and McCann, The Investor's Guide to Fidelity Funds, 1989")
                .bars("n", 14, 1)
                .made((a, interval) -> new UlcerIndex(a.bars(0)), a -> a.bars(0))
                .shows("percent", Scale.FREE, 0, 100, UlcerIndex::value);
    }

    private static IndicatorType<?> choppiness() {
        return IndicatorType.of("choppiness", "Choppiness index", Group.VOLATILITY)
                .formula(
                        "100 ln(sum of true ranges / (highest - lowest)) / ln n over n bars, each taken with the close before")
                .source("Dreiss, Technical Analysis of Stocks and Commodities, 1993")
                .bars("n", 14, 2)
                .made((a, interval) -> new Choppiness(a.bars(0)), a -> a.bars(0) + 1)
                .shows("points", Scale.FREE, 0, 100, Choppiness::value);
    }

    private static IndicatorType<?> returnShape() {
        return IndicatorType.of("return_shape", "Skew and kurtosis of returns", Group.VOLATILITY)
                .formula("skew and excess kurtosis of n log returns, corrected for the size of the sample")
                .source("Joanes and Gill, Comparing Measures of Sample Skewness and Kurtosis, 1998")
                .bars("n", 60, 4)
                .made((a, interval) -> new ReturnShape(a.bars(0)), a -> a.bars(0) + 1)
                .output("skew", "Skew of returns", "ratio", Scale.FREE, ReturnShape::skew)
                .output("kurtosis", "Excess kurtosis of returns", "ratio", Scale.FREE, ReturnShape::kurtosis)
                .done();
    }
}
