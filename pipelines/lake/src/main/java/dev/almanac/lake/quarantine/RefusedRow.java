package dev.almanac.lake.quarantine;

import dev.almanac.analytics.market.SeriesKey;
import java.time.Instant;
import java.util.Optional;

/**
 * A row of quarantine.
 *
 * @param id what a person calls it: the first 12 hexadecimal digits of the SHA-256 of its key
 * @param contentHash SHA-256 of the file's bytes, or the venue
 * @param place line number or array index in the source
 * @param raw the row as the source wrote it
 * @param source file or venue
 * @param series what it belongs to, where that could be read
 * @param openTime its time, where that could be read
 * @param rule the rule that it broke; {@link QuarantineTable#RELEASED} where it was taken in after all
 * @param reason the same for a reader
 * @param runId last run that changed it
 */
public record RefusedRow(
        String id,
        String contentHash,
        long place,
        String raw,
        String source,
        Optional<SeriesKey> series,
        Optional<Instant> openTime,
        String rule,
        String reason,
        String runId) {

    /** Whether it was taken in after all. */
    public boolean isReleased() {
        return rule.equals(QuarantineTable.RELEASED);
    }
}
