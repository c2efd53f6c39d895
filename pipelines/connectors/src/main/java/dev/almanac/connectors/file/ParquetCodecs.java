package dev.almanac.connectors.file;

import com.github.luben.zstd.ZstdInputStream;
import io.airlift.compress.lz4.Lz4Decompressor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.xerial.snappy.Snappy;

/** Unpacks the pages of Parquet files, by the libraries themselves: Parquet's own way there leads through all of Hadoop. */
final class ParquetCodecs implements CompressionCodecFactory {
    /** What is understood, for messages. */
    static final String KNOWN = "none, snappy, gzip, zstd and lz4 (raw)";

    /** How one page is unpacked. */
    private interface Unpacking {
        byte[] unpack(byte[] packed, int size) throws IOException;
    }

    /** A file is packed in a way that is not understood. */
    static final class UnknownCodecException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnknownCodecException(CompressionCodecName codec) {
            super(codec.name());
        }

        /** Its name. */
        String codec() {
            return String.valueOf(getMessage());
        }
    }

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
        return switch (codec) {
            case UNCOMPRESSED -> new Pages((packed, size) -> packed);
            case SNAPPY -> new Pages((packed, size) -> Snappy.uncompress(packed));
            case GZIP -> new Pages((packed, size) -> all(new GZIPInputStream(new ByteArrayInputStream(packed)), size));
            case ZSTD -> new Pages((packed, size) -> all(new ZstdInputStream(new ByteArrayInputStream(packed)), size));
            case LZ4_RAW -> new Pages(ParquetCodecs::lz4);
            case LZO, BROTLI, LZ4 -> throw new UnknownCodecException(codec);
        };
    }

    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName codec) {
        throw new UnsupportedOperationException("files are only read");
    }

    @Override
    public void release() {
        // nothing is kept
    }

    private static byte[] lz4(byte[] packed, int size) {
        byte[] page = new byte[size];
        new Lz4Decompressor().decompress(packed, 0, packed.length, page, 0, size);
        return page;
    }

    private static byte[] all(InputStream unpacking, int size) throws IOException {
        try (unpacking) {
            return unpacking.readNBytes(size);
        }
    }

    /** One codec in Parquet's terms. */
    private record Pages(Unpacking unpacking) implements BytesInputDecompressor {
        @Override
        public BytesInput decompress(BytesInput packed, int size) throws IOException {
            return BytesInput.from(unpacking.unpack(packed.toByteArray(), size));
        }

        @Override
        public void decompress(ByteBuffer packed, int packedSize, ByteBuffer into, int size) throws IOException {
            byte[] bytes = new byte[packedSize];
            packed.get(bytes);
            into.put(unpacking.unpack(bytes, size));
        }

        @Override
        public void release() {
            // nothing is kept
        }
    }
}
