package dev.almanac.analytics.feature;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.market.Interval;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * All features of one symbol at one venue, over all intervals of a set. Bars of the intervals come merged in order of their
 * close; of bars that close together the longer one comes first, so that a joined value is always that of the last higher
 * bar that has closed, and never one that has not. A gap is no event: state goes on over the next bar, none is invented.
 *
 * <p>To continue from saved states, restore every interval that others take columns from at a bar that closed no later than
 * the bars the shorter intervals are restored from, and feed what comes after each.
 */
public final class SymbolEngine {
    private final FeatureSet set;
    private final Map<Interval, Series> series = new EnumMap<>(Interval.class);
    private final double[] joined;
    private final int ownCount;
    private long lastClose = Long.MIN_VALUE;
    private long lastLength = Long.MAX_VALUE;

    /** An engine that has seen no bar yet. */
    public SymbolEngine(FeatureSet set) {
        this.set = set;
        for (Interval interval : set.intervals()) {
            series.put(interval, new Series(set, interval));
        }
        this.joined = new double[set.joined().size()];
        Arrays.fill(joined, Double.NaN);
        this.ownCount = set.own().size();
    }

    /**
     * Takes the next closed bar of one interval.
     *
     * @param out receives one value for each of {@link FeatureSet#names()}, {@code NaN} where not defined
     * @throws IllegalArgumentException where the interval is none of the set's, or the bar is out of order
     */
    public void update(Interval interval, Bar bar, double[] out) {
        Series one = of(interval);
        long close = bar.openTime() + interval.micros();
        if (bar.openTime() <= one.lastOpen
                || close < lastClose
                || (close == lastClose && interval.micros() >= lastLength)) {
            throw new IllegalArgumentException("out of order: " + interval + " bar at " + bar.openTime() + " after "
                    + one.lastOpen + ", last close " + lastClose);
        }
        one.lastOpen = bar.openTime();
        one.bars++;
        lastClose = close;
        lastLength = interval.micros();
        one.program.update(bar, one.values);
        System.arraycopy(one.values, 0, out, 0, ownCount);
        one.give(joined);
        for (int i = 0; i < joined.length; i++) {
            out[ownCount + i] = one.takes[i] ? joined[i] : Double.NaN;
        }
    }

    /**
     * When the values of the bar that was just taken became knowable: when every bar was that they are made from, the joined
     * ones included. Bars can come with different delays. To be asked once for every bar.
     *
     * @param availableAt when the bar itself became knowable, microseconds since the epoch
     */
    public long knowableFrom(Interval interval, long availableAt) {
        Series one = of(interval);
        one.knowableFrom = Math.max(one.knowableFrom, availableAt);
        long latest = one.knowableFrom;
        for (Interval from : set.joinedFrom()) {
            if (from.compareTo(interval) > 0) {
                latest = Math.max(latest, of(from).knowableFrom);
            }
        }
        return latest;
    }

    /** How many bars of one interval were taken since the beginning of the series, saved states included. */
    public long bars(Interval interval) {
        return of(interval).bars;
    }

    /** State of one interval after its last bar, with what other rows join from it. */
    public byte[] save(Interval interval) {
        Series one = of(interval);
        double[] given =
                IntStream.of(one.gives).mapToDouble(place -> joined[place]).toArray();
        return new SavedState(one.lastOpen, one.bars, one.knowableFrom, given).write(one.program);
    }

    /**
     * What the states of one interval begin with, as this program lays them out. A state of the same definition that begins
     * with something else was saved by another version of the program and cannot be taken up.
     */
    public static byte[] format(FeatureSet set, Interval interval) {
        StateWriter writer = new StateWriter();
        writer.putLong(set.program(interval).format());
        return writer.toBytes();
    }

    /**
     * Takes up what an engine of the same definition saved for the same interval.
     *
     * @throws IllegalStateException where the state does not begin with the {@link #format}, or is of another length than this
     *     definition's
     */
    public void restore(Interval interval, byte[] state) {
        Series one = of(interval);
        SavedState saved = SavedState.read(state, one.gives.length, one.program);
        one.lastOpen = saved.lastOpen();
        one.bars = saved.bars();
        one.knowableFrom = saved.knowableFrom();
        for (int i = 0; i < one.gives.length; i++) {
            joined[one.gives[i]] = saved.given()[i];
        }
    }

    /**
     * Puts a state together from those of engines that saw the same bars and, between them, have every column of this one.
     *
     * @param others of which the first that has a column is taken
     */
    public byte[] assembled(Interval interval, List<SymbolEngine> others) {
        Series one = of(interval);
        Series any = others.get(0).of(interval);
        one.lastOpen = any.lastOpen;
        one.bars = any.bars;
        one.knowableFrom = any.knowableFrom;
        for (int place : one.gives) {
            joined[place] = joined(set.joined().get(place).name(), others);
        }
        one.program.takeUp(
                others.stream().map(other -> other.of(interval).program).toList());
        return save(interval);
    }

    private static double joined(String name, List<SymbolEngine> others) {
        for (SymbolEngine other : others) {
            List<Column> columns = other.set.joined();
            for (int i = 0; i < columns.size(); i++) {
                if (columns.get(i).name().equals(name)) {
                    return other.joined[i];
                }
            }
        }
        throw new IllegalArgumentException("nobody has a column " + name);
    }

    private Series of(Interval interval) {
        Series one = series.get(interval);
        if (one == null) {
            throw new IllegalArgumentException(set.name() + " is not computed for " + interval);
        }
        return one;
    }

    private static final class Series {
        private final FeatureProgram program;
        private final double[] values;
        private final int ownCount;

        /** Which joined columns come from this interval. */
        private final int[] gives;

        /** Which joined columns stand on rows of this interval. */
        private final boolean[] takes;

        private long lastOpen = Long.MIN_VALUE;
        private long bars;
        private long knowableFrom = Long.MIN_VALUE;

        Series(FeatureSet set, Interval interval) {
            List<Column> computed = set.computed(interval);
            List<Column> joined = set.joined();
            this.program = set.program(interval);
            this.values = new double[computed.size()];
            this.ownCount = set.own().size();
            this.gives = IntStream.range(0, joined.size())
                    .filter(i -> joined.get(i).from().orElseThrow() == interval)
                    .toArray();
            this.takes = new boolean[joined.size()];
            for (int i = 0; i < takes.length; i++) {
                takes[i] = joined.get(i).from().orElseThrow().compareTo(interval) >= 0;
            }
        }

        void give(double[] joined) {
            for (int i = 0; i < gives.length; i++) {
                joined[gives[i]] = values[ownCount + i];
            }
        }
    }
}
