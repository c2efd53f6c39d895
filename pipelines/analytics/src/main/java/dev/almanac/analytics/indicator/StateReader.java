package dev.almanac.analytics.indicator;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/** Reads what a {@link StateWriter} collected, in the same order. */
public final class StateReader {
    private final ByteBuffer buffer;

    /** @param bytes the whole state; not changed */
    public StateReader(byte[] bytes) {
        this.buffer = ByteBuffer.wrap(bytes);
    }

    /** The next 4 bytes. */
    public int getInt() {
        need(Integer.BYTES);
        return buffer.getInt();
    }

    /** The next 8 bytes. */
    public long getLong() {
        need(Long.BYTES);
        return buffer.getLong();
    }

    /** The next 8 bytes as the double with those bits. */
    public double getDouble() {
        return Double.longBitsToDouble(getLong());
    }

    /** Fills the first {@code count} places of an array. */
    public void getDoubles(double[] target, int count) {
        for (int i = 0; i < count; i++) {
            target[i] = getDouble();
        }
    }

    /**
     * Says that everything should have been read by now.
     *
     * @throws IllegalStateException where bytes are left: the state is of another definition
     */
    public void end() {
        if (buffer.hasRemaining()) {
            throw new IllegalStateException(buffer.remaining() + " bytes of state are left over");
        }
    }

    private void need(int bytes) {
        if (buffer.remaining() < bytes) {
            throw new IllegalStateException("the state is cut short", new BufferUnderflowException());
        }
    }
}
