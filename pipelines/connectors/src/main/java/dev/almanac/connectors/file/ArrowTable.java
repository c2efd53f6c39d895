package dev.almanac.connectors.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.compression.CommonsCompressionFactory;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BaseIntVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DateMilliVector;
import org.apache.arrow.vector.Decimal256Vector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.FloatingPointVector;
import org.apache.arrow.vector.TimeStampVector;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;

/** The rows of a file in Arrow's format, record batch by record batch; one of them is in memory at a time, unpacked. */
final class ArrowTable implements TypedTable {
    /** Bytes of one record batch, above which reading it would need too much memory. */
    static final long LARGEST_BATCH = 512L << 20;

    private final RootAllocator memory;
    private final ArrowFileReader file;
    private List<Integer> chosen = List.of();
    private final List<FieldVector> vectors = new ArrayList<>();
    private int row;
    private int rows;

    private ArrowTable(RootAllocator memory, ArrowFileReader file) {
        this.memory = memory;
        this.file = file;
    }

    /** Opens the file at {@code path}. */
    static ArrowTable open(Path path) throws IOException {
        RootAllocator memory = new RootAllocator(LARGEST_BATCH);
        return new ArrowTable(
                memory, new ArrowFileReader(Files.newByteChannel(path), memory, CommonsCompressionFactory.INSTANCE));
    }

    @Override
    public List<String> columns() throws IOException {
        return file.getVectorSchemaRoot().getSchema().getFields().stream()
                .map(ArrowTable::name)
                .toList();
    }

    private static String name(Field field) {
        boolean times = field.getType() instanceof ArrowType.Timestamp || field.getType() instanceof ArrowType.Date;
        return field.getChildren().isEmpty() ? TypedTable.name(field.getName(), times) : "";
    }

    @Override
    public void choose(List<Integer> wanted) {
        chosen = List.copyOf(wanted);
    }

    @Override
    public boolean next() throws IOException {
        row++;
        while (row >= rows) {
            if (!file.loadNextBatch()) {
                return false;
            }
            rows = file.getVectorSchemaRoot().getRowCount();
            row = 0;
            vectors.clear();
            for (int column : chosen) {
                vectors.add(file.getVectorSchemaRoot().getVector(column));
            }
        }
        return true;
    }

    @Override
    public void take(int column, Cell cell) throws IOException {
        FieldVector vector = vectors.get(column);
        if (vector.isNull(row)) {
            cell.absent();
        } else if (vector.getField().getDictionary() == null) {
            put(vector, row, cell);
        } else {
            putWord(vector, cell);
        }
    }

    /** A value that is written as the number of a word. */
    private void putWord(FieldVector numbers, Cell cell) throws IOException {
        Dictionary words = file.getDictionaryVectors()
                .get(numbers.getField().getDictionary().getId());
        if (words == null) {
            throw new IOException("a dictionary is missing");
        }
        put(words.getVector(), Math.toIntExact(((BaseIntVector) numbers).getValueAsLong(row)), cell);
    }

    private static void put(FieldVector vector, int at, Cell cell) {
        if (vector instanceof FloatingPointVector real) {
            cell.real(real.getValueAsDouble(at));
        } else if (vector instanceof BaseIntVector whole) {
            cell.whole(whole.getValueAsLong(at));
        } else if (vector instanceof TimeStampVector time) {
            putMoment((ArrowType.Timestamp) time.getField().getType(), time.get(at), cell);
        } else if (vector instanceof DateDayVector day) {
            cell.day(day.get(at));
        } else if (vector instanceof DateMilliVector day) {
            cell.moment(day.get(at) * 1000, dayStep(day));
        } else if (vector instanceof DecimalVector decimal) {
            cell.real(decimal.getObject(at).doubleValue());
        } else if (vector instanceof Decimal256Vector decimal) {
            cell.real(decimal.getObject(at).doubleValue());
        } else {
            cell.text(String.valueOf(vector.getObject(at)));
        }
    }

    private static long dayStep(DateMilliVector day) {
        return ((ArrowType.Date) day.getField().getType()).getUnit() == DateUnit.DAY ? Cell.DAY : 1000;
    }

    private static void putMoment(ArrowType.Timestamp type, long value, Cell cell) {
        switch (type.getUnit()) {
            case SECOND -> cell.moment(value * 1_000_000, 1_000_000);
            case MILLISECOND -> cell.moment(value * 1000, 1000);
            case MICROSECOND -> cell.moment(value, 1);
            case NANOSECOND -> cell.moment(Math.floorDiv(value, 1000L), 1);
        }
    }

    @Override
    public void close() throws IOException {
        try (memory) {
            file.close();
        }
    }
}
