package dev.almanac.lake.audit;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.unix_micros;

import dev.almanac.lake.audit.AuditTask.Chunk;
import dev.almanac.lake.audit.AuditTask.Input;
import dev.almanac.lake.column.CandleChunk;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;

/** Rows as chunks, for tables whose files cannot be read by columns and for versions that are past. */
final class RowChunks implements Iterator<Chunk> {
    private static final int KEYS = 5;

    /** A series is told in chunks of at most so many rows. */
    private static final int MOST_ROWS = 16_384;

    private final Input input;
    private final int width;
    private final Iterator<InternalRow> rows;
    private final long[] openTimes = new long[MOST_ROWS];
    private final long[] availableAt = new long[MOST_ROWS];
    private final double[][] figures;
    private List<String> next = List.of();

    private RowChunks(Input input, int width, Iterator<InternalRow> rows) {
        this.input = input;
        this.width = width;
        this.rows = rows;
        this.figures = new double[width][MOST_ROWS];
        // The first row of a chunk is taken when the chunk before ends.
        if (rows.hasNext()) {
            begin(rows.next());
        }
    }

    /** The rows of a table's intervals. */
    static JavaRDD<Chunk> of(AuditTask task, Input input, Dataset<Row> table) {
        List<String> names = task.figures(input);
        Dataset<Row> wanted = table.filter(col("interval").isin(task.intervals().toArray()))
                .select(Stream.concat(
                                Stream.of(
                                        col("venue"),
                                        col("symbol"),
                                        col("interval"),
                                        unix_micros(col("open_time")),
                                        unix_micros(col("available_at"))),
                                names.stream().map(name -> coalesce(col(name), lit(Double.NaN))))
                        .toArray(Column[]::new));
        int width = names.size();
        return ((org.apache.spark.sql.classic.Dataset<Row>) wanted)
                .queryExecution()
                .toRdd()
                .toJavaRDD()
                .mapPartitions(rows -> new RowChunks(input, width, rows));
    }

    @Override
    public boolean hasNext() {
        return !next.isEmpty();
    }

    @Override
    public Chunk next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        List<String> name = next;
        next = List.of();
        int count = 1;
        while (rows.hasNext() && next.isEmpty()) {
            InternalRow row = rows.next();
            if (count == MOST_ROWS || !name.equals(name(row))) {
                CandleChunk chunk = chunk(name, count);
                begin(row);
                return new Chunk(input, chunk);
            }
            fill(row, count++);
        }
        return new Chunk(input, chunk(name, count));
    }

    private static List<String> name(InternalRow row) {
        List<String> name = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            name.add(row.getUTF8String(i).toString());
        }
        return name;
    }

    private void begin(InternalRow row) {
        next = name(row);
        fill(row, 0);
    }

    private void fill(InternalRow row, int at) {
        openTimes[at] = row.getLong(3);
        availableAt[at] = row.getLong(4);
        for (int i = 0; i < width; i++) {
            figures[i][at] = row.getDouble(KEYS + i);
        }
    }

    private CandleChunk chunk(List<String> name, int count) {
        return new CandleChunk(
                name.get(0),
                name.get(1),
                name.get(2),
                Arrays.copyOf(openTimes, count),
                Arrays.stream(figures)
                        .map(column -> Arrays.copyOf(column, count))
                        .toArray(double[][]::new),
                Arrays.copyOf(availableAt, count));
    }
}
