package dev.almanac.benchmarks;

import dev.almanac.analytics.feature.Column;
import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Bars;
import dev.almanac.analytics.indicator.type.IndicatorLibrary;
import dev.almanac.analytics.market.Interval;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** 27 columns of common indicators, as other tools compute them too, and a simulated series to compute them on. */
final class CommonSet {
    /** The columns, in the order of the table of results. */
    static final List<String> COLUMNS = List.of(
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
            "close_range(20).high",
            "close_range(20).low",
            "aroon(25).up",
            "aroon(25).down");

    private static final double STEP = 0.002;
    private static final double WICK = 0.001;
    private static final double PLACES = 1e4;

    private CommonSet() {}

    /** The columns of each indicator together. */
    static List<List<Column>> byIndicator() {
        return List.copyOf(columns(COLUMNS)
                .collect(Collectors.groupingBy(
                        column -> column.call().instance(), LinkedHashMap::new, Collectors.toUnmodifiableList()))
                .values());
    }

    /** Columns by what they are declared as. */
    static Stream<Column> columns(List<String> texts) {
        return texts.stream().map(text -> Column.parse(text, IndicatorLibrary.builtIn()));
    }

    /** A seeded walk of hourly bars; prices and volumes have four decimal places, as exchanges quote them. */
    static Bars walk(int count) {
        Random random = new Random(42);
        Bars bars = new Bars();
        Bar bar = new Bar();
        double close = 20_000;
        for (int i = 0; i < count; i++) {
            double open = close;
            close = rounded(open * Math.exp(STEP * random.nextGaussian()));
            double high = rounded(Math.max(open, close) * (1 + WICK * Math.abs(random.nextGaussian())));
            double low = rounded(Math.min(open, close) * (1 - WICK * Math.abs(random.nextGaussian())));
            double volume = rounded(Math.exp(3 + random.nextGaussian()));
            bars.add(bar.fill(i * Interval.H1.micros(), open, high, low, close, volume, Double.NaN));
        }
        return bars;
    }

    private static double rounded(double value) {
        return Math.max(Math.rint(value * PLACES), 1) / PLACES;
    }
}
