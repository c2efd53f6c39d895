package dev.almanac.lake.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import dev.almanac.lake.row.GateRows;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/**
 * Rows that a task set aside, and its findings: the first of them go to the driver, the others into a file beside the staged
 * ones, so that a load with many of them does not fill the driver. Lines of JSON, packed by gzip; there are no figures with a
 * fraction among them.
 */
final class DecidedRows implements AutoCloseable {
    /** Escapes whatever is not ASCII, also what is no whole character, so that it is read as it would have been sent. */
    private static final JsonFactory JSON =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private static final String[] NAMES = GateRows.SCHEMA.fieldNames();

    private final BulkTask task;
    private final List<Row> held = new ArrayList<>();
    private final List<String> files = new ArrayList<>();
    private @Nullable JsonGenerator out;

    DecidedRows(BulkTask task) {
        this.task = task;
    }

    /** Appends rows as {@link GateRows} that are no bars. */
    void addAll(List<Row> rows) throws IOException {
        int room = Math.min(rows.size(), task.limits().sent() - held.size());
        held.addAll(rows.subList(0, room));
        for (Row row : rows.subList(room, rows.size())) {
            write(row);
        }
    }

    private void write(Row row) throws IOException {
        JsonGenerator to = out;
        if (to == null) {
            String path = task.folder() + "/decided-" + UUID.randomUUID() + ".json.gz";
            to = JSON.createGenerator(new GZIPOutputStream(task.place().stream(path)));
            to.setRootValueSeparator(new SerializedString("\n"));
            out = to;
            files.add(path);
        }
        to.writeStartObject();
        for (int i = 0; i < NAMES.length; i++) {
            Object value = row.get(i);
            if (value instanceof String text) {
                to.writeStringField(NAMES[i], text);
            } else if (value instanceof Number number) {
                to.writeNumberField(NAMES[i], number.longValue());
            }
        }
        to.writeEndObject();
    }

    /** The rows for the driver. */
    List<Row> held() {
        return held;
    }

    /** Completes the file, where there is one. */
    List<String> finish() throws IOException {
        close();
        return files;
    }

    @Override
    public void close() throws IOException {
        JsonGenerator open = out;
        if (open != null) {
            open.close();
        }
    }

    /** All rows again. */
    static Dataset<Row> of(SparkSession spark, List<Row> held, List<String> files) {
        Dataset<Row> here = spark.createDataFrame(held, GateRows.SCHEMA);
        return files.isEmpty()
                ? here
                : here.union(spark.read()
                        .schema(GateRows.SCHEMA)
                        .option("mode", "FAILFAST")
                        .json(files.toArray(String[]::new)));
    }
}
