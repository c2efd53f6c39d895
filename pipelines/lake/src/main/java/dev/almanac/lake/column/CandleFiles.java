package dev.almanac.lake.column;

import dev.almanac.lake.column.CandleGroup.SymbolName;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.column.EncodingStats;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.DictionaryPageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;

/** What files of the candles, or of another table with their key, hold: told by their footers and dictionaries alone. */
public final class CandleFiles {
    static final String VENUE = "venue";
    static final String SYMBOL = "symbol";
    static final String INTERVAL = "interval";
    static final String OPEN_TIME = "open_time";
    static final String AVAILABLE_AT = "available_at";

    private CandleFiles() {}

    /**
     * What one file holds.
     *
     * @param readable whether its times are microseconds, as they are in every file that this program writes
     */
    public record Contents(boolean readable, List<CandleGroup> groups) implements Serializable {}

    static ParquetFileReader open(InputFile file) throws IOException {
        return ParquetFileReader.open(
                file,
                ParquetReadOptions.builder(new PlainParquetConfiguration()).build());
    }

    /**
     * The row groups of a file that may hold bars of some intervals.
     *
     * @param intervals codes
     */
    public static Contents contents(ParquetPlace place, String path, Set<String> intervals) throws IOException {
        List<CandleGroup> groups = new ArrayList<>();
        try (ParquetFileReader reader = open(place.input(path))) {
            MessageType schema = reader.getFileMetaData().getSchema();
            if (!isMicros(schema, OPEN_TIME) || !isMicros(schema, AVAILABLE_AT)) {
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
        ColumnChunkMetaData chunk = block.getColumns().stream()
                .filter(one -> one.getPath().toDotString().equals(column))
                .findFirst()
                .orElseThrow();
        EncodingStats stats = chunk.getEncodingStats();
        if (stats == null || !stats.hasDictionaryPages() || stats.hasNonDictionaryEncodedPages()) {
            return List.of();
        }
        ColumnDescriptor descriptor = schema.getColumnDescription(new String[] {column});
        DictionaryPageReadStore dictionaries = reader.getDictionaryReader(block);
        DictionaryPage page = dictionaries.readDictionaryPage(descriptor);
        if (page == null) {
            return List.of();
        }
        Dictionary dictionary = page.decode(descriptor);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i <= dictionary.getMaxId(); i++) {
            texts.add(dictionary.decodeToBinary(i).toStringUsingUTF8());
        }
        return texts;
    }
}
