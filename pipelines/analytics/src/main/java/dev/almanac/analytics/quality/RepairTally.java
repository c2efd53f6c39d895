package dev.almanac.analytics.quality;

import dev.almanac.analytics.figure.Figures;
import dev.almanac.analytics.market.Candle;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Counts what the gate puts right in a load, and makes one finding of each kind: nothing is mended without a word. */
final class RepairTally {
    private final Range repeats = new Range();
    private final Range gains = new Range();
    private final Map<String, Long> gained = new TreeMap<>();
    private long adding;

    /** How many bars, and where they begin and end. */
    private static final class Range {
        private long count;
        private long first = Long.MAX_VALUE;
        private long last = Long.MIN_VALUE;

        void add(long openTime) {
            count++;
            first = Math.min(first, openTime);
            last = Math.max(last, openTime);
        }

        Finding finding(QualityRule rule, long barLength, String message) {
            return new Finding(rule.code(), first, last + barLength, count, message);
        }
    }

    /**
     * A row repeats another one of its load and is dropped.
     *
     * @param adds whether it had figures that the other one lacked, which are taken
     */
    void repeated(long openTime, boolean adds) {
        repeats.add(openTime);
        adding += adds ? 1 : 0;
    }

    /** A stored bar gains figures that it lacked. */
    void filled(Candle before, Candle after) {
        gains.add(before.openTime());
        gain("quote_volume", before.quoteVolume(), after.quoteVolume());
        gain("trade_count", before.tradeCount(), after.tradeCount());
        gain("taker_buy_volume", before.takerBuyVolume(), after.takerBuyVolume());
        gain("taker_buy_quote_volume", before.takerBuyQuoteVolume(), after.takerBuyQuoteVolume());
    }

    private void gain(String column, double before, double after) {
        if (Double.compare(before, after) != 0) {
            gained.merge(column, 1L, Long::sum);
        }
    }

    /** @param barLength microseconds */
    void report(long barLength, Consumer<Finding> findings) {
        if (repeats.count > 0) {
            String more = adding == 0 ? "" : "; " + adding + " had figures that the other one lacked, which were taken";
            findings.accept(repeats.finding(
                    QualityRule.DUPLICATE,
                    barLength,
                    "dropped " + Figures.count(repeats.count, "row that repeats", "rows that repeat")
                            + " another one of the load" + more));
        }
        if (gains.count > 0) {
            String columns = gained.entrySet().stream()
                    .map(column -> column.getKey() + " of " + column.getValue())
                    .collect(Collectors.joining(", "));
            findings.accept(gains.finding(
                    QualityRule.FILLED,
                    barLength,
                    Figures.count(gains.count, "stored bar", "stored bars")
                            + " had no value where the load has one, which was taken: " + columns));
        }
    }
}
