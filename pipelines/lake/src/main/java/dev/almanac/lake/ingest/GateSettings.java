package dev.almanac.lake.ingest;

import dev.almanac.analytics.quality.QualityRules;
import dev.almanac.lake.row.CandleRows;
import dev.almanac.lake.row.LoadRows;
import java.io.Serializable;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the gates of all series share; sent to tasks.
 *
 * @param rules how strict they are
 * @param replace whether rows of the load win over stored bars
 * @param ofSource whether the load comes from a source, to whose bars those that were put together of shorter ones give way
 * @param ofVenue whether that source is a venue
 * @param now when the load is read, microseconds since the epoch
 * @param flagged open times of stored bars that may have been cut short, by the series' name
 * @param states how the stored bars of a series stand, by its name, where its gate is to go on from there
 */
record GateSettings(
        QualityRules rules,
        boolean replace,
        boolean ofSource,
        boolean ofVenue,
        long now,
        TreeMap<String, Set<Long>> flagged,
        TreeMap<String, String> states)
        implements Serializable {
    /** Of a load whose series all begin anew, whatever is known of their ends. */
    static GateSettings of(IngestOptions options, StoredFindings findings) {
        return new GateSettings(
                options.rules(),
                options.replace(),
                !options.origin().equals(LoadRows.RESAMPLED),
                options.ofVenue(),
                CandleRows.micros(options.now()),
                findings.flagged(),
                new TreeMap<>());
    }

    /** Open times of a series' stored bars that may have been cut short. */
    Set<Long> maybeOpen(String series) {
        Map<String, Set<Long>> all = flagged;
        return all.getOrDefault(series, Set.of());
    }

    /** The same, to go on from other states. */
    GateSettings from(TreeMap<String, String> others) {
        return new GateSettings(rules, replace, ofSource, ofVenue, now, flagged, others);
    }
}
