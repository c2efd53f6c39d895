package dev.almanac.connectors.sample;

import dev.almanac.analytics.error.ExitCode;
import dev.almanac.analytics.error.SystemWords;
import dev.almanac.analytics.error.UserException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Historical candles of 33 spot pairs at Binance, packed with the program: daily ones from 2018 or their listing on, and
 * 4-hour ones of the last half year, both up to {@link #asOf()}. The README beside the files says how they were made.
 */
public final class Sample {
    /** The names say venue and interval; the symbol is a column. */
    private static final List<String> FILES = List.of("binance-1d.csv.gz", "binance-4h.csv.gz");

    private static final Instant AS_OF = Instant.parse("2022-10-11T00:00:00Z");

    private Sample() {}

    /** The instant at which the sample ends: its last bars, of both intervals, close then. */
    public static Instant asOf() {
        return AS_OF;
    }

    /**
     * Writes the files into {@code folder}, which is made where it does not exist; a file that is there with the same
     * content is left as it is.
     *
     * @return the paths of the files, to be read by a source of files
     * @throws UserException where the folder cannot be written
     */
    public static List<Path> extractTo(Path folder) {
        List<Path> files = new ArrayList<>();
        try {
            Files.createDirectories(folder);
            for (String name : FILES) {
                Path file = folder.resolve(name);
                byte[] content = content(name);
                if (!Files.isRegularFile(file) || !Arrays.equals(Files.readAllBytes(file), content)) {
                    write(file, content);
                }
                files.add(file);
            }
        } catch (IOException e) {
            throw new UserException(
                    ExitCode.USAGE,
                    "the sample cannot be written to " + folder,
                    SystemWords.of(e),
                    "choose a folder that can be written",
                    e);
        }
        return List.copyOf(files);
    }

    /** By way of a file beside it, so that whoever reads sees all of it or nothing. */
    private static void write(Path file, byte[] content) throws IOException {
        Path beside = file.resolveSibling("." + file.getFileName() + ".part");
        Files.write(beside, content);
        Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static byte[] content(String name) {
        try (InputStream resource = Sample.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new FileNotFoundException("resource " + name);
            }
            return resource.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the program is not packed as it should be", e);
        }
    }
}
