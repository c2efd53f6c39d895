package dev.almanac.lake.feature;

import dev.almanac.analytics.feature.FeatureSet;
import dev.almanac.lake.table.CandleFeed;
import dev.almanac.lake.table.Lake;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What changed in the candles between two versions.
 *
 * @param earliest open time of the earliest changed bar of each changed series, microseconds
 * @param deletions whether bars vanished
 */
record CandleChanges(Map<SeriesName, Long> earliest, boolean deletions) {
    /**
     * Changes after version {@code from} up to {@code to} in series of the set's intervals, out of the change data feed;
     * empty where the feed does not reach back so far.
     */
    static Optional<CandleChanges> between(Lake lake, FeatureSet set, long from, long to) {
        return CandleFeed.between(lake, from, to, feed -> read(feed, set));
    }

    private static CandleChanges read(Dataset<Row> feed, FeatureSet set) {
        Map<SeriesName, Long> earliest = new TreeMap<>();
        boolean deletions = false;
        for (Row row : CandleFeed.changedSeries(feed, set.intervals())) {
            earliest.put(new SeriesName(row.getString(0), row.getString(1), row.getString(2)), row.getLong(3));
            deletions |= row.getInt(4) == 1;
        }
        return new CandleChanges(earliest, deletions);
    }
}
