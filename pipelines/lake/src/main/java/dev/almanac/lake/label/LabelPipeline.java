package dev.almanac.lake.label;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.unix_micros;

import dev.almanac.analytics.label.LabelSettings;
import dev.almanac.analytics.market.Interval;
import dev.almanac.lake.label.LabelResult.Kind;
import dev.almanac.lake.row.BarRows;
import dev.almanac.lake.row.SeriesBounds;
import dev.almanac.lake.row.SeriesNames;
import dev.almanac.lake.table.CandleFeed;
import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.Lake;
import dev.almanac.lake.table.TableSpec;
import dev.almanac.lake.table.Txn;
import dev.almanac.lake.table.WriteResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * Keeps the labels in step with the candles. A first build writes every row straight. Later runs read from the change data
 * feed which bars are new or different since the candles' version that the table last consumed, label again the bars whose
 * horizon or window those lie in, and write only rows that are new or differ. Other settings replace every row.
 *
 * <p>The table's commits carry the candles' version under a name that holds the settings' hash, and every row names that hash:
 * a mark counts only while the rows are of the same settings.
 */
public final class LabelPipeline {
    /** What the pipeline writes. */
    public static final TableSpec TABLE = Catalogue.LABELS;

    private final Lake lake;
    private final LabelSettings settings;
    private final String runId;

    private LabelPipeline(Lake lake, LabelSettings settings, String runId) {
        this.lake = lake;
        this.settings = settings;
        this.runId = runId;
    }

    /**
     * Brings the labels up to the candles as they stand. The caller holds the lake's lock.
     *
     * @param runId the run, written with every row that changes
     */
    public static LabelResult run(Lake lake, LabelSettings settings, String runId) {
        return new LabelPipeline(lake, settings, runId).run();
    }

    private LabelResult run() {
        long version = lake.version(Catalogue.CANDLES);
        if (version < 0) {
            return new LabelResult(Kind.UNCHANGED, version, nothing());
        }
        Txn candles = CandleFeed.mark(lake);
        Txn mark = new Txn(candles.application() + " " + settings.definition(), version);
        if (!lake.exists(TABLE)) {
            WriteResult labels = lake.append(TABLE, labels(lake.read(Catalogue.CANDLES, version), Map.of()), mark);
            return new LabelResult(Kind.BUILT, version, labels);
        }
        OptionalLong consumed = lake.marked(TABLE, mark.application());
        if (consumed.isEmpty() || isOfOtherSettings()) {
            return rebuild(mark);
        }
        if (CandleFeed.isCurrent(consumed, mark)) {
            return new LabelResult(Kind.UNCHANGED, version, nothing());
        }
        return CandleFeed.between(
                        lake,
                        consumed.getAsLong(),
                        version,
                        feed -> CandleFeed.changedSeries(feed, settings.intervals()))
                .filter(changed -> changed.stream().noneMatch(row -> row.getInt(4) == 1))
                .map(changed -> increment(changed, mark))
                .orElseGet(() -> rebuild(mark));
    }

    /** All rows are of the same settings, as other settings replace them in one commit. */
    private boolean isOfOtherSettings() {
        List<Row> first = lake.read(TABLE).select("definition").limit(1).collectAsList();
        return !first.isEmpty() && !first.get(0).getString(0).equals(settings.definition());
    }

    private LabelResult rebuild(Txn mark) {
        Dataset<Row> stored = lake.read(TABLE).select("interval").distinct();
        WriteResult labels = lake.sync(TABLE, labels(lake.read(Catalogue.CANDLES, mark.version()), Map.of()), stored);
        // Marked apart from the rows: a mark of the same settings from before others came would have the commit
        // dropped.
        lake.mark(TABLE, mark);
        return new LabelResult(Kind.REBUILT, mark.version(), labels);
    }

    private LabelResult increment(List<Row> changed, Txn mark) {
        if (changed.isEmpty()) {
            lake.mark(TABLE, mark);
            return new LabelResult(Kind.INCREMENT, mark.version(), nothing());
        }
        Dataset<Row> candles = lake.read(Catalogue.CANDLES, mark.version());
        Map<String, Long> before = lastBefore(changed, candles);
        Map<String, Long> emitFrom = new HashMap<>();
        List<Row> bounds = new ArrayList<>();
        for (Row row : changed) {
            String name = SeriesNames.name(row.getString(0), row.getString(1), row.getString(2));
            long length = Interval.parse(row.getString(2)).orElseThrow().micros();
            long touched = before.getOrDefault(name, row.getLong(3)) - settings.longestHorizon() * length;
            emitFrom.put(name, touched);
            bounds.add(SeriesBounds.of(
                    row.getString(0),
                    row.getString(1),
                    row.getString(2),
                    touched - settings.volatilityWindow() * length - 1));
        }
        Dataset<Row> needed = SeriesBounds.after(lake.spark(), candles, bounds);
        WriteResult labels = lake.upsert(TABLE, labels(needed, emitFrom), mark);
        if (labels.changed() == 0) {
            lake.mark(TABLE, mark);
        }
        return new LabelResult(Kind.INCREMENT, mark.version(), labels);
    }

    /**
     * Open time of the last bar before the earliest changed one of each series, where there is one. A horizon that ends in
     * the gap between the two is settled by the changed bar.
     */
    private Map<String, Long> lastBefore(List<Row> changed, Dataset<Row> candles) {
        List<Row> bounds = changed.stream()
                .map(row -> SeriesBounds.of(row.getString(0), row.getString(1), row.getString(2), row.getLong(3)))
                .toList();
        Map<String, Long> last = new HashMap<>();
        for (Row row : SeriesBounds.before(lake.spark(), candles, bounds)
                .groupBy("venue", "symbol", "interval")
                .agg(max(unix_micros(col("open_time"))))
                .collectAsList()) {
            last.put(SeriesNames.name(row.getString(0), row.getString(1), row.getString(2)), row.getLong(3));
        }
        return last;
    }

    private WriteResult nothing() {
        return new WriteResult(0, 0, 0, lake.version(TABLE));
    }

    private Dataset<Row> labels(Dataset<Row> candles, Map<String, Long> emitFrom) {
        Dataset<Row> sorted = BarRows.sorted(candles, settings.intervals());
        Broadcast<Map<String, Long>> from =
                JavaSparkContext.fromSparkContext(lake.spark().sparkContext()).broadcast(emitFrom);
        return ((org.apache.spark.sql.classic.SparkSession) lake.spark())
                .internalCreateDataFrame(
                        ((org.apache.spark.sql.classic.Dataset<Row>) sorted)
                                .queryExecution()
                                .toRdd()
                                .toJavaRDD()
                                .mapPartitions(walk(settings, from, runId))
                                .rdd(),
                        TABLE.schema(),
                        false);
    }

    /** Static, so that a task is sent what it needs and nothing of the driver. */
    private static FlatMapFunction<Iterator<InternalRow>, InternalRow> walk(
            LabelSettings settings, Broadcast<Map<String, Long>> emitFrom, String runId) {
        return bars -> new LabelWalk(settings, emitFrom.value(), runId, bars);
    }
}
