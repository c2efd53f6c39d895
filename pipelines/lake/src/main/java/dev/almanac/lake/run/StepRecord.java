package dev.almanac.lake.run;

import java.time.Instant;
import java.util.Map;

/**
 * One step of one run.
 *
 * @param runId the run, a UUIDv7
 * @param step {@code ingest}, {@code features}, {@code rank}, {@code report} ...
 * @param command command line as it was typed
 * @param startedAt start of the step
 * @param seconds how long it took
 * @param rows rows that it wrote or changed
 * @param inputs Delta version of every table that it read, -1 where the table did not exist
 * @param outputs Delta version of every table that it may have written, afterwards
 * @param counts what it counted, such as rows read or refused
 * @param exitCode its exit code
 * @param message its outcome in one line
 */
public record StepRecord(
        String runId,
        String step,
        String command,
        Instant startedAt,
        double seconds,
        long rows,
        Map<String, Long> inputs,
        Map<String, Long> outputs,
        Map<String, Long> counts,
        int exitCode,
        String message) {
    /** Defensive copies. */
    public StepRecord {
        inputs = Map.copyOf(inputs);
        outputs = Map.copyOf(outputs);
        counts = Map.copyOf(counts);
    }
}
