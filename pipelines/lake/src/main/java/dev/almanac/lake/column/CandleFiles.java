package dev.almanac.lake.column;

import dev.almanac.lake.column.CandleGroup.SymbolName;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.DictionaryPageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** What files of the candles, or of another table with their key, hold: told by their footers and dictionaries alone. */
public final class CandleFiles {
    static final String VENUE = "venue";
    static final String SYMBOL = "symbol";
    static final String INTERVAL = "interval";
    static final String OPEN_TIME = "open_time";
    static final String AVAILABLE_AT = "available_at";
    static final List<String> WORDS = List.of(VENUE, SYMBOL, INTERVAL);
    static final List<String> TIMES = List.of(OPEN_TIME, AVAILABLE_AT);

    private CandleFiles() {}

    /**
     * What one file holds.
     *
     * @param readable whether it has all columns, in the types that this program writes; another program may leave out a
     *     column that is NULL throughout, or keep times in another form
     */
    public record Contents(boolean readable, List<CandleGroup> groups) implements Serializable {}

    static ParquetFileReader open(InputFile file) throws IOException {
        return ParquetFileReader.open(
                file,
                ParquetReadOptions.builder(new PlainParquetConfiguration()).build());
    }

    /**
     * The row groups of a file that may hold rows of some intervals.
     *
     * @param intervals codes
     * @param figures columns of doubles that are to be read
     */
    public static Contents contents(ParquetPlace place, String path, Set<String> intervals, List<String> figures)
            throws IOException {
        List<CandleGroup> groups = new ArrayList<>();
        try (ParquetFileReader reader = open(place.input(path))) {
            MessageType schema = reader.getFileMetaData().getSchema();
            if (!isReadable(schema, figures)) {
                return new Contents(false, List.of());
            }
            for (int i = 0; i < reader.getRowGroups().size(); i++) {
                BlockMetaData block = reader.getRowGroups().get(i);
                List<String> lengths = texts(reader, block, schema, INTERVAL);
                if (lengths.isEmpty() || lengths.stream().anyMatch(intervals::contains)) {
                    groups.add(new CandleGroup(path, i, block.getRowCount(), symbols(reader, block, schema)));
                }
            }
        }
        return new Contents(true, groups);
    }

    private static boolean isReadable(MessageType schema, List<String> figures) {
        return WORDS.stream().allMatch(column -> is(schema, column, PrimitiveTypeName.BINARY))
                && figures.stream().allMatch(column -> is(schema, column, PrimitiveTypeName.DOUBLE))
                && TIMES.stream()
                        .allMatch(column -> is(schema, column, PrimitiveTypeName.INT64) && isMicros(schema, column));
    }

    private static boolean is(MessageType schema, String column, PrimitiveTypeName type) {
        return schema.containsField(column)
                && schema.getType(column).isPrimitive()
                && schema.getType(column).asPrimitiveType().getPrimitiveTypeName() == type;
    }

    private static boolean isMicros(MessageType schema, String column) {
        return schema.getType(column).getLogicalTypeAnnotation() instanceof TimestampLogicalTypeAnnotation time
                && time.isAdjustedToUTC()
                && time.getUnit() == LogicalTypeAnnotation.TimeUnit.MICROS;
    }

    private static List<SymbolName> symbols(ParquetFileReader reader, BlockMetaData block, MessageType schema)
            throws IOException {
        List<SymbolName> names = new ArrayList<>();
        List<String> symbols = texts(reader, block, schema, SYMBOL);
        for (String venue : texts(reader, block, schema, VENUE)) {
            symbols.forEach(symbol -> names.add(new SymbolName(venue, symbol)));
        }
        return names;
    }

    /** All texts of a column, out of its dictionary; none where some of them are not in it. */
    private static List<String> texts(ParquetFileReader reader, BlockMetaData block, MessageType schema, String column)
            throws IOException {
        if (!ColumnValues.isAllDictionary(ColumnValues.chunk(block, column))) {
            return List.of();
        }
        DictionaryPageReadStore dictionaries = reader.getDictionaryReader(block);
        DictionaryPage page = dictionaries.readDictionaryPage(schema.getColumnDescription(new String[] {column}));
        return page == null ? List.of() : WholePages.words(page.getBytes().toByteBuffer());
    }
}
