package dev.almanac.analytics.feature;

import dev.almanac.analytics.market.Interval;
import java.util.List;
import java.util.stream.Stream;

/**
 * The first feature set, {@code core}: trend, momentum, volatility, volume and range of daily and 4-hour bars. A bar is one
 * with trades, but for turnover and relative volume, which count those without too.
 */
public final class CoreFeatures {
    private static final double INF = Double.POSITIVE_INFINITY;
    private static final String WILDER = "Wilder, New Concepts in Technical Trading Systems, 1978";
    private static final String APPEL = "Appel, Technical Analysis: Power Tools for Active Investors, 2005";
    private static final String BOLLINGER = "Bollinger, Bollinger on Bollinger Bands, 2001";
    private static final String ROUSSEEUW = "Rousseeuw and Croux, Alternatives to the Median Absolute Deviation, 1993";
    private static final String OURS = "definition";
    private static final String FRACTION = "fraction";
    private static final String POINTS = "points";
    private static final String DEVIATIONS = "robust standard deviations";

    private CoreFeatures() {}

    /** The set: 27 features of 1d and 4h bars and 5 of them joined from 1d. */
    public static FeatureSet set() {
        return new FeatureSet(
                "core", 3, List.of(Interval.D1, Interval.H4), Interval.D1, own(), joined(), CoreProgram::new);
    }

    private static List<FeatureSpec> own() {
        return Stream.of(trend(), momentum(), volatility(), volume(), range(), unusual())
                .flatMap(List::stream)
                .toList();
    }

    private static List<FeatureSpec> trend() {
        return List.of(
                average(20),
                average(50),
                average(200),
                new FeatureSpec(
                        "ema_ratio_12_26",
                        "12-bar above 26-bar average",
                        "EMA(12) / EMA(26) - 1",
                        APPEL,
                        FRACTION,
                        -1,
                        INF,
                        26),
                new FeatureSpec(
                        "macd_hist_pct",
                        "MACD histogram",
                        "MACD(12,26,9) histogram / close",
                        APPEL,
                        FRACTION,
                        -INF,
                        INF,
                        34),
                new FeatureSpec("adx_14", "Trend strength (ADX)", "ADX(14)", WILDER, POINTS, 0, 100, 28),
                new FeatureSpec(
                        "di_spread_14", "Trend direction (DI)", "DI+(14) - DI-(14)", WILDER, POINTS, -100, 100, 15),
                new FeatureSpec(
                        "aroon_osc_25",
                        "Aroon oscillator",
                        "100 (age of low - age of high) / 25 over 26 bars",
                        "Chande, The Time Price Oscillator, 1995",
                        POINTS,
                        -100,
                        100,
                        26),
                new FeatureSpec(
                        "linreg_slope_pct_20",
                        "Slope of the 20-bar regression line",
                        "least-squares slope of 20 closes / close",
                        OURS,
                        "fraction per bar",
                        -INF,
                        INF,
                        20));
    }

    private static List<FeatureSpec> momentum() {
        return List.of(
                new FeatureSpec("rsi_14", "Relative strength index", "RSI(14)", WILDER, POINTS, 0, 100, 15),
                new FeatureSpec(
                        "stoch_k_14",
                        "Stochastic %K",
                        "100 (close - LL(14)) / (HH(14) - LL(14))",
                        "Lane, Lane's Stochastics, 1984",
                        POINTS,
                        0,
                        100,
                        14),
                new FeatureSpec(
                        "cci_20",
                        "Commodity channel index",
                        "CCI(20)",
                        "Lambert, Commodity Channel Index, 1980",
                        POINTS,
                        -INF,
                        INF,
                        20),
                change(7),
                change(30),
                change(90));
    }

