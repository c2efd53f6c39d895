package dev.almanac.connectors.file;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kinds of files that are understood, by the end of their name. */
enum FileKind {
    /** Text in JSON. */
    JSON(".json"),
    /** The same, gzipped. */
    JSON_GZ(".json.gz"),
    /** Text with separated fields. */
    CSV(".csv", ".tsv"),
    /** The same, gzipped. */
    CSV_GZ(".csv.gz", ".tsv.gz"),
    /** A zip with one CSV in it, as exchanges publish their archives. */
    ZIP(".zip");

    /** The ends of names that are understood, for messages. */
    static final String ENDS = ".json, .json.gz, .csv, .csv.gz, .tsv, .tsv.gz and .zip";

    private final List<String> ends;

    FileKind(String... ends) {
        this.ends = List.of(ends);
    }

    /** The kind of the file called {@code name}; empty where it is none of these. */
    static Optional<FileKind> of(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(kind -> kind.ends.stream().anyMatch(lower::endsWith))
                .findFirst();
    }
}
