package dev.almanac.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * Which program this is.
 *
 * @param almanac our own version with the commit that it was built from, {@code 0.1.0+1dd23c09f5ab}; {@code -dirty} where
 *     the sources differed from that commit, the version alone where they lay in no repository
 * @param build when it was built, which tells two builds of one version apart
 * @param spark the version of Spark that it is built with
 * @param delta the version of Delta that it is built with
 */
public record Version(String almanac, String build, String spark, String delta) {
    /** As it was built. */
    public static Version read() {
        Properties properties = new Properties();
        try (InputStream stream = Version.class.getResourceAsStream("version.properties")) {
            if (stream == null) {
                throw new IllegalStateException("version.properties is missing from the program");
            }
            properties.load(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return of(properties);
    }

    static Version of(Properties properties) {
        String commit = properties.getProperty("commit", "");
        String dirty = Boolean.parseBoolean(properties.getProperty("dirty")) ? "-dirty" : "";
        return new Version(
                properties.getProperty("version", "") + (commit.isEmpty() ? "" : "+" + commit + dirty),
                properties.getProperty("built", ""),
                properties.getProperty("spark", ""),
                properties.getProperty("delta", ""));
    }
}
