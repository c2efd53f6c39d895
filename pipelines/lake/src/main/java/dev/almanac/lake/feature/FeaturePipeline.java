package dev.almanac.lake.feature;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.greatest;

import dev.almanac.analytics.feature.FeatureSet;
import dev.almanac.lake.feature.FeatureResult.Kind;
import dev.almanac.lake.row.BarRows;
import dev.almanac.lake.row.SeriesBounds;
import dev.almanac.lake.table.CandleFeed;
import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.Lake;
import dev.almanac.lake.table.TableSpec;
import dev.almanac.lake.table.Txn;
import dev.almanac.lake.table.WriteResult;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Keeps a feature table in step with the candles. A first build writes every row straight. Later runs read from the change
 * data feed which bars are new or different since the candles' version that the table last consumed, replay those series
 * from the last saved state before them, and write only rows that are new or differ; where no bar did, there is no commit.
 * The first build of a changed definition takes the columns that stayed from the table before, unless computing them anew is
 * quicker: many rows of columns that cost little.
 *
 * <p>State is committed before features, and the consumed version is committed with the features. A run that dies in between
 * leaves the old version: the next one replays from states before the same bars, which that run did not touch.
 */
public final class FeaturePipeline {
    private static final String AVAILABLE_AT = "available_at";

    private final Lake lake;
    private final FeatureSet set;
    private final TableSpec table;
    private final String runId;
    private final BulkLimits limits;

    private FeaturePipeline(Lake lake, FeatureSet set, String runId, BulkLimits limits) {
        this.lake = lake;
        this.set = set;
        this.table = FeatureTables.spec(set);
        this.runId = runId;
        this.limits = limits;
    }

    /**
     * Brings the features of a set up to the candles as they stand. The caller holds the lake's lock.
     *
     * @param runId the run, written with every row that changes
     */
    public static FeatureResult run(Lake lake, FeatureSet set, String runId) {
        return run(lake, set, runId, BulkLimits.USUAL);
    }

    /**
     * As {@link #run(Lake, FeatureSet, String)}.
     *
     * @param limits when a first build goes by columns
     */
    public static FeatureResult run(Lake lake, FeatureSet set, String runId, BulkLimits limits) {
        return new FeaturePipeline(lake, set, runId, limits).run();
    }

    /** Every row of a set over the candles as of a version, computed from the beginning; nothing is written. */
    public static Dataset<Row> computed(Lake lake, FeatureSet set, long candlesVersion) {
        FeaturePipeline pipeline = new FeaturePipeline(lake, set, "", BulkLimits.USUAL);
        return pipeline.new Replay(set, lake.read(Catalogue.CANDLES, candlesVersion), Map.of()).features();
    }

    private FeatureResult run() {
        long version = lake.version(Catalogue.CANDLES);
        if (version < 0) {
            return unchanged(version);
        }
        Txn mark = CandleFeed.mark(lake);
        OptionalLong consumed = lake.marked(table, mark.application());
        FeatureResult result;
        if (!FeatureTables.isBuilt(lake, set)) {
            result = build(mark);
        } else if (consumed.isEmpty()) {
            result = rebuild(mark);
        } else if (CandleFeed.isCurrent(consumed, mark)) {
            result = unchanged(version);
        } else {
            result = CandleChanges.between(lake, set, consumed.getAsLong(), version)
                    .filter(changes -> !changes.deletions())
                    .map(changes -> increment(changes, mark))
                    .orElseGet(() -> rebuild(mark));
        }
        FeatureTables.makeCurrent(lake, set);
        return result;
    }

    private FeatureResult unchanged(long version) {
        return result(Kind.UNCHANGED, version, 0, nothing(table), nothing(Catalogue.FEATURE_STATE));
    }

    private FeatureResult build(Txn mark) {
        Optional<Predecessor> before = Predecessor.of(lake, set, mark, limits.fromRows());
        if (before.isPresent()) {
            return copy(before.get(), mark);
        }
        Optional<ColumnBuild> columns = ColumnBuild.of(lake, set, runId, mark.version(), limits);
        if (columns.isPresent()) {
            ColumnBuild.Written written = columns.get().run(mark);
            return result(Kind.BUILT, mark.version(), 0, written.features(), written.states());
        }
        Replay replay = new Replay(set, lake.read(Catalogue.CANDLES, mark.version()), Map.of());
        WriteResult states = allStates(replay.states());
        WriteResult features = lake.append(table, replay.features(), mark);
        return result(Kind.BUILT, mark.version(), 0, features, states);
    }

