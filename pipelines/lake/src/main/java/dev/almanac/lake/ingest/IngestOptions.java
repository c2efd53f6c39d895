package dev.almanac.lake.ingest;

import dev.almanac.analytics.quality.QualityRules;
import dev.almanac.lake.row.LoadRows;
import java.time.Duration;
import java.time.Instant;

/**
 * How a load is taken in.
 *
 * @param rules how strict the quality gate is
 * @param replace whether rows of the load win over stored bars that they contradict
 * @param now when the load is read; no bar that closes later is taken
 * @param runId the run, for the rows that it changes
 * @param origin where the bars come from, as the candles table says it: {@code file} or {@code venue}
 * @param delay how long after its close a bar becomes knowable
 * @param build which build of the program this is; empty where that cannot be told, and no load is recognised then
 * @param progress told after each step
 */
public record IngestOptions(
        QualityRules rules,
        boolean replace,
        Instant now,
        String runId,
        String origin,
        Duration delay,
        String build,
        IngestProgress progress) {
    private static final String VENUE = "venue";

    /** Files, by the default rules: stored bars stay, bars are knowable at their close. */
    public static IngestOptions files(Instant now, String runId) {
        return new IngestOptions(
                QualityRules.DEFAULT, false, now, runId, "file", Duration.ZERO, "", IngestProgress.SILENT);
    }

    /** What venues say, by given rules: it wins over what is stored, and its bars had closed when they were read. */
    public static IngestOptions venues(QualityRules rules, Instant now, String runId) {
        QualityRules whole = new QualityRules(rules.maxBadShare(), rules.outlierWindow(), rules.outlierThreshold(), 0);
        return new IngestOptions(whole, true, now, runId, VENUE, Duration.ZERO, "", IngestProgress.SILENT);
    }

    /** Whether the load comes from a venue, bars as they are asked for. */
    boolean ofVenue() {
        return origin.equals(VENUE);
    }

    /** The same with other rules. */
    public IngestOptions withRules(QualityRules other) {
        return new IngestOptions(other, replace, now, runId, origin, delay, build, progress);
    }

    /** The same, with {@code replace} as given. */
    public IngestOptions withReplace(boolean wins) {
        return new IngestOptions(rules, wins, now, runId, origin, delay, build, progress);
    }

    /** The same, telling {@code other} how far it has come. */
    public IngestOptions withProgress(IngestProgress other) {
        return new IngestOptions(rules, replace, now, runId, origin, delay, build, other);
    }

    /** The same with another delay. */
    public IngestOptions withDelay(Duration other) {
        return new IngestOptions(rules, replace, now, runId, origin, other, build, progress);
    }

    /** The same, by the given build of the program. */
    public IngestOptions withBuild(String identity) {
        return new IngestOptions(rules, replace, now, runId, origin, delay, identity, progress);
    }

    /** The same, read at another moment. */
    public IngestOptions at(Instant moment) {
        return new IngestOptions(rules, replace, moment, runId, origin, delay, build, progress);
    }

    /** The same, for bars that are put together of stored ones: among these, the newcomer wins. */
    IngestOptions resampling() {
        return new IngestOptions(rules, true, now, runId, LoadRows.RESAMPLED, delay, build, progress);
    }
}
