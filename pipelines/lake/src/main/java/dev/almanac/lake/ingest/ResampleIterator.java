package dev.almanac.lake.ingest;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.market.Resampler;
import dev.almanac.analytics.market.SeriesKey;
import dev.almanac.lake.row.CandleRows;
import dev.almanac.lake.row.DailyRows;
import dev.almanac.lake.row.LoadRows;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** Puts the bars of a partition, sorted by venue, symbol and time, together to longer ones, as rows of a load. */
final class ResampleIterator implements Iterator<Row> {
    private final Iterator<Row> rows;
    private final Interval from;
    private final List<Interval> to;
    private final long now;
    private final Deque<Row> made = new ArrayDeque<>();
    private final List<Resampler> resamplers = new ArrayList<>();
    private CandleRows.@Nullable Reader reader;
    private String pair = "";

    /** @param now a bar that closes later is not made, microseconds since the epoch */
    ResampleIterator(Iterator<Row> rows, Interval from, List<Interval> to, long now) {
        this.rows = rows;
        this.from = from;
        this.to = to;
        this.now = now;
    }

    @Override
    public boolean hasNext() {
        while (made.isEmpty() && rows.hasNext()) {
            feed(rows.next());
        }
        if (made.isEmpty()) {
            finish();
        }
        return !made.isEmpty();
    }

    @Override
    public Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return made.remove();
    }

    private void feed(Row row) {
        String venue = row.getAs("venue");
        String symbol = row.getAs("symbol");
        String name = venue + " " + symbol;
        if (!name.equals(pair)) {
            finish();
            pair = name;
            to.forEach(length -> resamplers.add(resampler(new SeriesKey(venue, DailyRows.symbol(symbol), length))));
        }
        CandleRows.Reader bars = reader;
        if (bars == null) {
            bars = CandleRows.reader(row.schema());
            reader = bars;
        }
        CandleRows.Reader read = bars;
        resamplers.forEach(resampler -> resampler.bar(read.read(row)));
    }

    private void finish() {
        resamplers.forEach(Resampler::finish);
        resamplers.clear();
    }

    /** A bar's place is its open time in seconds, as that of a venue's. */
    private Resampler resampler(SeriesKey series) {
        LoadRows.Writer writer = LoadRows.Writer.of(series);
        return new Resampler(from, series.interval(), (bar, bars, of) -> {
            if (bar.openTime() + series.interval().micros() <= now) {
                String text = series + " from " + bars + " of " + of + " bars of " + from;
                made.add(writer.resampled(
                        bar, bar.openTime() / 1_000_000, text, bars < of ? incomplete(bars, of) : null));
            }
        });
    }

    private String incomplete(int bars, int of) {
        return "the bar was put together of " + bars + " of " + of + " bars of " + from;
    }

    /** Length in microseconds of the interval that a column names. */
    static Column length(Column code, List<Interval> intervals) {
        Column length = lit(0L);
        for (Interval interval : intervals) {
            length = when(code.equalTo(lit(interval.code())), lit(interval.micros()))
                    .otherwise(length);
        }
        return length;
    }
}