    /** The columns that the table before has are taken from it; only the others are computed. */
    private FeatureResult copy(Predecessor before, Txn mark) {
        FeatureSet missing = before.missing(set);
        Dataset<Row> candles = lake.read(Catalogue.CANDLES, mark.version());
        Replay part = new Replay(missing, candles, Map.of());
        Dataset<Row> old = SavedStates.of(lake, set.name(), before.hash());
        WriteResult states = before.set()
                .filter(definition -> SavedStates.fit(old, definition))
                .map(definition -> allStates(assembled(part, old, definition, missing)))
                .orElseGet(() -> allStates(new Replay(set, candles, Map.of()).states()));
        List<Column> kept = new ArrayList<>();
        table.key().forEach(name -> kept.add(col(name)));
        before.kept().forEach(column -> kept.add(col(column.name())));
        kept.add(col(AVAILABLE_AT).as("old_available_at"));
        Dataset<Row> both = part.engine()
                .join(lake.read(before.table()).select(kept.toArray(Column[]::new)), names(table.key()), "inner");
        if (before.timesStay()) {
            both = both.withColumn(AVAILABLE_AT, greatest(col(AVAILABLE_AT), col("old_available_at")));
        }
        WriteResult features = lake.append(table, DerivedColumns.complete(set, table, both), mark);
        return result(Kind.COPIED, mark.version(), 0, features, states);
    }

    /** States of every column out of those of the definition before and of the columns that it lacks. */
    private Dataset<Row> assembled(Replay part, Dataset<Row> states, FeatureSet before, FeatureSet missing) {
        List<String> place = Catalogue.FEATURE_STATE
                .key()
                .subList(2, Catalogue.FEATURE_STATE.key().size());
        Dataset<Row> stored = states.select(Stream.concat(
                        place.stream().map(name -> col(name)),
                        Stream.of(col("state").as("old_state")))
                .toArray(Column[]::new));
        Dataset<Row> pairs = part.states()
                .join(stored, names(place), "inner")
                .select(AssembledStates.COLUMNS.stream().map(name -> col(name)).toArray(Column[]::new));
        return frame(
                ((org.apache.spark.sql.classic.Dataset<Row>) pairs)
                        .queryExecution()
                        .toRdd()
                        .toJavaRDD()
                        .mapPartitions(assembly(set, before, missing, runId)),
                Catalogue.FEATURE_STATE.schema());
    }

    private FeatureResult rebuild(Txn mark) {
        Replay replay = new Replay(set, lake.read(Catalogue.CANDLES, mark.version()), Map.of());
        WriteResult states = allStates(replay.states());
        Dataset<Row> everything = lake.spark()
                .createDataFrame(
                        set.intervals().stream()
                                .map(interval -> RowFactory.create(interval.code()))
                                .toList(),
                        new StructType().add("interval", DataTypes.StringType));
        WriteResult features = marked(lake.sync(table, replay.features(), everything, mark), mark);
        return result(Kind.REBUILT, mark.version(), 0, features, states);
    }

    private FeatureResult increment(CandleChanges changes, Txn mark) {
        if (changes.earliest().isEmpty()) {
            WriteResult none = marked(nothing(table), mark);
            return result(Kind.INCREMENT, mark.version(), 0, none, nothing(Catalogue.FEATURE_STATE));
        }
        SavedStates saved = SavedStates.of(lake, set, changes.earliest());
        Map<SeriesName, Start> starts = ReplayPlan.starts(set, changes, saved);
        saved.clear(changes.earliest());
        Replay replay = new Replay(set, needed(starts, mark.version()), starts);
        WriteResult states = lake.upsert(Catalogue.FEATURE_STATE, replay.states());
        WriteResult features = marked(lake.upsert(table, replay.features(), mark), mark);
        return result(Kind.INCREMENT, mark.version(), changes.earliest().size(), features, states);
    }

