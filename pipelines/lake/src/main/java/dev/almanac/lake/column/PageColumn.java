package dev.almanac.lake.column;

import com.github.luben.zstd.ZstdCompressCtx;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** One column of the row group that is being collected. */
abstract sealed class PageColumn permits NumberColumn, OptionalColumn, TextColumn, BinaryColumn {
    private final ColumnDescriptor descriptor;
    private final PageBytes done = new PageBytes();
    private byte[] raw;
    private int size;
    private long collected;

    PageColumn(ColumnDescriptor descriptor, int capacity) {
        this.descriptor = descriptor;
        this.raw = new byte[capacity];
    }

    /** Room for so many bytes more at {@link #place}, in the array that is returned. */
    final byte[] room(int bytes) {
        if (raw.length - size < bytes) {
            raw = Arrays.copyOf(raw, Math.max(size + bytes, 2 * raw.length));
        }
        return raw;
    }

    /** Where the next byte of the page goes. */
    final int place() {
        return size;
    }

    /** Uncompressed bytes of the row group's complete pages. */
    final long collected() {
        return collected;
    }

    /** So many bytes were written into the room. */
    final void advance(int bytes) {
        size += bytes;
    }

    /** Room for so many numbers of eight bytes more, as Parquet has them. */
    final ByteBuffer numbers(int count) {
        return ByteBuffer.wrap(room(count * Long.BYTES), place(), count * Long.BYTES)
                .slice()
                .order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Writes what is written only when a page is complete; most values are their bytes. */
    void completePage() {}

    /** How the pages' values are encoded. */
    Encoding encoding() {
        return Encoding.PLAIN;
    }

    /** The pages' dictionary, in plain encoding, with the number of its words; empty where there is none. */
    Optional<DictionaryBytes> dictionary() {
        return Optional.empty();
    }

    /** Least and greatest value of the row group, where they are known, and how many values a page lacks. */
    Statistics<?> statistics(int page) {
        return Statistics.createStats(descriptor.getPrimitiveType());
    }

    /** Begins another row group, of which nothing is known yet. */
    void forget() {}

    record DictionaryBytes(byte[] bytes, int words) {}

    final void endPage(ZstdCompressCtx zstd, int rows) {
        completePage();
        done.add(zstd, raw, size, rows);
        collected += size;
        size = 0;
    }

    /** Writes the row group's column and begins another. */
    final void write(ParquetFileWriter out, ZstdCompressCtx zstd, long rows) throws IOException {
        out.startColumn(descriptor, rows, CompressionCodecName.ZSTD);
        Optional<DictionaryBytes> dictionary = dictionary();
        if (dictionary.isPresent()) {
            byte[] bytes = dictionary.get().bytes();
            out.writeDictionaryPage(new org.apache.parquet.column.page.DictionaryPage(
                    org.apache.parquet.bytes.BytesInput.from(zstd.compress(bytes)),
                    bytes.length,
                    dictionary.get().words(),
                    Encoding.PLAIN));
        }
        // Without a count of rows no page index is made: statistics by row group are what readers skip by.
        done.drain((page, count, rawSize, compressed) -> out.writeDataPage(
                count, rawSize, compressed, statistics(page), Encoding.RLE, Encoding.RLE, encoding()));
        out.endColumn();
        collected = 0;
        forget();
    }
}
