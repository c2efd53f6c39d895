package dev.almanac.lake.ranking;

import dev.almanac.analytics.quality.check.CheckSettings;
import dev.almanac.analytics.ranking.RankingSettings;
import dev.almanac.lake.table.TableSpec;
import java.time.Instant;

/**
 * What is to be ranked.
 *
 * @param asOf the instant that the ranking speaks for
 * @param settings how
 * @param checks what in its bars keeps a member out
 * @param features table of the {@code core} feature set
 * @param madeAt now, as the caller's clock has it
 * @param runId the run (UUIDv7)
 */
public record RankingRequest(
        Instant asOf,
        RankingSettings settings,
        CheckSettings checks,
        TableSpec features,
        Instant madeAt,
        String runId) {}
