package dev.almanac.connectors.file;

import dev.almanac.analytics.port.UnreadableUnitException;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/** A file's bytes, hashed as stored while they are handed on decompressed, in one pass. */
final class UnitBytes implements Closeable {
    private static final int BUFFER = 1 << 16;

    private final String unit;
    private final DigestInputStream stored;
    private final InputStream content;
    private final @Nullable ZipInputStream zip;

    private UnitBytes(String unit, DigestInputStream stored, InputStream content, @Nullable ZipInputStream zip) {
        this.unit = unit;
        this.stored = stored;
        this.content = content;
        this.zip = zip;
    }

    /**
     * Opens {@code path}.
     *
     * @throws UnreadableUnitException where it is empty, or is a zip without a CSV
     */
    static UnitBytes open(String unit, Path path, FileKind kind) throws IOException, UnreadableUnitException {
        if (Files.size(path) == 0) {
            throw Unreadable.empty(unit);
        }
        DigestInputStream stored = new DigestInputStream(Files.newInputStream(path), sha256());
        try {
            return switch (kind) {
                case JSON, CSV -> new UnitBytes(unit, stored, new BufferedInputStream(stored, BUFFER), null);
                case JSON_GZ, CSV_GZ -> new UnitBytes(unit, stored, new GZIPInputStream(stored, BUFFER), null);
                case ZIP -> openZip(unit, stored);
                case PARQUET, ARROW -> throw new IllegalArgumentException(kind + " is not read as a stream");
            };
        } catch (IOException | UnreadableUnitException e) {
            stored.close();
            throw e;
        }
    }

    private static UnitBytes openZip(String unit, DigestInputStream stored)
            throws IOException, UnreadableUnitException {
        ZipInputStream zip = new ZipInputStream(new BufferedInputStream(stored, BUFFER));
        ZipEntry member = zip.getNextEntry();
        if (member == null) {
            throw Unreadable.of(unit, "it is no zip, or there is no file in it", "give a zip with one CSV in it");
        }
        if (FileKind.of(member.getName()).orElse(null) != FileKind.CSV) {
            throw Unreadable.of(unit, "what is in it is no CSV: " + member.getName(), "give a zip with one CSV in it");
        }
        return new UnitBytes(unit, stored, zip, zip);
    }

    /** The name that {@link #finish} would give the file. */
    static String hash(Path path) throws IOException {
        try (DigestInputStream stored = new DigestInputStream(Files.newInputStream(path), sha256())) {
            return drained(stored);
        }
    }

    private static String drained(DigestInputStream stored) throws IOException {
        stored.transferTo(OutputStream.nullOutputStream());
        return HexFormat.of().formatHex(stored.getMessageDigest().digest());
    }

    /** The content, decompressed. */
    InputStream content() {
        return content;
    }

    /**
     * Reads what is left and names the file by all of its bytes.
     *
     * @return the SHA-256, in hexadecimal
     * @throws UnreadableUnitException where a zip has a second member
     */
    String finish() throws IOException, UnreadableUnitException {
        content.transferTo(OutputStream.nullOutputStream());
        if (zip != null) {
            ZipEntry second = zip.getNextEntry();
            if (second != null) {
                throw Unreadable.of(
                        unit,
                        "there is more than one file in it; the second is " + second.getName(),
                        "unpack it and give the files that hold candles");
            }
        }
        return drained(stored);
    }

    @Override
    public void close() throws IOException {
        content.close();
        stored.close();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
