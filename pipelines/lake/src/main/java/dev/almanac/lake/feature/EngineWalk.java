package dev.almanac.lake.feature;

import dev.almanac.analytics.feature.FeatureSet;
import dev.almanac.analytics.feature.SymbolEngine;
import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.type.PluginFault;
import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.market.NameEras.Era;
import dev.almanac.lake.row.BarRows;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Feeds one partition of sorted bars through one engine for each symbol, or for each asset that its name meant, and turns what
 * comes out into rows. Rows are made as they are asked for; a row may be overwritten by the next one, as in all of Spark's
 * physical rows.
 */
abstract class EngineWalk implements Iterator<InternalRow> {
    private final FeatureSet set;
    private final Map<SeriesName, Start> starts;
    private final Iterator<InternalRow> bars;
    private final UTF8String[] codes;
    private final double[] out;
    private final Bar bar = new Bar();
    private final Deque<InternalRow> ready = new ArrayDeque<>();
    private final Start[] startOf;
    private UTF8String venue = UTF8String.EMPTY_UTF8;
    private UTF8String symbol = UTF8String.EMPTY_UTF8;
    private Era era = Era.ALWAYS;
    private SymbolEngine engine;
    private boolean started;
    private boolean ended;

    EngineWalk(FeatureSet set, Map<SeriesName, Start> starts, Iterator<InternalRow> bars) {
        this.set = set;
        this.starts = starts;
        this.bars = bars;
        this.codes = set.intervals().stream()
                .map(interval -> UTF8String.fromString(interval.code()))
                .toArray(UTF8String[]::new);
        this.startOf = new Start[codes.length];
        this.out = new double[set.names().size()];
        this.engine = new SymbolEngine(set);
    }

    /** Open time of the first bar of a series that {@link #taken} is called for, microseconds. */
    abstract long wantedFrom(Start start);

    /** One bar has been taken; what is wanted of it is handed to {@link #give}. Its values are knowable from a time on. */
    abstract void taken(SymbolEngine engine, int interval, Bar bar, long knowableFrom, double[] values);

    /** The last bar of the present symbol has been taken. */
    abstract void symbolEnds(SymbolEngine engine);

    /** Queues a row. */
    final void give(InternalRow row) {
        ready.add(row);
    }

    /** The set's intervals, by the index that {@link #taken} is given. */
    final Interval interval(int index) {
        return set.intervals().get(index);
    }

    /** Code of an interval as it is stored. */
    final UTF8String code(int index) {
        return codes[index];
    }

    /** Venue of the present symbol. */
    final UTF8String venue() {
        return venue;
    }

    /** The present symbol. */
    final UTF8String symbol() {
        return symbol;
    }

    @Override
    public final boolean hasNext() {
        while (ready.isEmpty() && bars.hasNext()) {
            step(bars.next());
        }
        if (ready.isEmpty() && !ended) {
            ended = true;
            finish();
        }
        return !ready.isEmpty();
    }

    @Override
    public final InternalRow next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return ready.remove();
    }

    private void step(InternalRow row) {
        if (!started
                || !era.holds(BarRows.close(row))
                || !BarRows.symbol(row).equals(symbol)
                || !BarRows.venue(row).equals(venue)) {
            finish();
            begin(row);
        }
        int index = 0;
        while (interval(index).micros() != BarRows.length(row)) {
            index++;
        }
        BarRows.read(row, bar);
        Start start = startOf[index];
        if (bar.openTime() <= start.after()) {
            return;
        }
        try {
            engine.update(interval(index), bar, out);
        } catch (PluginFault e) {
            throw e.at(symbol.toString());
        }
        long knowableFrom = engine.knowableFrom(interval(index), BarRows.availableAt(row));
        if (bar.openTime() >= wantedFrom(start)) {
            taken(engine, index, bar, knowableFrom, out);
        }
    }

    private void begin(InternalRow row) {
        venue = BarRows.venue(row).clone();
        symbol = BarRows.symbol(row).clone();
        era = set.eras().at(symbol.toString(), BarRows.close(row));
        engine = new SymbolEngine(set);
        for (int i = 0; i < codes.length; i++) {
            SeriesName name = new SeriesName(
                    venue.toString(), symbol.toString(), interval(i).code());
            startOf[i] = starts.getOrDefault(name, Start.BEGINNING);
            boolean isOfEra = era.holds(startOf[i].after() + interval(i).micros());
            if (startOf[i].state().length > 0 && isOfEra) {
                engine.restore(interval(i), startOf[i].state());
            }
        }
        started = true;
    }

    private void finish() {
        if (started) {
            symbolEnds(engine);
        }
    }
}
