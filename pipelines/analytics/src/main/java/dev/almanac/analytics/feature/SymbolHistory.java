package dev.almanac.analytics.feature;

import dev.almanac.analytics.indicator.Bars;
import dev.almanac.analytics.market.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * All features of one symbol, from its first bar or from saved states on, block by block: the values, times and saved states,
 * to the last bit, that a {@link SymbolEngine} gives bar by bar, several times as fast. One object serves one symbol after the
 * other.
 */
public final class SymbolHistory {
    private static final byte[] BEGINNING = {};

    private final FeatureSet set;
    private final int blockSize;
    private final double[] absent;

    /**
     * Bars of one interval.
     *
     * @param bars in order of time, each open time once
     * @param availableAt when each bar became knowable, microseconds since the epoch; may be longer than there are bars
     */
    public record Series(Bars bars, long[] availableAt) {}

    /** Receives what is computed. All arrays are used again for the next block. */
    public interface Sink {
        /**
         * The next bars of one interval.
         *
         * @param columns one for each of the set's names, the value of the bar {@code from + i} at index {@code i}
         * @param knowableFrom when each row became knowable, by the same index, microseconds since the epoch
         */
        void block(Interval interval, Bars bars, int from, int to, double[][] columns, long[] knowableFrom);

        /** The state after a block that was just given. */
        void state(Interval interval, long openTime, long bars, byte[] state);
    }

    /** What shorter intervals take from a longer one: its columns that they join, and when each of its bars was knowable. */
    private record Lent(Interval interval, Bars bars, long[] knowableFrom, double[][] columns) {}

    /** @param blockSize bars between two saved states; the last bar of a series has one too */
    public SymbolHistory(FeatureSet set, int blockSize) {
        this.set = set;
        this.blockSize = blockSize;
        this.absent = new double[blockSize];
        Arrays.fill(absent, Double.NaN);
    }

    /**
     * Computes a symbol.
     *
     * @param series by interval; one of the set that is missing has no bars
     * @throws IllegalArgumentException where bars are out of order
     */
    public void compute(Map<Interval, Series> series, Sink sink) {
        compute(series, Map.of(), sink);
    }

    /**
     * Computes what follows on saved states.
     *
     * @param series by interval, from its first bar on; one of the set that is missing has no bars
     * @param states by interval that of one moment, after all bars that had closed by then; one that is missing had none
     * @throws IllegalArgumentException where bars are out of order
     * @throws IllegalStateException where a state is none of this definition
     */
    public void compute(Map<Interval, Series> series, Map<Interval, byte[]> states, Sink sink) {
        Map<Interval, Lent> lent = new EnumMap<>(Interval.class);
        // Longest first, so that what a shorter one joins is there.
        for (Interval interval : set.intervals()) {
            Series one = series.get(interval);
            if (one != null) {
                Walk walk = new Walk(interval, one, lent.values());
                int taken = walk.goOn(states.getOrDefault(interval, BEGINNING));
                walk.run(taken, sink);
                if (set.joinedFrom().contains(interval)) {
                    lent.put(interval, walk.lends);
                }
            }
        }
    }

    /** One interval's way through its bars. */
    private final class Walk {
        private final Interval interval;
        private final Bars bars;
        private final long[] availableAt;
        private final FeatureProgram program;

        /** What the program writes: own columns, then those that this interval lends. */
        private final double[][] computed;

        /** What rows hold: own columns, then all joined ones. */
        private final double[][] columns;

        private final long[] knowable = new long[blockSize];
        private final List<Join> joins = new ArrayList<>();
        private final Lent lends;
        private long knowableFrom = Long.MIN_VALUE;

        Walk(Interval interval, Series series, Collection<Lent> longer) {
            this.interval = interval;
            this.bars = series.bars();
            this.availableAt = series.availableAt();
            this.program = set.program(interval);
            int own = set.own().size();
            this.computed = new double[set.computed(interval).size()][blockSize];
            this.columns = Arrays.copyOf(computed, own + set.joined().size());
            Arrays.fill(columns, own, columns.length, absent);
            int given = 0;
            for (int i = 0; i < set.joined().size(); i++) {
                if (set.joined().get(i).from().orElseThrow() == interval) {
                    columns[own + i] = computed[own + given++];
                }
            }
            for (Lent lent : longer) {
                joins.add(new Join(interval, lent, targets(lent.interval())));
            }
            int kept = set.joinedFrom().contains(interval) ? bars.size() : 0;
            this.lends = new Lent(interval, bars, new long[kept], new double[given][kept]);
        }

