package dev.almanac.jobs.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.almanac.jobs.terminal.TextTable;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import scala.jdk.javaapi.CollectionConverters;

/** Writes rows as a table, CSV or JSON; times in UTC and ISO 8601, numbers unrounded. */
final class ResultWriter {
    private ResultWriter() {}

    static void write(Dataset<Row> rows, ResultFormat format, PrintStream out) {
        switch (format) {
            case TABLE -> out.print(table(rows));
            case CSV -> csv(rows, out);
            case JSON -> json(rows, out);
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
        for (Row row : rows.collectAsList()) {
            String[] cells = new String[fields.length];
            for (int column = 0; column < cells.length; column++) {
                cells[column] = row.isNullAt(column) ? "-" : text(plain(row.get(column)));
            }
            table.row(cells);
        }
        return table.text();
    }

    private static void csv(Dataset<Row> rows, PrintStream out) {
        out.print(csvLine(List.of(rows.columns())));
        Iterator<Row> iterator = rows.toLocalIterator();
        while (iterator.hasNext()) {
            Row row = iterator.next();
            List<String> cells = new ArrayList<>();
            for (int column = 0; column < row.size(); column++) {
                cells.add(row.isNullAt(column) ? "" : text(plain(row.get(column))));
            }
            out.print(csvLine(cells));
        }
    }

    private static String csvLine(List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (String cell : cells) {
            boolean quoted = cell.matches("(?s).*[\",\r\n].*");
            line.append(line.length() == 0 ? "" : ",");
            line.append(quoted ? '"' + cell.replace("\"", "\"\"") + '"' : cell);
        }
        return line.append('\n').toString();
    }

    private static void json(Dataset<Row> rows, PrintStream out) {
        ObjectMapper mapper = new ObjectMapper();
        Iterator<Row> iterator = rows.toLocalIterator();
        String before = "[\n";
        try {
            while (iterator.hasNext()) {
                out.print(before);
                out.print(mapper.writeValueAsString(plain(iterator.next())));
                before = ",\n";
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.print(before.equals("[\n") ? "[]\n" : "\n]\n");
    }

    /** A value as maps, lists, texts, numbers and booleans; what is NULL or NaN inside of an object is left out. */
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
            List<Object> items = new ArrayList<>();
            CollectionConverters.asJava(list).forEach(item -> items.add(plain(item)));
            return items;
        }
        if (value instanceof Timestamp time) {
            return time.toInstant().toString();
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

    private static boolean isAbsent(Object value) {
        return value == null || value instanceof Double number && number.isNaN();
    }

    private static String text(Object plain) {
        return plain instanceof BigDecimal number ? number.toPlainString() : String.valueOf(plain);
    }
}
