package dev.almanac.lake.column;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReadStore;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.EncodingStats;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.MessageType;

/**
 * The columns of one row group as arrays, each read when it is asked for: by whole pages where the footer says that these will
 * do, as in all files of this program, else value by value, whoever wrote them.
 */
final class ColumnValues {
    private final MessageType schema;
    private final BlockMetaData block;
    private final PageReadStore pages;

    /** Reads value by value. */
    private final ColumnReadStore readers;

    /**
     * A column of few words.
     *
     * @param of place of each row's word among the words
     */
    record Texts(List<String> words, int[] of) {}

    /** @param createdBy what the file says of its writer, which may be nothing or anything */
    ColumnValues(MessageType schema, BlockMetaData block, PageReadStore pages, String createdBy) {
        this.block = block;
        this.schema = schema;
        this.pages = pages;
        this.readers = new ColumnReadStoreImpl(pages, new NoRows(), schema, createdBy);
    }

    /** Nothing is assembled; values are asked for. */
    private static final class NoRows extends GroupConverter {
        private final Converter values = new PrimitiveConverter() {};

        @Override
        public Converter getConverter(int field) {
            return values;
        }

        @Override
        public void start() {
            // No row begins.
        }

        @Override
        public void end() {
            // No row ends.
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
        ColumnReader reader = reader(column);
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
        } else if (nulls(column) == values.length) {
            Arrays.fill(values, Double.NaN);
        } else {
            ColumnReader reader = reader(column);
            int present = reader.getDescriptor().getMaxDefinitionLevel();
            for (int i = 0; i < values.length; i++) {
                values[i] = reader.getCurrentDefinitionLevel() == present ? reader.getDouble() : Double.NaN;
                reader.consume();
            }
        }
        return values;
    }

    /** A column of words without NULLs. */
    Texts texts(String column) throws IOException {
        if (!isWhole(column) || !isAllDictionary(chunk(block, column))) {
            return oneByOne(column);
        }
        WholePages whole = whole(column);
        List<String> words = whole.words();
        int[] of = new int[rows()];
        // Where there is one word, as for venue and interval in most files, no page has to be unpacked.
        if (words.size() > 1) {
            whole.readPlaces(of);
        }
        return new Texts(words, of);
    }

    private Texts oneByOne(String column) {
        ColumnReader reader = reader(column);
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

    /** Whether the footer says that every row has a value, in pages of the first version and of a known encoding. */
    private boolean isWhole(String column) {
        EncodingStats encodings = chunk(block, column).getEncodingStats();
        return encodings != null
                && !encodings.usesV2Pages()
                && WholePages.ENCODINGS.containsAll(encodings.getDataEncodings())
                && (descriptor(column).getMaxDefinitionLevel() == 0 || nulls(column) == 0);
    }

    /** How many rows have no value by the footer, -1 where it does not say. */
    private long nulls(String column) {
        Statistics<?> statistics = chunk(block, column).getStatistics();
        return statistics != null && statistics.isNumNullsSet() ? statistics.getNumNulls() : -1;
    }

    private WholePages whole(String column) throws IOException {
        return new WholePages(descriptor(column), pages.getPageReader(descriptor(column)));
    }

    private ColumnReader reader(String column) {
        return readers.getColumnReader(descriptor(column));
    }

    private ColumnDescriptor descriptor(String column) {
        return schema.getColumnDescription(new String[] {column});
    }

    /** What the footer says of a column, which the file has. */
    static ColumnChunkMetaData chunk(BlockMetaData block, String column) {
        return block.getColumns().stream()
                .filter(one -> one.getPath().toDotString().equals(column))
                .findFirst()
                .orElseThrow();
    }

    /** Whether the footer says that all values of a column are in its dictionary. */
    static boolean isAllDictionary(ColumnChunkMetaData chunk) {
        EncodingStats stats = chunk.getEncodingStats();
        return stats != null && stats.hasDictionaryPages() && !stats.hasNonDictionaryEncodedPages();
    }
}
