package dev.almanac.analytics.feature;

import dev.almanac.analytics.indicator.BarBlock;
import dev.almanac.analytics.indicator.Bars;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.market.Interval;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * All features of one symbol over its whole history at once, as columns: the same numbers to the last bit that a
 * {@link SymbolEngine} gives bar by bar, several times as fast. The arrays are used again for the next symbol.
 */
public final class SymbolBatch {
    private static final int FIRST_CAPACITY = 1024;

    private final FeatureSet set;
    private final Map<Interval, Series> series = new EnumMap<>(Interval.class);

    /** A batch that has computed nothing yet. */
    public SymbolBatch(FeatureSet set) {
        this.set = set;
        for (Interval interval : set.intervals()) {
            series.put(interval, new Series(set, interval));
        }
    }

    /**
     * Computes every column of every interval.
     *
     * @param bars of one symbol, each interval in order of time; an interval of the set that is missing has none
     */
    public void compute(Map<Interval, Bars> bars) {
        compute(bars, Map.of());
    }

    /**
     * Computes every column of every interval, going on from what the call before left where bars are the same.
     *
     * @param bars of one symbol, each interval in order of time; an interval of the set that is missing has none
     * @param same how many bars each interval begins with that the call before began with; none for one that is missing
     */
    public void compute(Map<Interval, Bars> bars, Map<Interval, Integer> same) {
        Bars none = new Bars();
        for (Series one : series.values()) {
            one.compute(bars.getOrDefault(one.interval, none), same.getOrDefault(one.interval, 0));
        }
        for (Series one : series.values()) {
            for (int i = 0; i < set.joined().size(); i++) {
                Series from = of(set.joined().get(i).from().orElseThrow());
                join(one, bars.getOrDefault(one.interval, none), from, bars.getOrDefault(from.interval, none), i);
            }
        }
    }

    /**
     * One column after {@link #compute}.
     *
     * @param column its place among the set's names
     * @return the value of bar {@code i} at index {@code i}; the array may be longer than there are bars
     */
    public double[] column(Interval interval, int column) {
        return of(interval).columns[column];
    }

    private void join(Series to, Bars toBars, Series from, Bars fromBars, int joined) {
        double[] target = to.columns[set.own().size() + joined];
        if (from.interval.compareTo(to.interval) < 0) {
            Arrays.fill(target, 0, toBars.size(), Double.NaN);
            return;
        }
        double[] source = from.lent[joined];
        int next = 0;
        for (int i = 0; i < toBars.size(); i++) {
            long close = toBars.openTime(i) + to.interval.micros();
            while (next < fromBars.size() && fromBars.openTime(next) + from.interval.micros() <= close) {
                next++;
            }
            target[i] = next == 0 ? Double.NaN : source[next - 1];
        }
    }

    private Series of(Interval interval) {
        Series one = series.get(interval);
        if (one == null) {
            throw new IllegalArgumentException(set.name() + " is not computed for " + interval);
        }
        return one;
    }

    /** State of a program after so many bars. */
    private record Saved(byte[] state, int bars) {
        static final Saved NONE = new Saved(new byte[0], 0);
    }

    private static final class Series {
        private final FeatureSet set;
        private final Interval interval;

        /** One for each of the set's names. */
        private final double[][] columns;

        /** By place among the joined columns; empty where another interval lends. */
        private final double[][] lent;

        /** How many bars fit the columns. */
        private int capacity = FIRST_CAPACITY;

        /** After the whole blocks that the last computation began with. */
        private Saved saved = Saved.NONE;

        /** What the last computation went on from: it stays where the next one shares less than whole blocks with the last. */
        private Saved before = Saved.NONE;

        Series(FeatureSet set, Interval interval) {
            this.set = set;
            this.interval = interval;
            this.columns = new double[set.names().size()][FIRST_CAPACITY];
            this.lent = set.joined().stream()
                    .map(column -> new double[column.from().orElseThrow() == interval ? FIRST_CAPACITY : 0])
                    .toArray(double[][]::new);
        }

        void compute(Bars bars, int same) {
            if (capacity < bars.size()) {
                capacity = Math.max(bars.size(), 2 * capacity);
                Arrays.setAll(columns, i -> Arrays.copyOf(columns[i], capacity));
                Arrays.setAll(lent, i -> lent[i].length == 0 ? lent[i] : Arrays.copyOf(lent[i], capacity));
            }
            double[][] targets = Stream.concat(
                            Arrays.stream(columns, 0, set.own().size()),
                            Arrays.stream(lent).filter(array -> array.length > 0))
                    .toArray(double[][]::new);
            FeatureProgram program = set.program(interval);
            before = saved.bars <= same ? saved : before.bars <= same ? before : Saved.NONE;
            int from = before.bars;
            if (from > 0) {
                program.restore(new StateReader(before.state));
            }
            int whole = Math.max(from, bars.size() - bars.size() % BarBlock.CAPACITY);
            program.update(bars, from, whole, targets, from);
            StateWriter state = new StateWriter();
            program.save(state);
            saved = new Saved(state.toBytes(), whole);
            program.update(bars, whole, bars.size(), targets, whole);
        }
    }
}
