package dev.almanac.analytics.feature;

import dev.almanac.analytics.indicator.type.IndicatorLibrary;
import dev.almanac.analytics.market.Interval;
import java.util.List;
import java.util.stream.Stream;

/**
 * The feature set that ranking reads, {@code core}: trend, momentum, volatility, volume and range of daily and 4-hour bars.
 */
public final class CoreFeatures {
    private CoreFeatures() {}

    /** The set: 27 features of 1d and 4h bars and 5 of them joined from 1d. */
    public static FeatureSet set() {
        return FeatureSet.of(
                "core",
                List.of(Interval.D1, Interval.H4),
                Stream.of(trend(), momentum(), volatilityAndVolume(), rangeAndUnusual(), joined())
                        .flatMap(List::stream)
                        .toList());
    }

    private static List<Column> trend() {
        return List.of(
                column("sma_ratio_20 = close / sma(20) - 1", "Close above its 20-bar average"),
                column("sma_ratio_50 = close / sma(50) - 1", "Close above its 50-bar average"),
                column("sma_ratio_200 = close / sma(200) - 1", "Close above its 200-bar average"),
                column("ema_ratio_12_26 = macd(12, 26, 9).ratio", "12-bar above 26-bar average"),
                column("macd_hist_pct = macd(12, 26, 9).hist / close", "MACD histogram"),
                column("adx_14 = dmi(14).adx", "Trend strength (ADX)"),
                column("di_spread_14 = dmi(14).spread", "Trend direction (DI)"),
                column("aroon_osc_25 = aroon(25).osc", "Aroon oscillator"),
                column("linreg_slope_pct_20 = linreg_slope(20) / close", "Slope of the 20-bar regression line"));
    }

    private static List<Column> momentum() {
        return List.of(
                column("rsi_14 = rsi(14)", "Relative strength index"),
                column("stoch_k_14 = stoch_fast(14)", "Stochastic %K"),
                column("cci_20 = cci(20)", "Commodity channel index"),
                column("roc_7 = change(7)", "Change over 7 intervals"),
                column("roc_30 = change(30)", "Change over 30 intervals"),
                column("roc_90 = change(90)", "Change over 90 intervals"));
    }

    private static List<Column> volatilityAndVolume() {
        return List.of(
                column("natr_14 = atr(14) / close", "Average true range of the price"),
                column("bb_percent_b_20 = bb(20, 2).percent_b", "Place in the Bollinger bands"),
                column("bb_width_20 = bb(20, 2).width", "Width of the Bollinger bands"),
                column("volatility_30 = volatility(30)", "Annualised volatility"),
                column("mfi_14 = mfi(14)", "Money flow index"),
                column("cmf_20 = cmf(20)", "Chaikin money flow"),
                column("relative_volume_20 = relative_volume(20)", "Volume against the 20 bars before"),
                column("quote_volume_median_30 = median_turnover(30)", "Median turnover of 30 bars"));
    }

    private static List<Column> rangeAndUnusual() {
        return List.of(
                column("donchian_position_20 = donchian(20).position", "Place in the 20-bar range"),
                column("drawdown_365 = drawdown(365)", "Below the 365-bar high"),
                column("return_z_60 = return_score(60)", "Unusual return"),
                column("volume_z_60 = volume_score(60)", "Unusual volume"));
    }

    private static List<Column> joined() {
        return List.of(
                column("d1_sma_ratio_50 = close / sma(50) - 1 @ 1d", "Close above its 50-bar average"),
                column("d1_rsi_14 = rsi(14) @ 1d", "Relative strength index"),
                column("d1_adx_14 = dmi(14).adx @ 1d", "Trend strength (ADX)"),
                column("d1_natr_14 = atr(14) / close @ 1d", "Average true range of the price"),
                column("d1_roc_30 = change(30) @ 1d", "Change over 30 intervals"));
    }

    private static Column column(String text, String label) {
        return Column.parse(text, IndicatorLibrary.builtIn()).labelled(label);
    }
}
