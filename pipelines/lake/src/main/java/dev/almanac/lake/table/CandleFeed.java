package dev.almanac.lake.table;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.unix_micros;

import dev.almanac.analytics.market.Interval;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * How the candles change. A table that is made from them marks its commits with the candles' version that it stands for, and
 * what changed since is read here.
 */
public final class CandleFeed {
    /** What happened to a row of the feed: {@code insert}, {@code delete}, {@code update_preimage} or its postimage. */
    public static final String KIND = "_change_type";

    private CandleFeed() {}

    /** The mark of a table that stands for the candles as they are; they exist. */
    public static Txn mark(Lake lake) {
        // A table that was made anew counts its versions from 0 again, so its identity is part of the mark.
        return new Txn("candles " + lake.identity(Catalogue.CANDLES), lake.version(Catalogue.CANDLES));
    }

    /** Whether a table with this mark stands for the candles of {@code present}; a compaction may have been marked, too. */
    public static boolean isCurrent(OptionalLong marked, Txn present) {
        return marked.isPresent() && marked.getAsLong() >= present.version();
    }

    /**
     * Reads what changed after version {@code from} up to {@code to}, a later one; empty where the change data feed does not
     * reach back so far.
     *
     * @param reading is given rows of the candles table with {@link #KIND}, and has done with them when it returns
     */
    public static <T> Optional<T> between(Lake lake, long from, long to, Function<Dataset<Row>, T> reading) {
        if (!logged(lake, from + 1)) {
            return Optional.empty();
        }
        try {
            return Optional.of(reading.apply(lake.spark()
                    .read()
                    .format("delta")
                    .option("readChangeFeed", "true")
                    .option("startingVersion", from + 1)
                    .option("endingVersion", to)
                    .load(lake.path(Catalogue.CANDLES))));
        } catch (Exception e) {
            if (GoneFiles.explain(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /**
     * The changed series of some intervals: venue, symbol, interval, open time of the earliest bar that changed
     * (microseconds), 1 where bars vanished.
     */
    public static List<Row> changedSeries(Dataset<Row> feed, List<Interval> intervals) {
        return feed.filter(col("interval")
                        .isin(intervals.stream().map(Interval::code).toArray()))
                .filter(col(KIND).notEqual(lit("update_preimage")))
                .groupBy("venue", "symbol", "interval")
                .agg(
                        min(unix_micros(col("open_time"))),
                        max(col(KIND).equalTo("delete").cast("int")))
                .collectAsList();
    }

    /** Delta drops old log files after its retention; the feed begins where the log does. */
    private static boolean logged(Lake lake, long version) {
        Path log = new Path(lake.path(Catalogue.CANDLES), "_delta_log");
        try {
            return lake.fileSystem().exists(new Path(log, String.format(Locale.ROOT, "%020d.json", version)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