    /** Candles can change without a feature that does; who ranks must still see that the features stand for them. */
    private WriteResult marked(WriteResult features, Txn mark) {
        if (features.changed() > 0) {
            return features;
        }
        lake.mark(table, mark);
        return nothing(table);
    }

    /** Makes the stored states of this definition exactly those of a replay from the beginning. */
    private WriteResult allStates(Dataset<Row> states) {
        if (!lake.exists(Catalogue.FEATURE_STATE)) {
            return lake.append(Catalogue.FEATURE_STATE, states);
        }
        Dataset<Row> scope = lake.spark()
                .createDataFrame(
                        List.of(RowFactory.create(set.name(), set.definitionHash())),
                        new StructType().add("set_name", DataTypes.StringType).add("definition", DataTypes.StringType));
        return lake.sync(Catalogue.FEATURE_STATE, states, scope);
    }

    /** Bars after the starts, and only of series that have one. */
    private Dataset<Row> needed(Map<SeriesName, Start> starts, long version) {
        List<Row> bounds = starts.entrySet().stream()
                .map(entry -> SeriesBounds.of(
                        entry.getKey().venue(),
                        entry.getKey().symbol(),
                        entry.getKey().interval(),
                        entry.getValue().after()))
                .toList();
        return SeriesBounds.after(lake.spark(), lake.read(Catalogue.CANDLES, version), bounds);
    }

    /** Static, so that a task is sent what it needs and nothing of the driver. */
    private static FlatMapFunction<Iterator<InternalRow>, InternalRow> featureWalk(
            FeatureSet set, Broadcast<Map<SeriesName, Start>> starts, String runId) {
        return bars -> new FeatureWalk(set, starts.value(), runId, bars);
    }

    private static FlatMapFunction<Iterator<InternalRow>, InternalRow> stateWalk(
            FeatureSet set, Broadcast<Map<SeriesName, Start>> starts, String runId) {
        return bars -> new StateWalk(set, starts.value(), runId, bars);
    }

    private static FlatMapFunction<Iterator<InternalRow>, InternalRow> assembly(
            FeatureSet set, FeatureSet before, FeatureSet missing, String runId) {
        return rows -> new AssembledStates(set, before, missing, runId, rows);
    }

    private static Seq<String> names(List<String> names) {
        return CollectionConverters.asScala(names).toSeq();
    }

    private Dataset<Row> frame(JavaRDD<InternalRow> rows, StructType schema) {
        return ((org.apache.spark.sql.classic.SparkSession) lake.spark())
                .internalCreateDataFrame(rows.rdd(), schema, false);
    }

    private WriteResult nothing(TableSpec spec) {
        return new WriteResult(0, 0, 0, lake.version(spec));
    }

    private FeatureResult result(Kind kind, long version, long series, WriteResult features, WriteResult states) {
        return new FeatureResult(kind, set.definitionHash(), version, series, features, states);
    }

    /** Sorted bars, shuffled once, and the two kinds of rows that walks over them give. */
    private final class Replay {
        private final FeatureSet columns;
        private final JavaRDD<InternalRow> bars;
        private final Broadcast<Map<SeriesName, Start>> starts;

        /** @param columns what is computed: the set, or a part of it */
        Replay(FeatureSet columns, Dataset<Row> candles, Map<SeriesName, Start> starts) {
            this.columns = columns;
            Dataset<Row> sorted = BarRows.sorted(candles, set.intervals());
            this.bars = ((org.apache.spark.sql.classic.Dataset<Row>) sorted)
                    .queryExecution()
                    .toRdd()
                    .toJavaRDD();
            this.starts = JavaSparkContext.fromSparkContext(lake.spark().sparkContext())
                    .broadcast(starts);
        }

        /** What the engine gives, before SQL. */
        Dataset<Row> engine() {
            return frame(bars.mapPartitions(featureWalk(columns, starts, runId)), DerivedColumns.engineRows(columns));
        }

        Dataset<Row> features() {
            return DerivedColumns.complete(set, table, engine());
        }

        Dataset<Row> states() {
            return frame(bars.mapPartitions(stateWalk(columns, starts, runId)), Catalogue.FEATURE_STATE.schema());
        }
    }
}
