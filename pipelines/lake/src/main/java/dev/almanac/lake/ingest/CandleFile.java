package dev.almanac.lake.ingest;

import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.market.SeriesKey;
import dev.almanac.lake.column.ColumnFile;
import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.DataFile;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes bars that passed into one file of the candles table; without bars there is no file. Where series come by interval, each
 * interval gets row groups of its own: a day's ranking reads the daily bars alone, of which there are few.
 */
final class CandleFile implements AutoCloseable {
    private static final int BLOCK = 1024;

    /** Fewer rows are not worth a row group: its statistics and headers would weigh as much as they. */
    private static final int LEAST_GROUP_ROWS = 512;

    private final BulkTask task;
    private final long[] times = new long[BLOCK];
    private final double[] figures = new double[BLOCK];
    private @Nullable ColumnFile file;
    private @Nullable Interval interval;

    CandleFile(BulkTask task) {
        this.task = task;
    }

    /** Appends the bars of a series that were kept. */
    void add(SeriesKey series, SeriesRows rows) throws IOException {
        if (rows.keptRows() == 0) {
            return;
        }
        ColumnFile out = file;
        if (out == null) {
            String name = "part-" + UUID.randomUUID() + ".zstd.parquet";
            out = new ColumnFile(task.place(), task.folder() + "/" + name, Catalogue.CANDLES.schema());
            file = out;
        }
        if (series.interval() != interval && out.groupRows() >= LEAST_GROUP_ROWS) {
            out.endGroup();
        }
        interval = series.interval();
        for (int from = 0; from < rows.keptRows(); from += BLOCK) {
            int count = Math.min(BLOCK, rows.keptRows() - from);
            add(out, series, rows.bars(), new Block(rows.kept(), from, count));
            out.added(count);
        }
    }

    /** Some rows of a table; mostly they follow each other there, and are copied as they lie. */
    private static final class Block {
        private final int[] rows;
        private final int from;
        private final int count;

        Block(int[] rows, int from, int count) {
            this.rows = rows;
            this.from = from;
            this.count = count;
        }

        boolean isRun() {
            for (int i = 1; i < count; i++) {
                if (rows[from + i] != rows[from] + i) {
                    return false;
                }
            }
            return true;
        }

        void gather(double[] column, double[] gathered) {
            for (int i = 0; i < count; i++) {
                gathered[i] = column[rows[from + i]];
            }
        }

        void gather(long[] column, long[] gathered) {
            for (int i = 0; i < count; i++) {
                gathered[i] = column[rows[from + i]];
            }
        }
    }

    /** A block, column by column in the order of the catalogue. */
    private void add(ColumnFile out, SeriesKey series, BarTable bars, Block block) {
        int count = block.count;
        boolean isRun = block.isRun();
        int at = isRun ? block.rows[block.from] : 0;
        int column = 0;
        out.texts(column++).add(series.venue(), count);
        out.texts(column++).add(series.symbol().toString(), count);
        out.texts(column++).add(series.interval().code(), count);
        out.numbers(column++).add(isRun ? bars.openTimes() : gathered(bars.openTimes(), block), at, count);
        for (double[] required : bars.required()) {
            out.numbers(column++).add(isRun ? required : gathered(required, block), at, count);
        }
        out.optionals(column++).add(isRun ? bars.quoteVolumes() : gathered(bars.quoteVolumes(), block), at, count);
        out.optionals(column++).add(isRun ? bars.tradeCounts() : gathered(bars.tradeCounts(), block), at, count);
        out.optionals(column++)
                .add(isRun ? bars.takerBuyVolumes() : gathered(bars.takerBuyVolumes(), block), at, count);
        out.optionals(column++)
                .add(isRun ? bars.takerBuyQuoteVolumes() : gathered(bars.takerBuyQuoteVolumes(), block), at, count);
        out.texts(column++).add(task.stamps().origin(), count);
        long knowableAfter = series.interval().micros() + task.stamps().delayMicros();
        block.gather(bars.openTimes(), times);
        for (int i = 0; i < count; i++) {
            times[i] += knowableAfter;
        }
        out.numbers(column++).add(times, count);
        Arrays.fill(times, task.stamps().firstSeen());
        out.numbers(column++).add(times, count);
        out.texts(column).add(task.stamps().runId(), count);
    }

    private double[] gathered(double[] column, Block block) {
        block.gather(column, figures);
        return figures;
    }

    private long[] gathered(long[] column, Block block) {
        block.gather(column, times);
        return times;
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
