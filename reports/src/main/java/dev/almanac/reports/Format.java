package dev.almanac.reports;

import java.util.Arrays;
import java.util.Optional;

/** A form in which a report can be written. */
public enum Format {
    /** CommonMark with tables, and its charts as SVG files beside it. */
    MARKDOWN("md"),
    /** Everything the model knows, unrounded, by the published schema. */
    JSON("json"),
    /** One page that needs nothing else. */
    HTML("html"),
    /** The charts alone, as pictures of points. */
    PNG("png");

    private final String extension;

    Format(String extension) {
        this.extension = extension;
    }

    /** What the format is called on the command line, and how its files end. */
    public String extension() {
        return extension;
    }

    /** The format of that name on the command line, such as {@code md}. */
    public static Optional<Format> parse(String name) {
        return Arrays.stream(values())
                .filter(format -> format.extension.equals(name))
                .findFirst();
    }
}
