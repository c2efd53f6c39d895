package dev.almanac.analytics.report;

import java.time.Instant;
import java.util.List;

/**
 * What the data behind the report lacked.
 *
 * @param summary one line; the whole section where nothing is wrong
 * @param findings most recent first
 * @param scoreSummary the quality scores in one line
 * @param scores of every ranked symbol, the least first
 */
public record DataView(String summary, List<DataFinding> findings, String scoreSummary, List<SymbolQuality> scores) {
    /** Defensive copies. */
    public DataView {
        findings = List.copyOf(findings);
        scores = List.copyOf(scores);
    }

    /**
     * How far the daily bars of a ranked symbol can be trusted.
     *
     * @param venue where it trades
     * @param symbol the pair
     * @param score 0 to 100, see {@link dev.almanac.analytics.quality.check.QualityScore}
     * @param bars how many daily bars it is of
     * @param checks names of the checks that found something in them
     */
    public record SymbolQuality(String venue, String symbol, double score, long bars, List<String> checks) {
        /** Defensive copies. */
        public SymbolQuality {
            checks = List.copyOf(checks);
        }
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
