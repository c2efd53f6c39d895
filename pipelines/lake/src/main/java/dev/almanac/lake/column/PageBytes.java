package dev.almanac.lake.column;

import com.github.luben.zstd.ZstdCompressCtx;
import java.io.IOException;
import java.util.Arrays;
import org.apache.parquet.bytes.BytesInput;

/** The compressed pages of one column of a row group, one behind the other in one array. */
final class PageBytes {
    private static final int FIRST_PAGES = 64;

    private byte[] bytes = new byte[1 << 16];
    private int[] ends = new int[FIRST_PAGES];
    private int[] rawSizes = new int[FIRST_PAGES];
    private int[] rows = new int[FIRST_PAGES];
    private int pages;

    /** Appends a page of so many rows. */
    void add(ZstdCompressCtx zstd, byte[] raw, int size, int rowCount) {
        int start = end(pages - 1);
        int bound = Math.toIntExact(com.github.luben.zstd.Zstd.compressBound(size));
        if (bytes.length - start < bound) {
            bytes = Arrays.copyOf(
                    bytes,
                    Math.max(start + bound, Math.toIntExact(Math.min(2L * bytes.length, Integer.MAX_VALUE - 8))));
        }
        if (pages == ends.length) {
            ends = Arrays.copyOf(ends, 2 * pages);
            rawSizes = Arrays.copyOf(rawSizes, 2 * pages);
            rows = Arrays.copyOf(rows, 2 * pages);
        }
        ends[pages] = start + zstd.compressByteArray(bytes, start, bytes.length - start, raw, 0, size);
        rawSizes[pages] = size;
        rows[pages] = rowCount;
        pages++;
    }

    private int end(int page) {
        return page < 0 ? 0 : ends[page];
    }

    /** Hands over what is there, page by page, and forgets it. */
    void drain(Target target) throws IOException {
        for (int page = 0; page < pages; page++) {
            int start = end(page - 1);
            target.page(rows[page], rawSizes[page], BytesInput.from(bytes, start, ends[page] - start));
        }
        pages = 0;
    }

    /** Takes a compressed page. */
    interface Target {
        void page(int rows, int rawSize, BytesInput compressed) throws IOException;
    }
}
