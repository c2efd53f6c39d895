package dev.almanac.lake.audit;

import dev.almanac.analytics.feature.FeatureSet;
import dev.almanac.analytics.indicator.Bars;
import dev.almanac.analytics.market.Interval;
import dev.almanac.lake.audit.AuditResult.Different;
import dev.almanac.lake.column.CandleChunk;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Compares every stored value of one series with what the candles give that its table stands for, bit by bit. */
final class StoredCheck {
    private static final String AVAILABLE_AT = "available_at";
    private static final String ROW = "row";

    private final FeatureSet set;
    private final String venue;
    private final String symbol;
    private final Interval interval;
    private final Bars bars;
    private final double[][] computed;
    private final KnowableTimes times;
    private final List<Interval> sources;
    private final BitSet stored;
    private final Map<String, Different> first = new TreeMap<>();

    /**
     * A comparison.
     *
     * @param computed one array for each of the set's names, the value of bar {@code i} at index {@code i}
     */
    StoredCheck(
            FeatureSet set,
            String venue,
            String symbol,
            Interval interval,
            Bars bars,
            double[][] computed,
            KnowableTimes times) {
        this.set = set;
        this.venue = venue;
        this.symbol = symbol;
        this.interval = interval;
        this.bars = bars;
        this.computed = computed;
        this.times = times;
        this.sources = Stream.concat(
                        Stream.of(interval), set.joinedFrom().stream().filter(from -> from.compareTo(interval) > 0))
                .toList();
        this.stored = new BitSet(bars.size());
    }

    /** For each column its first difference. */
    List<Different> check(List<CandleChunk> chunks) {
        chunks.forEach(this::compare);
        for (int bar = stored.nextClearBit(0); bar < bars.size(); bar = stored.nextClearBit(bar + 1)) {
            add(ROW, bars.openTime(bar), 0, 1);
        }
        return List.copyOf(first.values());
    }

    private void compare(CandleChunk chunk) {
        int row = 0;
        int bar = 0;
        while (row < chunk.size()) {
            bar = place(chunk.openTimes()[row], bar);
            if (bar < 0) {
                add(ROW, chunk.openTimes()[row], 1, 0);
                bar = 0;
                row++;
                continue;
            }
            if (stored.get(bar)) {
                add(ROW, bars.openTime(bar), 2, 1);
                row++;
                continue;
            }
            // As far as the rows are those of the bars, one by one, and of none that had its row.
            int count = 1;
            while (row + count < chunk.size()
                    && bar + count < bars.size()
                    && !stored.get(bar + count)
                    && chunk.openTimes()[row + count] == bars.openTime(bar + count)) {
                count++;
            }
            stored.set(bar, bar + count);
            compare(chunk, row, bar, count);
            row += count;
            bar += count;
        }
    }

    private void compare(CandleChunk chunk, int row, int bar, int count) {
        for (int column = 0; column < computed.length; column++) {
            double[] there = chunk.figures()[column];
            double[] right = computed[column];
            int done = 0;
            int same = Arrays.mismatch(there, row, row + count, right, bar, bar + count);
            while (same >= 0) {
                int at = done + same;
                if (Double.doubleToLongBits(unsignedZero(there[row + at]))
                        != Double.doubleToLongBits(unsignedZero(right[bar + at]))) {
                    add(set.names().get(column), bars.openTime(bar + at), there[row + at], right[bar + at]);
                }
                done = at + 1;
                same = Arrays.mismatch(there, row + done, row + count, right, bar + done, bar + count);
            }
        }
        for (int i = 0; i < count; i++) {
            long open = bars.openTime(bar + i);
            long knowable = times.latest(sources, open + interval.micros());
            if (chunk.availableAt()[row + i] != knowable) {
                add(AVAILABLE_AT, open, chunk.availableAt()[row + i], knowable);
            }
        }
    }

    /** Writes compare by value, to which both zeros are equal: what became the other one was rightly left as it is. */
    static double unsignedZero(double value) {
        return value + 0.0;
    }

    /** The bar that opens at a time, -1 where there is none; rows are mostly asked for in order. */
    private int place(long openTime, int likely) {
        if (likely < bars.size() && bars.openTime(likely) == openTime) {
            return likely;
        }
        int last = bars.openedBy(openTime) - 1;
        return last >= 0 && bars.openTime(last) == openTime ? last : -1;
    }

    /** Keeps the earlier of two, with the rows of both. */
    private void add(String feature, long openTime, double there, double right) {
        Different one = new Different(venue, symbol, interval, feature, openTime, 1, there, right);
        first.merge(feature, one, Different::with);
    }
}
