package dev.almanac.lake.quarantine;

import java.time.Instant;
import java.util.Optional;

/**
 * Rows of quarantine that have something in common.
 *
 * @param rule the rule that they broke, empty where they are not told apart by it
 * @param series the series as {@code venue symbol interval}, empty where they are not told apart by it or have none
 * @param runId the run, empty where they are not told apart by it
 * @param rows how many
 * @param first earliest open time, where one could be read
 * @param last latest open time, where one could be read
 * @param source where one of them came from
 */
public record RefusedGroup(
        String rule,
        String series,
        String runId,
        long rows,
        Optional<Instant> first,
        Optional<Instant> last,
        String source) {}
