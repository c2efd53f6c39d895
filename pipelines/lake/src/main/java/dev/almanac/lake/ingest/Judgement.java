package dev.almanac.lake.ingest;

import dev.almanac.analytics.quality.SeriesGate;
import dev.almanac.analytics.quality.SeriesReport;
import java.io.Serializable;
import java.util.Base64;

/**
 * What the gate of a series came to; sent from tasks.
 *
 * @param report what the load does to the series
 * @param state how the series stands behind its last bar once the load is written, as text; of one that failed, nothing
 * @param judgedFrom findings about stored bars that start here or later were made anew, microseconds since the epoch: the
 *     smallest number where all were, the largest where none
 * @param reachedBack whether all of this is void, because stored bars would have been needed that were not there
 * @param findings how many there are, of whatever kind
 */
record Judgement(SeriesReport report, String state, long judgedFrom, boolean reachedBack, long findings)
        implements Serializable {
    /** Of a gate that has finished with {@code report}. */
    static Judgement of(SeriesGate gate, SeriesReport report, long findings) {
        return new Judgement(
                report,
                Base64.getEncoder().encodeToString(gate.state()),
                gate.judgedFrom(),
                gate.reachedBack(),
                findings);
    }

    /** Takes up a state in a gate. */
    static void resume(SeriesGate gate, String state) {
        gate.resume(Base64.getDecoder().decode(state));
    }

    /** Whether all stored bars went through the gate. */
    boolean isOfWhole() {
        return judgedFrom == Long.MIN_VALUE;
    }
}
