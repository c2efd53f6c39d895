package dev.almanac.benchmarks;

import dev.almanac.analytics.feature.Column;
import dev.almanac.analytics.feature.FeatureSet;
import dev.almanac.analytics.indicator.type.IndicatorLibrary;
import dev.almanac.analytics.market.Interval;
import java.util.List;
import java.util.stream.Stream;

/** The 27 outputs of common indicators that other tools are timed on, and three plain columns: 30 doubles in all. */
final class CommonFeatures {
    private static final List<String> PLAIN = List.of("last_close = sma(1)", "price().vwap", "roc(1)");

    private static final List<String> INDICATORS = List.of(
            "sma(20)",
            "ema(12)",
            "ema(26)",
            "rsi(14)",
            "macd(12, 26, 9).line",
            "macd(12, 26, 9).signal",
            "macd(12, 26, 9).hist",
            "bb(20, 2).upper",
            "bb(20, 2).middle",
            "bb(20, 2).lower",
            "atr(14)",
            "dmi(14).adx",
            "dmi(14).plus",
            "dmi(14).minus",
            "stoch(14, 3, 3).k",
            "stoch(14, 3, 3).d",
            "willr(14)",
            "cci(20)",
            "obv()",
            "mfi(14)",
            "roc(10)",
            "vwap(20)",
            "stdev(20).population",
            "donchian(20).upper",
            "donchian(20).lower",
            "aroon(25).up",
            "aroon(25).down");

    private CommonFeatures() {}

    /** All 30 columns, as a set of a name. */
    static FeatureSet set(String name, Interval interval) {
        return FeatureSet.of(
                name,
                List.of(interval),
                Stream.concat(PLAIN.stream(), INDICATORS.stream())
                        .map(text -> Column.parse(text, IndicatorLibrary.builtIn()))
                        .toList());
    }
}
