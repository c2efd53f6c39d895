package dev.almanac.lake.column;

import com.github.luben.zstd.ZstdCompressCtx;
import dev.almanac.lake.table.DataFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.fs.FileStatus;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * One Parquet file, written by columns: values are copied into pages as they come, pages are compressed (zstd, level 1) as
 * they fill, and a row group is written when it is full, so that memory does not grow with the rows. Numbers
 * may be absent where the schema says so, nothing else.
 */
public final class ColumnFile implements AutoCloseable {
    private static final int PAGE_ROWS = 16_384;
    private static final int GROUP_ROWS = 16 * PAGE_ROWS;
    private static final int ZSTD_LEVEL = 1;

    /** Saved states can take many kilobytes a row; by rows alone they would fill the memory. */
    private static final int PAGE_BYTES = 1 << 20;

    /**
     * Bytes of all columns, before compression, that make a row group: what is written waits in memory until then, and who reads one of
     * hundreds of columns holds it whole.
     */
    private static final long GROUP_BYTES = 128L << 20;

    /** Room for a page that fills up within a block of rows, without being copied. */
    private static final int PAGE_CAPACITY = PAGE_ROWS + 1024;

    private final ParquetPlace place;
    private final String path;
    private final ParquetFileWriter out;
    private final ZstdCompressCtx zstd;
    private final List<PageColumn> columns = new ArrayList<>();
    private int pageRows;
    private long groupRows;
    private long rows;

    /** Begins a file that does not exist yet; {@code path} is fully qualified. */
    public ColumnFile(ParquetPlace place, String path, StructType schema) throws IOException {
        this.place = place;
        this.path = path;
        MessageType message = message(schema);
        this.out = new ParquetFileWriter(
                place.output(path),
                message,
                ParquetFileWriter.Mode.CREATE,
                org.apache.parquet.hadoop.ParquetWriter.DEFAULT_BLOCK_SIZE,
                org.apache.parquet.hadoop.ParquetWriter.MAX_PADDING_SIZE_DEFAULT);
        try {
            out.start();
        } catch (IOException | RuntimeException e) {
            out.close();
            throw e;
        }
        // Native memory: taken when nothing before it can fail any more.
        this.zstd = new ZstdCompressCtx().setLevel(ZSTD_LEVEL);
        message.getColumns().forEach(descriptor -> {
            PrimitiveType type = descriptor.getPrimitiveType();
            if (descriptor.getMaxDefinitionLevel() > 0) {
                columns.add(new OptionalColumn(descriptor, PAGE_CAPACITY));
            } else if (type.getPrimitiveTypeName() != PrimitiveTypeName.BINARY) {
                columns.add(new NumberColumn(descriptor, PAGE_CAPACITY));
            } else if (type.getLogicalTypeAnnotation() == null) {
                columns.add(new BinaryColumn(descriptor, PAGE_CAPACITY));
            } else {
                columns.add(new TextColumn(descriptor));
            }
        });
    }

    private static MessageType message(StructType schema) {
        List<Type> types = new ArrayList<>();
        for (StructField field : schema.fields()) {
            types.add(type(field).named(field.name()));
        }
        return new MessageType("spark_schema", types);
    }

    private static Types.PrimitiveBuilder<PrimitiveType> type(StructField field) {
        if (field.dataType().equals(DataTypes.StringType)) {
            return required(field, PrimitiveTypeName.BINARY).as(LogicalTypeAnnotation.stringType());
        }
        if (field.dataType().equals(DataTypes.BinaryType)) {
            return required(field, PrimitiveTypeName.BINARY);
        }
        if (field.dataType().equals(DataTypes.DoubleType)) {
            return number(field, PrimitiveTypeName.DOUBLE);
        }
        if (field.dataType().equals(DataTypes.LongType)) {
            return number(field, PrimitiveTypeName.INT64);
        }
        if (field.dataType().equals(DataTypes.TimestampType)) {
            return required(field, PrimitiveTypeName.INT64)
                    .as(LogicalTypeAnnotation.timestampType(true, LogicalTypeAnnotation.TimeUnit.MICROS));
        }
        throw new IllegalArgumentException("no column of type " + field.dataType() + " is written by columns");
    }

