package dev.almanac.analytics.report;

import java.time.Instant;
import java.util.List;

/**
 * What the data behind the report lacked.
 *
 * @param summary one line; the whole section where nothing is wrong
 * @param findings most recent first
 */
public record DataView(String summary, List<DataFinding> findings) {
    /** Defensive copies. */
    public DataView {
        findings = List.copyOf(findings);
    }

    /**
     * One finding of the quality gate.
     *
     * @param symbol the pair
     * @param interval of the bars it concerns
     * @param rule short name: {@code gap}, {@code outlier}, {@code maybe_open} ...
     * @param from inclusive
     * @param until exclusive
     * @param bars how many bars it concerns
     * @param text as a sentence
     * @param touches symbols of calls and near misses above that it touches; empty where none
     */
    public record DataFinding(
            String symbol,
            String interval,
            String rule,
            Instant from,
            Instant until,
            long bars,
            String text,
            List<String> touches) {
        /** Defensive copies. */
        public DataFinding {
            touches = List.copyOf(touches);
        }
    }
}
