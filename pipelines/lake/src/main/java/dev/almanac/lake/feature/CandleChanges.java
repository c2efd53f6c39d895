package dev.almanac.lake.feature;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.unix_micros;

import dev.almanac.analytics.feature.FeatureSet;
import dev.almanac.analytics.market.Interval;
import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.Lake;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What changed in the candles between two versions.
 *
 * @param earliest open time of the earliest changed bar of each changed series, microseconds
 * @param deletions whether bars vanished
 */
record CandleChanges(Map<SeriesName, Long> earliest, boolean deletions) {
    private static final String KIND = "_change_type";

    /**
     * Changes after version {@code from} up to {@code to} in series of the set's intervals, out of the change data feed;
     * empty where the feed does not reach back so far.
     */
    static Optional<CandleChanges> between(Lake lake, FeatureSet set, long from, long to) {
        if (!logged(lake, from + 1)) {
            return Optional.empty();
        }
        try {
            Dataset<Row> feed = lake.spark()
                    .read()
                    .format("delta")
                    .option("readChangeFeed", "true")
                    .option("startingVersion", from + 1)
                    .option("endingVersion", to)
                    .load(lake.path(Catalogue.CANDLES));
            return Optional.of(read(feed, set));
        } catch (Exception e) {
            if (e instanceof SparkThrowable known && "DELTA_MISSING_CHANGE_DATA".equals(known.getCondition())) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Delta drops old log files after its retention; the feed begins where the log does. */
    private static boolean logged(Lake lake, long version) {
        Path log = new Path(lake.path(Catalogue.CANDLES), "_delta_log");
        try {
            return lake.fileSystem().exists(new Path(log, String.format(java.util.Locale.ROOT, "%020d.json", version)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CandleChanges read(Dataset<Row> feed, FeatureSet set) {
        Map<SeriesName, Long> earliest = new TreeMap<>();
        boolean deletions = false;
        for (Row row : feed.filter(col("interval")
                        .isin(set.intervals().stream().map(Interval::code).toArray()))
                .filter(col(KIND).notEqual(lit("update_preimage")))
                .groupBy("venue", "symbol", "interval")
                .agg(
                        min(unix_micros(col("open_time"))),
                        max(col(KIND).equalTo("delete").cast("int")))
                .collectAsList()) {
            earliest.put(new SeriesName(row.getString(0), row.getString(1), row.getString(2)), row.getLong(3));
            deletions |= row.getInt(4) == 1;
        }
        return new CandleChanges(earliest, deletions);
    }
}
