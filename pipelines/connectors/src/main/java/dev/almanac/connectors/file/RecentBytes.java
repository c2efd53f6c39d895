package dev.almanac.connectors.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Remembers the last bytes that went through, so that a row can be shown as its source wrote it although a parser has
 * long read past it.
 */
final class RecentBytes extends FilterInputStream {
    private static final int KEPT = 1 << 16;
    private static final int LONGEST = 4096;

    private final byte[] ring = new byte[KEPT];
    private long total;

    RecentBytes(InputStream in) {
        super(in);
    }

    /**
     * The bytes from offset {@code from} to before {@code to} as text; a row of more than 4096 bytes is cut there.
     *
     * @throws IllegalArgumentException where they have not gone through yet
     */
    String text(long from, long to) {
        if (from > to || to > total) {
            throw new IllegalArgumentException("bytes " + from + " to " + to + " of " + total);
        }
        long first = Math.max(from, total - KEPT);
        int length = (int) Math.min(LONGEST, Math.max(0, to - first));
        int start = (int) (first % KEPT);
        if (start + length <= KEPT) {
            return new String(ring, start, length, StandardCharsets.UTF_8);
        }
        byte[] joined = new byte[length];
        System.arraycopy(ring, start, joined, 0, KEPT - start);
        System.arraycopy(ring, 0, joined, KEPT - start, length - (KEPT - start));
        return new String(joined, StandardCharsets.UTF_8);
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        if (one >= 0) {
            ring[(int) (total++ % KEPT)] = (byte) one;
        }
        return one;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = super.read(target, offset, Math.min(length, KEPT));
        if (count > 0) {
            int start = (int) (total % KEPT);
            int first = Math.min(count, KEPT - start);
            System.arraycopy(target, offset, ring, start, first);
            System.arraycopy(target, offset + first, ring, 0, count - first);
            total += count;
        }
        return count;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
