package dev.almanac.analytics.agreement;

import dev.almanac.analytics.market.Candle;
import java.util.List;

/**
 * An independent computation of a column.
 *
 * @param column as it is written in a feature set, or an arithmetic form of it such as {@code close / sma(20) - 1}
 * @param against who computes it: {@code table}, {@code ta4j}, {@code TA-Lib}, {@code Hipparchus} or {@code definition} (a naive loop)
 * @param bars which bars it is compared on
 * @param from index of the first bar that is compared
 * @param tolerance largest difference, relative to the larger of 1 and the value
 * @param note why it is compared from there, or where it differs on purpose; may be empty
 * @param values one for each bar, {@code NaN} where not defined; only those from {@code from} on are read
 */
public record Reference(
        String column, String against, TestSeries bars, int from, double tolerance, String note, Values values) {
    /** Computes the values. */
    @FunctionalInterface
    public interface Values {
        /** One for each bar. */
        double[] of(List<Candle> bars) throws Exception;
    }

    /** The bars that columns are compared on. */
    public enum TestSeries {
        /** 502 daily quotes that come with the tables. */
        QUOTES("502 daily quotes of the tables"),
        /** Real daily bars of BTC/USDT. */
        BTC_DAILY("BTC/USDT 1d"),
        /** Real 4-hour bars of XRP/USDT, the first 3,000. */
        XRP_4H("XRP/USDT 4h"),
        /** All real 4-hour bars of XRP/USDT, prices in ticks of 0.00001. */
        XRP_4H_TICKS("XRP/USDT 4h in ticks");

        private final String label;

        TestSeries(String label) {
            this.label = label;
        }

        /** For the page. */
        public String label() {
            return label;
        }
    }
}
