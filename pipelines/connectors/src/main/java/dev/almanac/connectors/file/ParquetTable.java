package dev.almanac.connectors.file;

import dev.almanac.analytics.port.UnreadableUnitException;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a Parquet file, row group by row group: of each only the chosen columns are in memory, packed, and one page of
 * each unpacked.
 */
final class ParquetTable implements TypedTable {
    /** Packed bytes of the chosen columns in one row group, above which reading it would need too much memory. */
    private static final long LARGEST_GROUP = 512L << 20;

    private static final long JULIAN_EPOCH = 2_440_588;

    private final String unit;
    private final ParquetFileReader file;
    private final MessageType schema;
    private List<ColumnDescriptor> chosen = List.of();
    private List<ColumnReader> readers = List.of();
    private int groupsRead;
    private long left;

    private ParquetTable(String unit, ParquetFileReader file) {
        this.unit = unit;
        this.file = file;
        this.schema = file.getFileMetaData().getSchema();
    }

    /** Opens the file at {@code path} and reads what it says of itself. */
    static ParquetTable open(String unit, Path path) throws IOException {
        ParquetReadOptions options = ParquetReadOptions.builder(new PlainParquetConfiguration())
                .withCodecFactory(new ParquetCodecs())
                .usePageChecksumVerification(true)
                .build();
        return new ParquetTable(unit, ParquetFileReader.open(new LocalInputFile(path), options));
    }

    @Override
    public List<String> columns() {
        return schema.getFields().stream().map(ParquetTable::name).toList();
    }

    private static String name(Type field) {
        if (!field.isPrimitive() || field.isRepetition(Type.Repetition.REPEATED)) {
            return "";
        }
        return TypedTable.name(field.getName(), isTime(field.asPrimitiveType()));
    }

    private static boolean isTime(PrimitiveType type) {
        LogicalTypeAnnotation meaning = type.getLogicalTypeAnnotation();
        return meaning instanceof TimestampLogicalTypeAnnotation
                || meaning instanceof DateLogicalTypeAnnotation
                || type.getPrimitiveTypeName() == PrimitiveTypeName.INT96;
    }

    @Override
    public void choose(List<Integer> wanted) {
        List<Type> fields = wanted.stream().map(schema.getFields()::get).toList();
        file.setRequestedSchema(new MessageType(schema.getName(), fields));
        chosen = fields.stream()
                .map(field -> schema.getColumnDescription(new String[] {field.getName()}))
                .toList();
    }

    @Override
    public boolean next() throws IOException, UnreadableUnitException {
        while (left == 0) {
            requireRoom();
            PageReadStore group = file.readNextRowGroup();
            if (group == null) {
                return false;
            }
            ColumnReadStoreImpl columns = new ColumnReadStoreImpl(
                    group, new Unconverted(), schema, file.getFileMetaData().getCreatedBy());
            readers = chosen.stream().map(columns::getColumnReader).toList();
            left = group.getRowCount();
        }
        left--;
        return true;
    }

    private void requireRoom() throws UnreadableUnitException {
        List<BlockMetaData> groups = file.getRowGroups();
        if (groupsRead == groups.size()) {
            return;
        }
        long bytes = groups.get(groupsRead++).getColumns().stream()
                .filter(column -> chosen.stream()
                        .anyMatch(
                                one -> one.getPath()[0].equals(column.getPath().toArray()[0])))
                .mapToLong(column -> column.getTotalSize())
                .sum();
        if (bytes > LARGEST_GROUP) {
            throw Unreadable.of(
                    unit,
                    "one of its row groups holds " + (bytes >> 20) + " MB, more than the " + (LARGEST_GROUP >> 20)
                            + " MB that are read at once",
                    "write it anew with at most 1,000,000 rows in a group");
        }
    }

    @Override
    public void take(int column, Cell cell) {
        ColumnDescriptor type = chosen.get(column);
        ColumnReader reader = readers.get(column);
        if (reader.getCurrentDefinitionLevel() < type.getMaxDefinitionLevel()) {
            cell.absent();
        } else {
            put(type.getPrimitiveType(), reader, cell);
        }
        reader.consume();
    }

    private static void put(PrimitiveType type, ColumnReader reader, Cell cell) {
        LogicalTypeAnnotation meaning = type.getLogicalTypeAnnotation();
        switch (type.getPrimitiveTypeName()) {
            case DOUBLE -> cell.real(reader.getDouble());
            case FLOAT -> cell.real(reader.getFloat());
            case INT32 -> putWhole(meaning, reader.getInteger(), cell);
            case INT64 -> putWhole(meaning, reader.getLong(), cell);
            case INT96 -> putInt96(reader.getBinary(), cell);
            case BOOLEAN -> cell.text(Boolean.toString(reader.getBoolean()));
            case BINARY, FIXED_LEN_BYTE_ARRAY -> putBytes(meaning, reader.getBinary(), cell);
        }
    }

    private static void putWhole(@Nullable LogicalTypeAnnotation meaning, long value, Cell cell) {
        if (meaning instanceof TimestampLogicalTypeAnnotation time) {
            putMoment(time.getUnit(), value, cell);
        } else if (meaning instanceof DateLogicalTypeAnnotation) {
            cell.day(value);
        } else if (meaning instanceof DecimalLogicalTypeAnnotation decimal) {
            cell.real(BigDecimal.valueOf(value, decimal.getScale()).doubleValue());
        } else {
            cell.whole(value);
        }
    }

    private static void putMoment(TimeUnit unit, long value, Cell cell) {
        switch (unit) {
            case MILLIS -> cell.moment(value * 1000, 1000);
            case MICROS -> cell.moment(value, 1);
            case NANOS -> cell.moment(Math.floorDiv(value, 1000L), 1);
        }
    }

    /** What Spark and older exporters write: nanoseconds of the day, then the Julian day, both with the lowest byte first. */
    private static void putInt96(Binary value, Cell cell) {
        ByteBuffer bytes = value.toByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        long nanos = bytes.getLong(bytes.position());
        long day = bytes.getInt(bytes.position() + Long.BYTES) - JULIAN_EPOCH;
        cell.moment(day * Cell.DAY + Math.floorDiv(nanos, 1000L), 1);
    }

    private static void putBytes(@Nullable LogicalTypeAnnotation meaning, Binary value, Cell cell) {
        if (meaning instanceof DecimalLogicalTypeAnnotation decimal) {
            cell.real(new BigDecimal(new BigInteger(value.getBytes()), decimal.getScale()).doubleValue());
        } else {
            cell.text(value.toStringUsingUTF8());
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /** Parquet asks for somewhere to put values even where they are fetched one by one. */
    private static final class Unconverted extends GroupConverter {
        private final Converter column = new PrimitiveConverter() {};

        @Override
        public Converter getConverter(int field) {
            return column;
        }

        @Override
        public void start() {
            // records are not put together
        }

        @Override
        public void end() {
            // records are not put together
        }
    }
}
