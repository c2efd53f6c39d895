package dev.almanac.jobs.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.almanac.jobs.terminal.ResultStream;
import dev.almanac.jobs.terminal.TextTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Writes rows as a table, CSV or JSON; times in UTC and ISO 8601, numbers unrounded. CSV and JSON are written as the rows
 * come: one that fails leaves the array of those before it open, and a reader that has gone ends the rest.
 */
final class ResultWriter {
    private ResultWriter() {}

    static void write(Dataset<Row> rows, ResultFormat format, ResultStream out) {
        switch (format) {
            case TABLE -> out.print(table(rows));
            case CSV -> csv(rows.columns(), rows.toLocalIterator(), out);
            case JSON -> json(rows.toLocalIterator(), out);
        }
        out.flush();
    }

    private static String table(Dataset<Row> rows) {
        StructField[] fields = rows.schema().fields();
        boolean[] right = new boolean[fields.length];
        for (int column = 0; column < fields.length; column++) {
            right[column] = fields[column].dataType() instanceof NumericType;
        }
        TextTable table = new TextTable(right);
        table.row(rows.columns());
        List<Row> all = rows.collectAsList();
        for (Row row : all) {
            String[] cells = new String[fields.length];
            for (int column = 0; column < cells.length; column++) {
                cells[column] = row.isNullAt(column) ? "-" : text(plain(row.get(column)));
            }
            table.row(cells);
        }
        return table.text() + (all.isEmpty() ? "0 rows\n" : "");
    }

    /** Rows as CSV under a header; NULL is an empty cell. */
    static void csv(String[] columns, Iterator<Row> rows, ResultStream out) {
        out.print(csvLine(List.of(columns)));
        while (out.isRead() && rows.hasNext()) {
            Row row = rows.next();
            List<String> cells = new ArrayList<>();
            for (int column = 0; column < row.size(); column++) {
                cells.add(row.isNullAt(column) ? "" : text(plain(row.get(column))));
            }
            out.print(csvLine(cells));
        }
    }

    private static String csvLine(List<String> cells) {
        return cells.stream().map(ResultWriter::csvCell).collect(Collectors.joining(",", "", "\n"));
    }

    private static String csvCell(String text) {
        boolean quoted = text.matches("(?s).*[\",\r\n].*");
        return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    /** Rows as an array of objects, a line each. */
    static void json(Iterator<Row> rows, ResultStream out) {
        ObjectMapper mapper = new ObjectMapper();
        String before = "[\n";
        try {
            while (out.isRead() && rows.hasNext()) {
                out.print(before);
                out.print(mapper.writeValueAsString(plain(rows.next())));
                before = ",\n";
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.print(before.equals("[\n") ? "[]\n" : "\n]\n");
    }

    /**
     * A value as maps, lists, texts, numbers and booleans; bytes as base64. What is NULL or NaN is left out of an object
     * and null in a list, where places count.
     */
    private static Object plain(Object value) {
        if (value instanceof Row row) {
            return object(row);
        }
        if (value instanceof scala.collection.Map<?, ?> map) {
            Map<String, Object> entries = new TreeMap<>();
            CollectionConverters.asJava(map).forEach((key, entry) -> {
                if (!isAbsent(entry)) {
                    entries.put(String.valueOf(key), plain(entry));
                }
            });
            return entries;
        }
        if (value instanceof scala.collection.Iterable<?> list) {
            List<@Nullable Object> items = new ArrayList<>();
            CollectionConverters.asJava(list).forEach(item -> items.add(isAbsent(item) ? null : plain(item)));
            return items;
        }
        if (value instanceof Timestamp time) {
            return time.toInstant().toString();
        }
        if (value instanceof byte[] bytes) {
            return Base64.getEncoder().encodeToString(bytes);
        }
        return value instanceof Number || value instanceof Boolean ? value : String.valueOf(value);
    }

    private static Map<String, Object> object(Row row) {
        StructType schema = row.schema();
        Map<String, Object> object = new LinkedHashMap<>();
        for (int column = 0; column < row.size(); column++) {
            if (!row.isNullAt(column) && !isAbsent(row.get(column))) {
                object.put(schema.fieldNames()[column], plain(row.get(column)));
            }
        }
        return object;
    }

    private static boolean isAbsent(@Nullable Object value) {
        return value == null
                || value instanceof Double number && number.isNaN()
                || value instanceof Float single && single.isNaN();
    }

    private static String text(Object plain) {
        return plain instanceof BigDecimal number ? number.toPlainString() : String.valueOf(plain);
    }
}