    private static List<FeatureSpec> volatility() {
        return List.of(
                new FeatureSpec(
                        "natr_14", "Average true range of the price", "ATR(14) / close", WILDER, FRACTION, 0, INF, 15),
                new FeatureSpec(
                        "bb_percent_b_20",
                        "Place in the Bollinger bands",
                        "(close - lower) / (upper - lower), bands (20, 2)",
                        BOLLINGER,
                        FRACTION,
                        -INF,
                        INF,
                        20),
                new FeatureSpec(
                        "bb_width_20",
                        "Width of the Bollinger bands",
                        "(upper - lower) / SMA(20), bands (20, 2)",
                        BOLLINGER,
                        FRACTION,
                        0,
                        INF,
                        20),
                new FeatureSpec(
                        "volatility_30",
                        "Annualised volatility",
                        "sample deviation of 30 log returns x sqrt(bars of 365 days)",
                        OURS,
                        "fraction per year",
                        0,
                        INF,
                        31));
    }

    private static List<FeatureSpec> volume() {
        return List.of(
                new FeatureSpec(
                        "mfi_14",
                        "Money flow index",
                        "MFI(14)",
                        "Quong and Soudack, Volume-Weighted RSI: Money Flow, 1989",
                        POINTS,
                        0,
                        100,
                        15),
                new FeatureSpec(
                        "cmf_20",
                        "Chaikin money flow",
                        "CMF(20)",
                        "Colby, The Encyclopedia of Technical Market Indicators, 2003",
                        FRACTION,
                        -1,
                        1,
                        20),
                new FeatureSpec(
                        "relative_volume_20",
                        "Volume against the 20 bars before",
                        "volume / mean volume of the 20 bars before",
                        OURS,
                        "ratio",
                        0,
                        INF,
                        21),
                new FeatureSpec(
                        "quote_volume_median_30",
                        "Median turnover of 30 bars",
                        "median of 30 quote_volume, else close x volume",
                        OURS,
                        "quote per bar",
                        0,
                        INF,
                        30));
    }

    private static List<FeatureSpec> range() {
        return List.of(
                new FeatureSpec(
                        "donchian_position_20",
                        "Place in the 20-bar range",
                        "(close - LL(20)) / (HH(20) - LL(20))",
                        "Donchian, High Finance in Copper, 1960",
                        FRACTION,
                        0,
                        1,
                        20),
                new FeatureSpec(
                        "drawdown_365", "Below the 365-bar high", "close / HH(365) - 1", OURS, FRACTION, -1, 0, 365));
    }

    private static List<FeatureSpec> unusual() {
        return List.of(
                new FeatureSpec(
                        "return_z_60",
                        "Unusual return",
                        "(log return - median) / (1.4826 MAD) of the 60 before",
                        ROUSSEEUW,
                        DEVIATIONS,
                        -INF,
                        INF,
                        62),
                new FeatureSpec(
                        "volume_z_60",
                        "Unusual volume",
                        "(log volume - median) / (1.4826 MAD) of the 60 traded bars before",
                        ROUSSEEUW,
                        DEVIATIONS,
                        -INF,
                        INF,
                        61));
    }

    private static FeatureSpec average(int period) {
        return new FeatureSpec(
                "sma_ratio_" + period,
                "Close above its " + period + "-bar average",
                "close / SMA(" + period + ") - 1",
                OURS,
                FRACTION,
                -1,
                INF,
                period);
    }

    private static FeatureSpec change(int period) {
        return new FeatureSpec(
                "roc_" + period,
                "Change over " + period + " intervals",
                "close / close exactly " + period + " intervals before - 1",
                OURS,
                FRACTION,
                -1,
                INF,
                period + 1);
    }

    private static List<JoinedFeature> joined() {
        List<FeatureSpec> own = own();
        return List.of("sma_ratio_50", "rsi_14", "adx_14", "natr_14", "roc_30").stream()
                .map(name -> own.stream()
                        .filter(spec -> spec.name().equals(name))
                        .findFirst()
                        .orElseThrow())
                .map(spec -> new JoinedFeature(
                        new FeatureSpec(
                                "d1_" + spec.name(),
                                spec.label() + " (1d)",
                                spec.formula() + " of the last closed 1d bar",
                                spec.source(),
                                spec.unit(),
                                spec.low(),
                                spec.high(),
                                spec.warmUp()),
                        spec.name()))
                .toList();
    }
}
