package dev.almanac.lake.undo;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.when;

import dev.almanac.analytics.error.UserException;
import dev.almanac.lake.row.SeriesNames;
import dev.almanac.lake.table.CandleFeed;
import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.Lake;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * What a load did to the candles, out of the change data feed of its own commit, held against the candles as they stand: a bar
 * that it wrote last is to be taken back, one that looks as before the load has been, and any other was changed by somebody
 * since.
 */
final class CandleUndo {
    private static final String STATE = "_state";
    private static final String PENDING = "pending";
    private static final String DONE = "done";
    private static final String CHANGED_SINCE = "changed since";
    private static final Seq<String> KEY =
            CollectionConverters.asScala(Catalogue.CANDLES.key()).toSeq();

    private final Lake lake;

    /** Bars to be taken back, by key; {@code had} says whether there was one before the load. */
    private final Dataset<Row> pending;

    /** Those of them that there were before the load, as they were. */
    private final Dataset<Row> earlier;

    private final long removed;
    private final long restored;

    private CandleUndo(Lake lake, Dataset<Row> pending, Dataset<Row> earlier, long removed, long restored) {
        this.lake = lake;
        this.pending = pending;
        this.earlier = earlier;
        this.removed = removed;
        this.restored = restored;
    }

    /** @throws UserException where the bars of before are no longer kept, or a later run changed bars of the load */
    static CandleUndo of(Lake lake, Load load) {
        long from = load.before(Catalogue.CANDLES).orElse(-1L);
        long to = load.after(Catalogue.CANDLES).orElse(from);
        if (to <= from) {
            Dataset<Row> none = lake.spark().createDataFrame(List.of(), Catalogue.CANDLES.schema());
            return new CandleUndo(lake, none, none, 0, 0);
        }
        Dataset<Row> changes = CandleFeed.between(lake, from, to, CandleUndo::held)
                .orElseThrow(() -> UserException.usage(
                        "load " + load.runId() + " cannot be taken back",
                        "what it changed is no longer kept: files of candles version " + to + " were removed",
                        "load the files of before again, with --replace where they contradict what is stored"));
        Dataset<Row> written = changes.filter(col(CandleFeed.KIND).notEqual(lit("update_preimage")))
                .filter(col("run_id").equalTo(lit(load.runId())));
        Dataset<Row> before = changes.filter(col(CandleFeed.KIND).equalTo(lit("update_preimage")))
                .drop(CandleFeed.KIND)
                .join(written.select(key()), KEY, "left_semi");
        Dataset<Row> states = states(lake, load, written.select(key()), before).localCheckpoint(true);
        requireUntouched(load, states);
        Dataset<Row> pending = states.filter(col(STATE).equalTo(lit(PENDING))).drop(STATE);
        Row counts = pending.agg(count(lit(1)), count(when(col("had"), lit(1)))).first();
        return new CandleUndo(
                lake,
                pending,
                before.join(pending.select(key()), KEY, "left_semi"),
                counts.getLong(0) - counts.getLong(1),
                counts.getLong(1));
    }

    /** Read once and kept, as the feed is of files that the undoing itself replaces. */
    private static Dataset<Row> held(Dataset<Row> feed) {
        return feed.filter(col(CandleFeed.KIND).notEqual(lit("delete")))
                .drop("_commit_version", "_commit_timestamp")
                .localCheckpoint(true);
    }

    private static Dataset<Row> states(Lake lake, Load load, Dataset<Row> written, Dataset<Row> before) {
        Dataset<Row> standing = lake.read(Catalogue.CANDLES)
                .select(with(key(), col("run_id").as("stands")))
                .join(written, KEY, "left_semi");
        Column state = when(col("stands").equalTo(lit(load.runId())), lit(PENDING))
                .when(col("stands").eqNullSafe(col("was")), lit(DONE))
                .otherwise(lit(CHANGED_SINCE));
        return written.join(before.select(with(key(), col("run_id").as("was"))), KEY, "left")
                .join(standing, KEY, "left")
                .withColumn("had", col("was").isNotNull())
                .withColumn(STATE, state)
                .drop("was");
    }

    private static void requireUntouched(Load load, Dataset<Row> states) {
        Row changed = states.filter(col(STATE).equalTo(lit(CHANGED_SINCE)))
                .agg(count(lit(1)), min(coalesce(col("stands"), lit(""))), min(SeriesNames.ofColumns()))
                .first();
        if (changed.getLong(0) > 0) {
            String by = changed.getString(1);
            throw UserException.usage(
                    "load " + load.runId() + " cannot be taken back",
                    changed.getLong(0) + " of its candles, such as of "
                            + SeriesNames.parse(changed.getString(2)) + ", were "
                            + (by.isEmpty() ? "removed since" : "changed by the later run " + by),
                    by.isEmpty() ? "load its files again, then correct them" : "take that one back first");
        }
    }

    private static Column[] key() {
        return Catalogue.CANDLES.key().stream().map(name -> col(name)).toArray(Column[]::new);
    }

    private static Column[] with(Column[] columns, Column last) {
        Column[] all = Arrays.copyOf(columns, columns.length + 1);
        all[columns.length] = last;
        return all;
    }

    /** Bars that go. */
    long removed() {
        return removed;
    }

    /** Bars that get their earlier content. */
    long restored() {
        return restored;
    }

    /** Names of the series whose bars it changes. */
    Set<String> series() {
        Set<String> names = new TreeSet<>();
        pending.select(SeriesNames.ofColumns()).distinct().collectAsList().forEach(row -> names.add(row.getString(0)));
        return names;
    }

    /** Of some rows with the columns of a bar's key those about bars that it changes. */
    Dataset<Row> touched(Dataset<Row> rows) {
        return rows.join(pending.select(key()), KEY, "left_semi");
    }

    /** As {@link #touched}, those about bars that there were before the load. */
    Dataset<Row> touchedEarlier(Dataset<Row> rows) {
        return rows.join(earlier.select(key()), KEY, "left_semi");
    }

    /** As {@link #touched}, all others. */
    Dataset<Row> untouched(Dataset<Row> rows) {
        return rows.join(pending.select(key()), KEY, "left_anti");
    }

    /**
     * Of some findings those whose range holds a bar that it changes.
     *
     * @param series the column that names their series
     */
    Dataset<Row> about(Dataset<Row> findings, String series) {
        Dataset<Row> bars = pending.select(
                SeriesNames.ofColumns().as("_series"), col("open_time").as("_bar"));
        return findings.join(
                bars,
                col(series)
                        .equalTo(col("_series"))
                        .and(col("_bar").geq(col("range_start")))
                        .and(col("_bar").lt(col("range_end"))),
                "left_semi");
    }

    /** The bars of some series as they are afterwards. */
    Dataset<Row> afterwards(Set<String> series) {
        return untouched(lake.read(Catalogue.CANDLES)
                        .filter(SeriesNames.ofColumns().isInCollection(series)))
                .unionByName(earlier.filter(SeriesNames.ofColumns().isInCollection(series)));
    }

    /** Takes the bars back. */
    void commit() {
        if (removed + restored > 0) {
            lake.sync(Catalogue.CANDLES, earlier, pending.select(key()));
        }
    }
}
