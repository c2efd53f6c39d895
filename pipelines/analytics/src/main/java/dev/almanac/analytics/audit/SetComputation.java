package dev.almanac.analytics.audit;

import dev.almanac.analytics.feature.FeatureSet;
import dev.almanac.analytics.feature.SymbolHistory;
import dev.almanac.analytics.indicator.Bars;
import dev.almanac.analytics.market.Interval;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The columns of a feature set, as the loop gives them that fills the set's table. */
public final class SetComputation implements Computation {
    /** Bars between two saved states, as many as in a table's first build. */
    private static final int BLOCK = 256;

    private final FeatureSet set;
    private final SymbolHistory history;
    private final Map<Interval, double[][]> values = new EnumMap<>(Interval.class);

    /** When bars were knowable is not asked for here. */
    private long[] times = new long[0];

    /** Computes all columns of the set over all of its intervals. */
    public SetComputation(FeatureSet set) {
        this.set = set;
        this.history = new SymbolHistory(set, BLOCK);
        set.intervals()
                .forEach(interval -> values.put(interval, new double[set.names().size()][0]));
    }

    @Override
    public List<String> names() {
        return set.names();
    }

    @Override
    public Map<Interval, byte[]> compute(Map<Interval, Bars> bars, Map<Interval, byte[]> states) {
        Map<Interval, SymbolHistory.Series> series = new EnumMap<>(Interval.class);
        for (Interval interval : set.intervals()) {
            Bars own = bars.getOrDefault(interval, new Bars());
            room(interval, own.size());
            series.put(interval, new SymbolHistory.Series(own, times));
        }
        Map<Interval, byte[]> last = new EnumMap<>(Interval.class);
        last.putAll(states);
        history.compute(series, states, new Collector(last));
        return last;
    }

    @Override
    public Map<Interval, double[][]> values() {
        return values;
    }

    private void room(Interval interval, int bars) {
        if (times.length < bars) {
            times = new long[Math.max(bars, 2 * times.length)];
        }
        values.computeIfPresent(interval, (any, columns) -> {
            int room = columns.length == 0 ? bars : columns[0].length;
            if (room < bars) {
                Arrays.setAll(columns, i -> Arrays.copyOf(columns[i], Math.max(bars, 2 * room)));
            }
            return columns;
        });
    }

    /** Lays blocks behind each other and keeps the last state. */
    private final class Collector implements SymbolHistory.Sink {
        private final Map<Interval, byte[]> last;

        Collector(Map<Interval, byte[]> last) {
            this.last = last;
        }

        @Override
        public void block(Interval interval, Bars bars, int from, int to, double[][] columns, long[] knowableFrom) {
            double[][] targets = values.getOrDefault(interval, columns);
            for (int i = 0; i < targets.length; i++) {
                System.arraycopy(columns[i], 0, targets[i], from, to - from);
            }
        }

        @Override
        public void state(Interval interval, long openTime, long bars, byte[] state) {
            last.put(interval, state);
        }
    }
}
