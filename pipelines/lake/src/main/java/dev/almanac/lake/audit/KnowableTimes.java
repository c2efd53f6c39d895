package dev.almanac.lake.audit;

import dev.almanac.analytics.feature.SymbolHistory;
import dev.almanac.analytics.indicator.Bars;
import dev.almanac.analytics.market.Interval;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** When the bars of one symbol were knowable that had closed by some time; asked of the bars, not of the engine. */
final class KnowableTimes {
    private final Map<Interval, Closes> closes = new EnumMap<>(Interval.class);

    /** What is known of the candles of one symbol. */
    KnowableTimes(Map<Interval, SymbolHistory.Series> series) {
        series.forEach((interval, one) -> closes.put(interval, new Closes(interval, one)));
    }

    /**
     * When all bars of an interval were knowable that had closed by a time.
     *
     * @return microseconds since the epoch; the least of all longs where no bar had closed
     */
    long latest(Interval interval, long close) {
        Closes own = closes.get(interval);
        return own == null ? Long.MIN_VALUE : own.latest(close);
    }

    /**
     * When all bars were knowable that a row is made from.
     *
     * @param sources the row's own interval, and the longer ones that lend to it
     */
    long latest(List<Interval> sources, long close) {
        long latest = Long.MIN_VALUE;
        for (Interval source : sources) {
            latest = Math.max(latest, latest(source, close));
        }
        return latest;
    }

    /** Bars of one interval. */
    private static final class Closes {
        private final Interval interval;
        private final Bars bars;
        private final long[] latest;

        /** How many had closed when it was last asked for: rows are mostly asked for in order. */
        private int closed;

        Closes(Interval interval, SymbolHistory.Series series) {
            this.interval = interval;
            this.bars = series.bars();
            this.latest = new long[bars.size()];
            long all = Long.MIN_VALUE;
            for (int i = 0; i < latest.length; i++) {
                all = Math.max(all, series.availableAt()[i]);
                latest[i] = all;
            }
        }

        long latest(long close) {
            if (closed < latest.length && closeOf(closed) <= close) {
                closed++;
            }
            if (!isClosed(closed, close)) {
                closed = bars.openedBy(close - interval.micros());
            }
            return closed == 0 ? Long.MIN_VALUE : latest[closed - 1];
        }

        /** Whether it is so many bars that had closed by a time. */
        private boolean isClosed(int count, long close) {
            return (count == 0 || closeOf(count - 1) <= close) && (count == latest.length || closeOf(count) > close);
        }

        private long closeOf(int bar) {
            return bars.openTime(bar) + interval.micros();
        }
    }
}
