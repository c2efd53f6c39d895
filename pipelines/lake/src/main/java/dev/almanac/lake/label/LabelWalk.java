package dev.almanac.lake.label;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.label.Label;
import dev.almanac.analytics.label.LabelSettings;
import dev.almanac.analytics.label.Labels;
import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.market.NameEras;
import dev.almanac.analytics.market.NameEras.Era;
import dev.almanac.lake.row.BarRows;
import dev.almanac.lake.row.SeriesNames;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.codegen.UnsafeRowWriter;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Rows of the labels table out of one partition of sorted bars. The bars of one symbol are held at a time, or of each asset that
 * its name meant; rows are made as they are asked for, and one may be overwritten by the next, as in all of Spark's physical
 * rows.
 */
final class LabelWalk implements Iterator<InternalRow> {
    private static final int FIELDS = 16;

    private final List<Interval> intervals;
    private final NameEras eras;
    private final Map<String, Long> emitFrom;
    private final Iterator<InternalRow> bars;
    private final Labels[] series;
    private final long[] from;
    private final UTF8String definition;
    private final UTF8String runId;
    private final UnsafeRowWriter row = new UnsafeRowWriter(FIELDS, 128);
    private final Bar bar = new Bar();
    private final Deque<Label> ready = new ArrayDeque<>();
    private UTF8String venue = UTF8String.EMPTY_UTF8;
    private UTF8String symbol = UTF8String.EMPTY_UTF8;

    /** Whether the first bar of the next symbol has come and waits in {@link #next}. */
    private boolean more;

    private InternalRow next = InternalRow.empty();

    /** Interval and bar that the labels that are ready belong to. */
    private int interval;

    private int place;

    /** @param emitFrom open time of the first bar of each series whose rows are wanted; all where a series is not named */
    LabelWalk(LabelSettings settings, Map<String, Long> emitFrom, String runId, Iterator<InternalRow> bars) {
        this.intervals = settings.intervals();
        this.eras = settings.eras();
        this.emitFrom = emitFrom;
        this.bars = bars;
        this.series = intervals.stream().map(one -> new Labels(settings, one)).toArray(Labels[]::new);
        this.from = new long[series.length];
        this.definition = UTF8String.fromString(settings.definition());
        this.runId = UTF8String.fromString(runId);
        this.interval = series.length;
        advance();
    }

    @Override
    public boolean hasNext() {
        while (ready.isEmpty()) {
            if (interval == series.length) {
                if (!more) {
                    return false;
                }
                readSymbol();
            } else if (place + 1 >= series[interval].size()) {
                interval++;
                place = -1;
            } else {
                place++;
                if (series[interval].openTime(place) >= from[interval]) {
                    ready.addAll(series[interval].of(place));
                }
            }
        }
        return true;
    }

    @Override
    public InternalRow next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return write(ready.remove());
    }

    private void advance() {
        more = bars.hasNext();
        if (more) {
            next = bars.next();
        }
    }

    private void readSymbol() {
        venue = BarRows.venue(next).clone();
        symbol = BarRows.symbol(next).clone();
        for (int i = 0; i < series.length; i++) {
            series[i].clear();
            String name = SeriesNames.name(
                    venue.toString(), symbol.toString(), intervals.get(i).code());
            from[i] = emitFrom.getOrDefault(name, Long.MIN_VALUE);
        }
        Era era = eras.at(symbol.toString(), BarRows.close(next));
        while (more
                && era.holds(BarRows.close(next))
                && BarRows.symbol(next).equals(symbol)
                && BarRows.venue(next).equals(venue)) {
            int index = 0;
            while (intervals.get(index).micros() != BarRows.length(next)) {
                index++;
            }
            series[index].add(BarRows.read(next, bar), BarRows.availableAt(next));
            advance();
        }
        interval = 0;
        place = -1;
    }

    private InternalRow write(Label label) {
        long open = series[interval].openTime(place);
        row.reset();
        row.zeroOutNullBytes();
        row.write(0, venue);
        row.write(1, symbol);
        row.write(2, UTF8String.fromString(intervals.get(interval).code()));
        row.write(3, open);
        row.write(4, label.horizon());
        row.write(5, label.forwardReturn());
        row.write(6, label.volatility());
        row.write(7, label.barrier());
        if (Double.isNaN(label.barrierSpan())) {
            row.setNullAt(8);
        } else {
            row.write(
                    8,
                    open
                            + ((long) label.barrierSpan() + 1)
                                    * intervals.get(interval).micros());
        }
        row.write(9, label.barrierReturn());
        row.write(10, label.trend());
        row.write(11, label.trendT());
        row.write(12, label.trendSpan());
        row.write(13, definition);
        row.write(14, label.availableAt());
        row.write(15, runId);
        return row.getRow();
    }
}
