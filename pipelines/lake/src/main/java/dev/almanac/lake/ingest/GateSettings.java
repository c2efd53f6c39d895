package dev.almanac.lake.ingest;

import dev.almanac.analytics.quality.QualityRules;
import java.io.Serializable;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the gates of all series share; sent to tasks.
 *
 * @param rules how strict they are
 * @param replace whether rows of the load win over stored bars
 * @param now when the load is read, microseconds since the epoch
 * @param flagged open times of stored bars that may have been cut short, by the series' name
 */
record GateSettings(QualityRules rules, boolean replace, long now, TreeMap<String, Set<Long>> flagged)
        implements Serializable {
    /** Open times of a series' stored bars that may have been cut short. */
    Set<Long> maybeOpen(String series) {
        Map<String, Set<Long>> all = flagged;
        return all.getOrDefault(series, Set.of());
    }
}
