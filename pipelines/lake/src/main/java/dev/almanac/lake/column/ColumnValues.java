package dev.almanac.lake.column;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.VersionParser;
import org.apache.parquet.VersionParser.ParsedVersion;
import org.apache.parquet.VersionParser.VersionParseException;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.impl.ColumnReaderImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.MessageType;

/** The columns of one row group as arrays, each read when it is asked for. */
final class ColumnValues {
    private static final PrimitiveConverter NONE = new PrimitiveConverter() {};

    private final MessageType schema;
    private final PageReadStore pages;
    private final ParsedVersion writer;

    /**
     * A column of few words.
     *
     * @param of place of each row's word among the words
     */
    record Texts(List<String> words, int[] of) {}

    ColumnValues(MessageType schema, PageReadStore pages, String createdBy) {
        this.schema = schema;
        this.pages = pages;
        try {
            this.writer = VersionParser.parse(createdBy);
        } catch (VersionParseException e) {
            throw new IllegalStateException("a Parquet file says it was written by " + createdBy, e);
        }
    }

    /** Number of rows. */
    int rows() {
        return Math.toIntExact(pages.getRowCount());
    }

    /** A column of whole numbers without NULLs. */
    long[] longs(String column) {
        ColumnReaderImpl reader = reader(column);
        long[] values = new long[rows()];
        for (int i = 0; i < values.length; i++) {
            values[i] = reader.getLong();
            reader.consume();
        }
        return values;
    }

    /** A column of numbers; {@code NaN} where it is NULL. */
    double[] doubles(String column) {
        ColumnReaderImpl reader = reader(column);
        int present = reader.getDescriptor().getMaxDefinitionLevel();
        double[] values = new double[rows()];
        for (int i = 0; i < values.length; i++) {
            values[i] = reader.getCurrentDefinitionLevel() == present ? reader.getDouble() : Double.NaN;
            reader.consume();
        }
        return values;
    }

    /** A column of words without NULLs. */
    Texts texts(String column) {
        ColumnReaderImpl reader = reader(column);
        Map<Binary, Integer> places = new HashMap<>();
        List<String> words = new ArrayList<>();
        int[] of = new int[rows()];
        Binary last = Binary.EMPTY;
        int place = -1;
        for (int i = 0; i < of.length; i++) {
            Binary word = reader.getBinary();
            // Words of a dictionary are the same object for every row.
            if (place < 0 || (word != last && !word.equals(last))) {
                last = word.copy();
                place = places.computeIfAbsent(last, any -> words.size());
                if (place == words.size()) {
                    words.add(last.toStringUsingUTF8());
                }
            }
            of[i] = place;
            reader.consume();
        }
        return new Texts(words, of);
    }

    private ColumnReaderImpl reader(String column) {
        ColumnDescriptor descriptor = schema.getColumnDescription(new String[] {column});
        return new ColumnReaderImpl(descriptor, pages.getPageReader(descriptor), NONE, writer);
    }
}