    private static Types.PrimitiveBuilder<PrimitiveType> number(StructField field, PrimitiveTypeName type) {
        return field.nullable() ? Types.optional(type) : Types.required(type);
    }

    private static Types.PrimitiveBuilder<PrimitiveType> required(StructField field, PrimitiveTypeName type) {
        if (field.nullable()) {
            throw new IllegalArgumentException("column " + field.name() + " may be absent, and is no number");
        }
        return Types.required(type);
    }

    /** A DOUBLE, BIGINT or TIMESTAMP column, by its place in the schema. */
    public NumberColumn numbers(int column) {
        return (NumberColumn) columns.get(column);
    }

    /** A DOUBLE or BIGINT column of which rows may lack the value, by its place in the schema. */
    public OptionalColumn optionals(int column) {
        return (OptionalColumn) columns.get(column);
    }

    /** A STRING column, by its place in the schema. */
    public TextColumn texts(int column) {
        return (TextColumn) columns.get(column);
    }

    /** A BINARY column, by its place in the schema. */
    public BinaryColumn bytes(int column) {
        return (BinaryColumn) columns.get(column);
    }

    /** Rows of the row group that is being filled. */
    public long groupRows() {
        return groupRows;
    }

    /** Every column was given {@code count} values; a block of at most some thousands. */
    public void added(int count) throws IOException {
        pageRows += count;
        groupRows += count;
        rows += count;
        if (pageRows >= PAGE_ROWS || columns.stream().anyMatch(column -> column.place() >= PAGE_BYTES)) {
            endPage();
        }
        if (groupRows >= GROUP_ROWS
                || columns.stream().mapToLong(PageColumn::collected).sum() >= GROUP_BYTES) {
            endGroup();
        }
    }

    private void endPage() {
        columns.forEach(column -> column.endPage(zstd, pageRows));
        pageRows = 0;
    }

    /** Ends the row group with what it has, so that who reads with a filter may leave out this one and read the next. */
    public void endGroup() throws IOException {
        if (groupRows == 0) {
            return;
        }
        if (pageRows > 0) {
            endPage();
        }
        out.startBlock(groupRows);
        for (PageColumn column : columns) {
            column.write(out, zstd, groupRows);
        }
        out.endBlock();
        groupRows = 0;
    }

    /**
     * Completes the file; it has rows.
     *
     * @param keys columns whose least and greatest values are wanted
     */
    public DataFile finish(List<String> keys) throws IOException {
        endGroup();
        out.end(Map.of());
        FileStatus status = place.status(path);
        Map<String, Object> low = new TreeMap<>();
        Map<String, Object> high = new TreeMap<>();
        for (String key : keys) {
            Statistics<?> span = span(key);
            low.put(key, value(span.genericGetMin()));
            high.put(key, value(span.genericGetMax()));
        }
        return new DataFile(path, status.getLen(), status.getModificationTime(), rows, low, high);
    }

    private Statistics<?> span(String key) {
        List<Statistics<?>> groups = new ArrayList<>();
        for (BlockMetaData block : out.getFooter().getBlocks()) {
            for (ColumnChunkMetaData chunk : block.getColumns()) {
                if (chunk.getPath().toDotString().equals(key)) {
                    groups.add(chunk.getStatistics());
                }
            }
        }
        Statistics<?> span = Statistics.createStats(groups.get(0).type());
        groups.forEach(span::mergeStatistics);
        return span;
    }

    private static Object value(Object stored) {
        return stored instanceof Binary word ? word.toStringUsingUTF8() : stored;
    }

    /** Gives back native memory; a file that was not finished stays as a remainder that no table names. */
    @Override
    public void close() throws IOException {
        try (out) {
            zstd.close();
        }
    }
}
