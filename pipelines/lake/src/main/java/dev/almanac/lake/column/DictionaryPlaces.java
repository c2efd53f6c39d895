package dev.almanac.lake.column;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.parquet.column.values.bitpacking.BytePacker;
import org.apache.parquet.column.values.bitpacking.Packer;

/**
 * Places in a dictionary as a page holds them: the bit width, then runs of one place and groups of eight bit-packed ones in
 * turn (the hybrid encoding of the Parquet format). Runs are filled and groups unpacked where they lie; the library's reader
 * is asked for each value.
 */
final class DictionaryPlaces {
    private static final int GROUP = 8;

    private final ByteBuffer in;
    private final int bits;
    private final BytePacker packer;

    private DictionaryPlaces(ByteBuffer in) {
        this.in = in;
        this.bits = in.get() & 0xFF;
        this.packer = Packer.LITTLE_ENDIAN.newBytePacker(bits);
    }

    /** Reads {@code count} places from a page's bytes behind the levels into {@code target}, from {@code from} on. */
    static void read(ByteBuffer page, int[] target, int from, int count) {
        new DictionaryPlaces(page).read(target, from, from + count);
    }

    private void read(int[] target, int from, int end) {
        int row = from;
        while (row < end) {
            int header = header();
            int length = header >>> 1;
            if ((header & 1) == 0) {
                int stop = Math.min(end, row + length);
                Arrays.fill(target, row, stop, place());
                row = stop;
            } else {
                for (int group = 0; group < length && row < end; group++) {
                    unpack(target, row, Math.min(GROUP, end - row));
                    row = Math.min(end, row + GROUP);
                }
            }
        }
    }

    /** The last group of a page may lack bytes and values that nobody reads. */
    private void unpack(int[] target, int row, int count) {
        if (bits == 0) {
            // A dictionary of one entry: no bytes lie here, and the library's unpacker then leaves the target as it is.
            Arrays.fill(target, row, row + count, 0);
            return;
        }
        if (count == GROUP && in.remaining() >= bits) {
            packer.unpack8Values(in, in.position(), target, row);
            in.position(in.position() + bits);
            return;
        }
        byte[] bytes = new byte[bits];
        in.get(bytes, 0, Math.min(bits, in.remaining()));
        int[] group = new int[GROUP];
        packer.unpack8Values(bytes, 0, group, 0);
        System.arraycopy(group, 0, target, row, count);
    }

    /** Seven bits a byte, the lowest first; the highest bit says that another byte follows. */
    private int header() {
        int header = 0;
        for (int shift = 0; ; shift += Byte.SIZE - 1) {
            byte next = in.get();
            header |= (next & 0x7F) << shift;
            if (next >= 0) {
                return header;
            }
        }
    }

    private int place() {
        int place = 0;
        for (int shift = 0; shift < bits; shift += Byte.SIZE) {
            place |= (in.get() & 0xFF) << shift;
        }
        return place;
    }
}
