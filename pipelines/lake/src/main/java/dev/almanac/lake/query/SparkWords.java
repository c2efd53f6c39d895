package dev.almanac.lake.query;

import java.util.Locale;
import java.util.Optional;

/** What Spark says of SQL that it refuses, for the cause of a failure: its sentence, without what only its authors need. */
public final class SparkWords {
    private SparkWords() {}

    /**
     * The first line that says something, without error class and SQL state, and without the advice to change settings of
     * Spark, which nobody can who asks; as a clause, in small letters and without a full stop.
     */
    public static String of(Throwable e) {
        String message = Optional.ofNullable(e.getMessage()).orElse(e.toString());
        String line = message.lines()
                .filter(one -> !one.isBlank())
                .findFirst()
                .orElse("")
                .replaceFirst("^\\[[A-Z0-9_.]+\\] ", "")
                .replaceFirst(" If necessary set .* to bypass this error\\.", "")
                .replaceFirst("\\.? ?SQLSTATE: \\w+", "")
                .replaceFirst("[.; ]+$", "")
                .replaceFirst("\\. Did you mean one of the following\\? \\[(.*)\\]", "; did you mean $1?")
                .replaceFirst("; line (\\d+) pos (\\d+)$", " (line $1, pos $2)");
        boolean sentence = line.matches("[A-Z][a-z ].*");
        return sentence ? line.substring(0, 1).toLowerCase(Locale.ROOT) + line.substring(1) : line;
    }
}
