package dev.almanac.lake.column;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.statistics.Statistics;

/** Figures that a row may lack: which ones are there, in runs, and behind that the values in plain encoding. */
public final class OptionalColumn extends PageColumn {
    private final RunLengths levels = new RunLengths();

    /** How many rows of each page have no value. */
    private final List<Long> absent = new ArrayList<>();

    private long absentOnPage;

    OptionalColumn(ColumnDescriptor descriptor, int rows) {
        super(descriptor, rows * Long.BYTES);
    }

    /** Appends values of a DOUBLE column, their exact bits; {@code NaN} becomes NULL. */
    public void add(double[] values, int from, int count) {
        ByteBuffer buffer = numbers(count);
        for (int i = from; i < from + count; i++) {
            if (is(!Double.isNaN(values[i]))) {
                buffer.putDouble(values[i]);
            }
        }
        advance(buffer.position());
    }

    /** Appends values of a BIGINT column of counts; a negative one becomes NULL. */
    public void add(long[] values, int from, int count) {
        ByteBuffer buffer = numbers(count);
        for (int i = from; i < from + count; i++) {
            if (is(values[i] >= 0)) {
                buffer.putLong(values[i]);
            }
        }
        advance(buffer.position());
    }

    private boolean is(boolean present) {
        levels.add(present ? 1 : 0, 1);
        absentOnPage += present ? 0 : 1;
        return present;
    }

    @Override
    void completePage() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        levels.drain(1, bytes::write);
        ByteBuffer front = ByteBuffer.allocate(Integer.BYTES + bytes.size()).order(ByteOrder.LITTLE_ENDIAN);
        front.putInt(bytes.size()).put(bytes.toByteArray());
        byte[] page = room(front.capacity());
        System.arraycopy(page, 0, page, front.capacity(), place());
        System.arraycopy(front.array(), 0, page, 0, front.capacity());
        advance(front.capacity());
        absent.add(absentOnPage);
        absentOnPage = 0;
    }

    @Override
    Statistics<?> statistics(int page) {
        Statistics<?> statistics = super.statistics(page);
        statistics.setNumNulls(absent.get(page));
        return statistics;
    }

    @Override
    void forget() {
        absent.clear();
    }
}
