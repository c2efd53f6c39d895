package dev.almanac.connectors.file;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kinds of files that are understood, by the end of their names. */
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
    ZIP(".zip"),
    /** Columns in Parquet, as pandas, Polars and DuckDB write them. */
    PARQUET(".parquet", ".pq"),
    /** Columns in Arrow's file format, which is what Feather is since its version 2; freqtrade keeps its candles so. */
    ARROW(".feather", ".arrow", ".ipc");

    /** The ends of names that are understood, for messages. */
    static final String ENDS = ".json, .json.gz, .csv, .csv.gz, .tsv, .tsv.gz, .zip, .parquet and .feather";

    private final List<String> ends;

    FileKind(String... ends) {
        this.ends = List.of(ends);
    }

    /** Whether its columns have types and its rows may tell their series, as those of a CSV may. */
    boolean isTable() {
        return this == PARQUET || this == ARROW;
    }

    /** Whether its name does not settle what it is of, because its columns may tell otherwise. */
    boolean mayTellSeries() {
        return isTable() || this == CSV || this == CSV_GZ;
    }

    /** By how much its content grows when it is unpacked, roughly: the exchange's archives by 2 to 4, long histories by 5. */
    int unpacked() {
        return switch (this) {
            case ZIP, CSV_GZ, JSON_GZ -> 5;
            case PARQUET, ARROW -> 3;
            case CSV, JSON -> 1;
        };
    }

    /** The kind of the file called {@code name}; empty where it is none of these. */
    static Optional<FileKind> of(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(kind -> kind.ends.stream().anyMatch(lower::endsWith))
                .findFirst();
    }
}
