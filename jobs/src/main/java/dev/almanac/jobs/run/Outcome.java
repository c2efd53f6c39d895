package dev.almanac.jobs.run;

import dev.almanac.analytics.error.ExitCode;
import java.util.Map;

/**
 * What a step came to.
 *
 * @param value what the next step needs of it
 * @param rows rows that it wrote or changed
 * @param text the same for a person, such as {@code 45812 rows}
 * @param counts what it counted
 * @param exitCode how it ended
 */
record Outcome<T>(T value, long rows, String text, Map<String, Long> counts, ExitCode exitCode) {
    /** A step that went well. */
    static <T> Outcome<T> done(T value, long rows, String text, Map<String, Long> counts) {
        return new Outcome<>(value, rows, text, counts, ExitCode.DONE);
    }
}