        /** Room for the columns of a longer interval, in the order in which it lends them. */
        private double[][] targets(Interval from) {
            List<double[]> targets = new ArrayList<>();
            for (int i = 0; i < set.joined().size(); i++) {
                if (set.joined().get(i).from().orElseThrow() == from) {
                    columns[set.own().size() + i] = new double[blockSize];
                    targets.add(columns[set.own().size() + i]);
                }
            }
            return targets.toArray(double[][]::new);
        }

        /**
         * Takes up a state. Rows that come after it stand on bars of longer intervals that had closed after it, or on the
         * last one before, which the state tells of.
         *
         * @return how many bars it was saved after
         */
        int goOn(byte[] state) {
            if (state.length == 0) {
                return 0;
            }
            SavedState saved = SavedState.read(state, lends.columns().length, program);
            int taken = Math.toIntExact(saved.bars());
            knowableFrom = saved.knowableFrom();
            if (lends.knowableFrom().length > 0) {
                lends.knowableFrom()[taken - 1] = knowableFrom;
                for (int i = 0; i < lends.columns().length; i++) {
                    lends.columns()[i][taken - 1] = saved.given()[i];
                }
            }
            return taken;
        }

        void run(int taken, Sink sink) {
            for (int from = taken; from < bars.size(); from += blockSize) {
                int to = Math.min(bars.size(), from + blockSize);
                program.update(bars, from, to, computed);
                times(from, to);
                keep(from, to);
                for (Join join : joins) {
                    join.fill(bars, from, to, knowable);
                }
                sink.block(interval, bars, from, to, columns, knowable);
                sink.state(interval, bars.openTime(to - 1), to, state(to - from - 1, to));
            }
        }

        private void times(int from, int to) {
            for (int i = from; i < to; i++) {
                if (i > 0 && bars.openTime(i) <= bars.openTime(i - 1)) {
                    throw new IllegalArgumentException("out of order: " + interval + " bar at " + bars.openTime(i)
                            + " after " + bars.openTime(i - 1));
                }
                knowableFrom = Math.max(knowableFrom, availableAt[i]);
                knowable[i - from] = knowableFrom;
            }
        }

        private void keep(int from, int to) {
            if (lends.knowableFrom().length > 0) {
                System.arraycopy(knowable, 0, lends.knowableFrom(), from, to - from);
                for (int i = 0; i < lends.columns().length; i++) {
                    System.arraycopy(computed[set.own().size() + i], 0, lends.columns()[i], from, to - from);
                }
            }
        }

        private byte[] state(int last, int taken) {
            double[] given = new double[lends.columns().length];
            for (int i = 0; i < given.length; i++) {
                given[i] = computed[set.own().size() + i][last];
            }
            return new SavedState(bars.openTime(taken - 1), taken, knowableFrom, given).write(program);
        }
    }

    /** Lays the columns of a longer interval beside a shorter one's bars: those of its last bar that had closed. */
    private static final class Join {
        private final Interval interval;
        private final Lent lent;
        private final double[][] targets;

        /** How many of the longer bars have closed. */
        private int closed;

        Join(Interval interval, Lent lent, double[][] targets) {
            this.interval = interval;
            this.lent = lent;
            this.targets = targets;
        }

        void fill(Bars bars, int from, int to, long[] knowable) {
            for (int i = from; i < to; i++) {
                long close = bars.openTime(i) + interval.micros();
                while (closed < lent.bars().size()
                        && lent.bars().openTime(closed) + lent.interval().micros() <= close) {
                    closed++;
                }
                for (int j = 0; j < targets.length; j++) {
                    targets[j][i - from] = closed == 0 ? Double.NaN : lent.columns()[j][closed - 1];
                }
                if (closed > 0) {
                    knowable[i - from] = Math.max(knowable[i - from], lent.knowableFrom()[closed - 1]);
                }
            }
        }
    }
}
