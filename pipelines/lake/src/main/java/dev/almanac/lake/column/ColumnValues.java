package dev.almanac.lake.column;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.VersionParser;
import org.apache.parquet.VersionParser.ParsedVersion;
import org.apache.parquet.VersionParser.VersionParseException;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.EncodingStats;
import org.apache.parquet.column.impl.ColumnReaderImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.MessageType;

/** The columns of one row group as arrays, each read when it is asked for. */
final class ColumnValues {
    private static final PrimitiveConverter NONE = new PrimitiveConverter() {};

    private final MessageType schema;
    private final BlockMetaData block;
    private final PageReadStore pages;
    private final ParsedVersion writer;

    /**
     * A column of few words.
     *
     * @param of place of each row's word among the words
     */
    record Texts(List<String> words, int[] of) {}

    ColumnValues(MessageType schema, BlockMetaData block, PageReadStore pages, String createdBy) {
        this.block = block;
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
    long[] longs(String column) throws IOException {
        long[] values = new long[rows()];
        if (isWhole(column)) {
            whole(column).read(values);
            return values;
        }
        ColumnReaderImpl reader = reader(column);
        for (int i = 0; i < values.length; i++) {
            values[i] = reader.getLong();
            reader.consume();
        }
        return values;
    }

    /** A column of numbers; {@code NaN} where it is NULL. */
    double[] doubles(String column) throws IOException {
        double[] values = new double[rows()];
        if (isWhole(column)) {
            whole(column).read(values);
            return values;
        }
        ColumnReaderImpl reader = reader(column);
        int present = reader.getDescriptor().getMaxDefinitionLevel();
        for (int i = 0; i < values.length; i++) {
            values[i] = reader.getCurrentDefinitionLevel() == present ? reader.getDouble() : Double.NaN;
            reader.consume();
        }
        return values;
    }

    /** Whether the footer says that every row has a value, in pages of the first version. */
    private boolean isWhole(String column) {
        ColumnChunkMetaData chunk = block.getColumns().stream()
                .filter(one -> one.getPath().toDotString().equals(column))
                .findFirst()
                .orElseThrow();
        EncodingStats encodings = chunk.getEncodingStats();
        Statistics<?> statistics = chunk.getStatistics();
        return encodings != null
                && !encodings.usesV2Pages()
                && statistics != null
                && statistics.isNumNullsSet()
                && statistics.getNumNulls() == 0;
    }

    private WholePages whole(String column) throws IOException {
        ColumnDescriptor descriptor = schema.getColumnDescription(new String[] {column});
        return new WholePages(descriptor, pages.getPageReader(descriptor));
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
