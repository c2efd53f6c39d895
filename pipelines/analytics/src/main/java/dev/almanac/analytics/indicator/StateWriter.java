package dev.almanac.analytics.indicator;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Collects state as bytes: big-endian, fixed width, no field names; who restores reads in the order of saving. */
public final class StateWriter {
    private ByteBuffer buffer = ByteBuffer.allocate(1024);

    /** Appends 4 bytes. */
    public void putInt(int value) {
        room(Integer.BYTES).putInt(value);
    }

    /** Appends 8 bytes. */
    public void putLong(long value) {
        room(Long.BYTES).putLong(value);
    }

    /** Appends 8 bytes, the bits of the value; every {@code NaN} has the same, whichever the processor made. */
    public void putDouble(double value) {
        room(Double.BYTES).putLong(Double.doubleToLongBits(value));
    }

    /** Appends the first {@code count} values of an array. */
    public void putDoubles(double[] values, int count) {
        ByteBuffer target = room(count * Double.BYTES);
        for (int i = 0; i < count; i++) {
            target.putLong(Double.doubleToLongBits(values[i]));
        }
    }

    /** What was collected so far. */
    public byte[] toBytes() {
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    private ByteBuffer room(int bytes) {
        if (buffer.remaining() < bytes) {
            int capacity = Math.max(buffer.capacity() * 2, buffer.position() + bytes);
            buffer = ByteBuffer.allocate(capacity).put(buffer.array(), 0, buffer.position());
        }
        return buffer;
    }
}
