package dev.almanac.analytics.agreement;

import dev.almanac.analytics.agreement.Reference.TestSeries;
import dev.almanac.analytics.feature.TestBars;
import java.util.List;

/**
 * Columns against the tables of expected values that another library made of the same quotes. They begin their averages as
 * we do unless a note says otherwise, so the tolerance is rounding only.
 */
final class Tables {
    private static final double ROUNDING = 1e-9;

    private Tables() {}

    static List<Reference> all() {
        return List.of(
                of("sma(20)", "sma", "sma"),
                of("rsi(14)", "rsi", "rsi"),
                of("cci(20)", "cci", "cci"),
                of("macd(12, 26, 9).line", "macd", "macd"),
                of("macd(12, 26, 9).signal", "macd", "signal"),
                of("macd(12, 26, 9).hist", "macd", "histogram"),
                of("dmi(14).plus", "adx", "pdi"),
                of("dmi(14).minus", "adx", "mdi"),
                of("dmi(14).adx", "adx", "adx"),
                of("linreg_slope(14)", "slope", "slope"),
                of("atr(14)", "atr", "atr"),
                of("bb(20, 2).upper", "bb", "upperBand"),
                of("bb(20, 2).middle", "bb", "sma"),
                of("bb(20, 2).lower", "bb", "lowerBand"),
                of("bb(20, 2).percent_b", "bb", "percentB"),
                of("bb(20, 2).width", "bb", "width"),
                of("mfi(14)", "mfi", "mfi"),
                of("cmf(20)", "cmf", "cmf"));
    }

    /** A column against a field of a table, from the first bar on. */
    static Reference of(String column, String table, String field) {
        return from(0, column, table, field, "");
    }

    /** A column against a field of a table, from a bar on. */
    static Reference from(int first, String column, String table, String field, String note) {
        return new Reference(
                column, "table", TestSeries.QUOTES, first, ROUNDING, note, bars -> TestBars.expected(table, field));
    }
}
