package dev.almanac.jobs;

import dev.almanac.analytics.figure.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipFile;

/**
 * Tells builds apart that no commit names: a hash of the classes and resources that lie beside given classes. The same
 * sources give the same hash, in a jar or in a folder, whenever they were built.
 */
final class CodeHash {
    private static final int DIGITS = 12;

    /** Where all of our own code and resources lie, and nothing that a build tool adds. */
    private static final String OWN = "dev/almanac/";

    /** Says when it was built, which is no code. */
    private static final String BUILT = "dev/almanac/jobs/version.properties";

    private CodeHash() {}

    /** @param marks a class of every module */
    static String of(Class<?>... marks) {
        Map<String, Long> sums = new TreeMap<>();
        try {
            for (Class<?> mark : marks) {
                add(place(mark), sums);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        sums.remove(BUILT);
        return Digest.sha256(sums.toString()).substring(0, DIGITS);
    }

    private static Path place(Class<?> mark) {
        try {
            URI place = mark.getProtectionDomain().getCodeSource().getLocation().toURI();
            return Path.of(place);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("where " + mark + " was loaded from is no address", e);
        }
    }

    private static void add(Path place, Map<String, Long> sums) throws IOException {
        if (Files.isRegularFile(place)) {
            try (ZipFile jar = new ZipFile(place.toFile())) {
                jar.stream()
                        .filter(entry -> entry.getName().startsWith(OWN) && !entry.isDirectory())
                        .forEach(entry -> sums.put(entry.getName(), entry.getCrc()));
            }
            return;
        }
        try (Stream<Path> files = Files.walk(place.resolve(OWN))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                sums.put(place.relativize(file).toString().replace('\\', '/'), sum(file));
            }
        }
    }

    private static long sum(Path file) throws IOException {
        CRC32 sum = new CRC32();
        try (InputStream stream = new CheckedInputStream(Files.newInputStream(file), sum)) {
            stream.transferTo(OutputStream.nullOutputStream());
        }
        return sum.getValue();
    }
}
