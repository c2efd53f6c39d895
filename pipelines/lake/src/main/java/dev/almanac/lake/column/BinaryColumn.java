package dev.almanac.lake.column;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.statistics.Statistics;

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

    @Override
    void completePage() {
        // The values are their bytes.
    }

    @Override
    Encoding encoding() {
        return Encoding.PLAIN;
    }

    @Override
    Optional<DictionaryBytes> dictionary() {
        return Optional.empty();
    }

    @Override
    Statistics<?> statistics(int page) {
        return Statistics.createStats(descriptor().getPrimitiveType());
    }

    @Override
    void forget() {
        // Nothing is known of a row group's bytes.
    }
}
