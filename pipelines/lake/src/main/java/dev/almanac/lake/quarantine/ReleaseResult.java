package dev.almanac.lake.quarantine;

import java.util.List;

/**
 * What taking rows in comes to.
 *
 * @param taken rows that candles now say
 * @param refused rows that the gate refused again
 * @param before rows among those that were meant that had been taken in already
 * @param candles bars that were written
 * @param changed rows of quarantine and data_quality that changed
 */
public record ReleaseResult(
        List<RefusedRow> taken, List<RefusedRow> refused, List<RefusedRow> before, long candles, long changed) {
    /** Defensive copies. */
    public ReleaseResult {
        taken = List.copyOf(taken);
        refused = List.copyOf(refused);
        before = List.copyOf(before);
    }
}
