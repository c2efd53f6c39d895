package dev.almanac.lake.ingest;

import dev.almanac.analytics.market.SeriesKey;
import dev.almanac.lake.column.ColumnFile;
import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.DataFile;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes bars that passed into one file of the candles table; without bars there is no file. */
final class CandleFile implements AutoCloseable {
    private static final int BLOCK = 1024;

    private final BulkTask task;
    private final long[] times = new long[BLOCK];
    private @Nullable ColumnFile file;

    CandleFile(BulkTask task) {
        this.task = task;
    }

    /** Appends all bars of a table; they stand in order of time. */
    void add(SeriesKey series, BarTable bars) throws IOException {
        if (bars.size() == 0) {
            return;
        }
        ColumnFile out = file;
        if (out == null) {
            String name = "part-" + UUID.randomUUID() + ".zstd.parquet";
            out = new ColumnFile(task.place(), task.folder() + "/" + name, Catalogue.CANDLES.schema());
            file = out;
        }
        for (int from = 0; from < bars.size(); from += BLOCK) {
            int count = Math.min(BLOCK, bars.size() - from);
            add(out, series, bars, from, count);
            out.added(count);
        }
    }

    /** A block, column by column in the order of the catalogue. */
    private void add(ColumnFile out, SeriesKey series, BarTable bars, int from, int count) {
        int column = 0;
        out.texts(column++).add(series.venue(), count);
        out.texts(column++).add(series.symbol().toString(), count);
        out.texts(column++).add(series.interval().code(), count);
        out.numbers(column++).add(bars.openTimes(), from, count);
        for (double[] figures : bars.required()) {
            out.numbers(column++).add(figures, from, count);
        }
        out.optionals(column++).add(bars.quoteVolumes(), from, count);
        out.optionals(column++).add(bars.tradeCounts(), from, count);
        out.optionals(column++).add(bars.takerBuyVolumes(), from, count);
        out.optionals(column++).add(bars.takerBuyQuoteVolumes(), from, count);
        out.texts(column++).add(task.stamps().origin(), count);
        long knowableAfter = series.interval().micros() + task.stamps().delayMicros();
        for (int i = 0; i < count; i++) {
            times[i] = bars.openTimes()[from + i] + knowableAfter;
        }
        out.numbers(column++).add(times, count);
        Arrays.fill(times, task.stamps().firstSeen());
        out.numbers(column++).add(times, count);
        out.texts(column).add(task.stamps().runId(), count);
    }

    /** Completes the file, where there is one. */
    List<DataFile> finish() throws IOException {
        ColumnFile out = file;
        return out == null ? List.of() : List.of(out.finish(Catalogue.CANDLES.key()));
    }

    @Override
    public void close() throws IOException {
        ColumnFile out = file;
        if (out != null) {
            out.close();
        }
    }
}
