package dev.almanac.jobs;

import dev.almanac.analytics.error.ExitCode;
import dev.almanac.connectors.file.FileCandleSource;
import dev.almanac.lake.table.Lake;
import dev.almanac.reports.ReportFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.function.Supplier;

/**
 * Which program this is.
 *
 * @param almanac our own version with the commit that it was built from, {@code 0.1.0+1dd23c09f5ab}; where no commit names
 *     the code, a hash of that code: {@code 0.1.0+1dd23c09f5ab-dirty.5f3a9c1e2b7d} of sources that differed from the commit,
 *     {@code 0.1.0+code.5f3a9c1e2b7d} of sources that lay in no repository
 * @param build when it was built, which tells two builds of one version apart
 * @param spark the version of Spark that it is built with
 * @param delta the version of Delta that it is built with
 */
public record Version(String almanac, String build, String spark, String delta) {
    /** As it was built. */
    public static Version read() {
        return Holder.VERSION;
    }

    /** Whether a commit names the code, so that it can be had again. */
    public static boolean isNamed(String almanac) {
        return !almanac.contains("-dirty") && !almanac.contains("+code.");
    }

    private static Version load() {
        Properties properties = new Properties();
        try (InputStream stream = Version.class.getResourceAsStream("version.properties")) {
            if (stream == null) {
                throw new IllegalStateException("version.properties is missing from the program");
            }
            properties.load(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return of(
                properties,
                () -> CodeHash.of(
                        Version.class, ExitCode.class, FileCandleSource.class, Lake.class, ReportFiles.class));
    }

    /** @param code hash of the code, for where no commit names it */
    static Version of(Properties properties, Supplier<String> code) {
        String commit = properties.getProperty("commit", "");
        boolean dirty = Boolean.parseBoolean(properties.getProperty("dirty"));
        String name = commit.isEmpty() ? "code." + code.get() : commit + (dirty ? "-dirty." + code.get() : "");
        return new Version(
                properties.getProperty("version", "") + "+" + name,
                properties.getProperty("built", ""),
                properties.getProperty("spark", ""),
                properties.getProperty("delta", ""));
    }

    private static final class Holder {
        static final Version VERSION = load();
    }
}
