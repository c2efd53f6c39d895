package dev.almanac.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * Which program this is.
 *
 * @param almanac our own version
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
        return new Version(
                properties.getProperty("version", ""),
                properties.getProperty("built", ""),
                properties.getProperty("spark", ""),
                properties.getProperty("delta", ""));
    }
}
