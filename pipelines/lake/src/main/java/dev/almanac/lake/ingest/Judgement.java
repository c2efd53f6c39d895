package dev.almanac.lake.ingest;

import dev.almanac.analytics.fetch.Span;
import dev.almanac.analytics.market.SeriesKey;
import dev.almanac.analytics.quality.SeriesGate;
import dev.almanac.analytics.quality.SeriesReport;
import java.io.Serializable;
import java.util.Base64;
import java.util.Optional;

/**
 * What the gate of a series came to; sent from tasks.
 *
 * @param report what the load does to the series
 * @param state how the series stands behind its last bar once the load is written, as text; of one that failed, nothing
 * @param judgedFrom findings about stored bars that start here or later were made anew, microseconds since the epoch: the
 *     smallest number where all were, the largest where none
 * @param reachedBack whether all of this is void, because stored bars would have been needed that were not there
 * @param findings how many there are, of whatever kind
 * @param firstAdded open time of the first bar that is new, microseconds since the epoch; the largest number where none is
 * @param lastAdded open time of the last one; the smallest number where none is
 */
record Judgement(
        SeriesReport report,
        String state,
        long judgedFrom,
        boolean reachedBack,
        long findings,
        long firstAdded,
        long lastAdded)
        implements Serializable {
    /** Of a gate that has finished with {@code report}. */
    static Judgement of(SeriesGate gate, SeriesReport report, long findings, long firstAdded, long lastAdded) {
        return new Judgement(
                report,
                Base64.getEncoder().encodeToString(gate.state()),
                gate.judgedFrom(),
                gate.reachedBack(),
                findings,
                firstAdded,
                lastAdded);
    }

    /** Of a series of which a load has no rows, though it was asked for: nothing is judged, and nothing is known of its state. */
    static Judgement nothing(SeriesKey series) {
        SeriesReport none = new SeriesReport(series, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, "");
        return new Judgement(none, "", Long.MAX_VALUE, false, 0, Long.MAX_VALUE, Long.MIN_VALUE);
    }

    /** Where the bars lie that are new; empty where none is, or none is written. */
    Optional<Span> added() {
        return firstAdded > lastAdded || report.failed()
                ? Optional.empty()
                : Optional.of(new Span(
                        firstAdded, lastAdded + report.series().interval().micros()));
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
