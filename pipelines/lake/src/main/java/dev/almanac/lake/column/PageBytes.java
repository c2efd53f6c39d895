package dev.almanac.lake.column;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.bytes.BytesInput;

/**
 * The compressed pages of one column of a row group, one behind the other in arrays that are used again for the next one. An
 * array that is full is followed by another, never copied into a larger one.
 */
final class PageBytes {
    private static final int FIRST_ARRAY = 1 << 16;
    private static final int LARGEST_ARRAY = 1 << 20;

    private final List<byte[]> arrays = new ArrayList<>();
    private final List<Page> pages = new ArrayList<>();

    /** The array that is being filled, and how far it is. */
    private int filling;

    private int filled;

    private record Page(int array, int start, int size, int rawSize, int rows) {}

    /** Appends a page of so many rows. */
    void add(ZstdCompressCtx zstd, byte[] raw, int size, int rows) {
        byte[] array = room(Math.toIntExact(Zstd.compressBound(size)));
        int compressed = zstd.compressByteArray(array, filled, array.length - filled, raw, 0, size);
        pages.add(new Page(filling, filled, compressed, size, rows));
        filled += compressed;
    }

    private byte[] room(int bytes) {
        while (filling < arrays.size() && arrays.get(filling).length - filled < bytes) {
            filling++;
            filled = 0;
        }
        if (filling == arrays.size()) {
            int last = arrays.isEmpty() ? 0 : arrays.get(filling - 1).length;
            arrays.add(new byte[Math.max(bytes, Math.min(LARGEST_ARRAY, Math.max(FIRST_ARRAY, 2 * last)))]);
        }
        return arrays.get(filling);
    }

    /** Hands over what is there, page by page, and forgets it. */
    void drain(Target target) throws IOException {
        for (int i = 0; i < pages.size(); i++) {
            Page page = pages.get(i);
            target.page(
                    i,
                    page.rows(),
                    page.rawSize(),
                    BytesInput.from(arrays.get(page.array()), page.start(), page.size()));
        }
        pages.clear();
        filling = 0;
        filled = 0;
    }

    /** Takes a compressed page; they are numbered from 0. */
    interface Target {
        void page(int number, int rows, int rawSize, BytesInput compressed) throws IOException;
    }
}
