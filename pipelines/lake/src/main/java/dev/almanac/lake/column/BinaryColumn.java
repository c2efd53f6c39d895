package dev.almanac.lake.column;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.parquet.column.ColumnDescriptor;

/** Bytes of any length in plain encoding. */
public final class BinaryColumn extends PageColumn {
    BinaryColumn(ColumnDescriptor descriptor, int rows) {
        super(descriptor, rows);
    }

    /** Appends one value. */
    public void add(byte[] value) {
        ByteBuffer.wrap(room(Integer.BYTES + value.length), place(), Integer.BYTES + value.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value.length)
                .put(value);
        advance(Integer.BYTES + value.length);
    }
}
