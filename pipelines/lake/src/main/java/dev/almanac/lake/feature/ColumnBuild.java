package dev.almanac.lake.feature;

import static org.apache.spark.sql.functions.col;

import dev.almanac.analytics.feature.FeatureSet;
import dev.almanac.analytics.market.Interval;
import dev.almanac.lake.column.CandleFiles;
import dev.almanac.lake.column.CandleGroup;
import dev.almanac.lake.column.CandleGroup.SymbolName;
import dev.almanac.lake.column.CandleReader;
import dev.almanac.lake.column.ParquetPlace;
import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.DataFile;
import dev.almanac.lake.table.Lake;
import dev.almanac.lake.table.TableSpec;
import dev.almanac.lake.table.Txn;
import dev.almanac.lake.table.WriteResult;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.util.SerializableConfiguration;
import scala.Tuple2;

/**
 * The first build of a feature table by columns, for bulk: row groups of the candles are read into arrays, each task computes
 * whole symbols and writes pages of features and of saved states, and the finished files are committed. No row is made. Where
 * files hold whole symbols nothing is shuffled, else chunks are, which are few and large.
 *
 * <p>What it leaves is to the last bit what {@link FeaturePipeline} writes row by row. Until the commit nothing is visible;
 * files of a run that was killed stay in the table's folder, where no version of the table names them.
 */
final class ColumnBuild {
    private final Lake lake;
    private final TableSpec table;
    private final ColumnTask task;
    private final List<CandleGroup> groups;
    private final long taskRows;

    /** What was written. */
    record Written(WriteResult features, WriteResult states) {}

    private ColumnBuild(
            Lake lake, FeatureSet set, String runId, List<CandleGroup> groups, ParquetPlace place, long taskRows) {
        this.taskRows = taskRows;
        this.lake = lake;
        this.table = FeatureTables.spec(set);
        this.groups = groups;
        this.task = new ColumnTask(
                set,
                place,
                lake.path(table),
                lake.path(Catalogue.FEATURE_STATE),
                runId,
                set.derived().isEmpty() ? null : DerivedColumns.values(lake.spark(), set));
    }

    /**
     * A build from the candles of a version; empty where there are fewer of the set's intervals than make it
     * worth it, or their files have to be read as rows.
     */
    static Optional<ColumnBuild> of(Lake lake, FeatureSet set, String runId, long version, BulkLimits limits) {
        ParquetPlace place = new ParquetPlace(
                new SerializableConfiguration(lake.spark().sessionState().newHadoopConf()));
        return lake.files(Catalogue.CANDLES, version)
                .filter(files -> !files.isEmpty())
                .flatMap(files -> groups(lake, set, place, files))
                .filter(groups -> !groups.isEmpty() && ColumnPlan.rows(groups) >= limits.fromRows())
                .map(groups -> new ColumnBuild(lake, set, runId, groups, place, limits.taskRows()));
    }

    private static Optional<List<CandleGroup>> groups(
            Lake lake, FeatureSet set, ParquetPlace place, List<String> files) {
        Set<String> intervals = codes(set);
        List<CandleFiles.Contents> contents = context(lake)
                .parallelize(files, Math.min(files.size(), 2 * cores(lake)))
                .map(file -> CandleFiles.contents(place, file, intervals, CandleReader.FIGURES))
                .collect();
        return contents.stream().allMatch(CandleFiles.Contents::readable)
                ? Optional.of(contents.stream()
                        .flatMap(file -> file.groups().stream())
                        .toList())
                : Optional.empty();
    }

    private static Set<String> codes(FeatureSet set) {
        return set.intervals().stream().map(Interval::code).collect(Collectors.toSet());
    }

    private static JavaSparkContext context(Lake lake) {
        return JavaSparkContext.fromSparkContext(lake.spark().sparkContext());
    }

    private static int cores(Lake lake) {
        return lake.spark().sparkContext().defaultParallelism();
    }

    /** Computes everything and commits the states, then the features with the mark. */
    Written run(Txn mark) {
        lake.createIfAbsent(table);
        lake.createIfAbsent(Catalogue.FEATURE_STATE);
        List<BuiltFiles> built = files().collect();
        clearStates();
        List<DataFile> states = built.stream().map(BuiltFiles::states).toList();
        List<DataFile> features = built.stream().map(BuiltFiles::features).toList();
        WriteResult statesWritten = committed(Catalogue.FEATURE_STATE, states, Optional.empty());
        return new Written(committed(table, features, Optional.of(mark)), statesWritten);
    }

    private WriteResult committed(TableSpec spec, List<DataFile> files, Optional<Txn> mark) {
        long version = lake.appendFiles(spec, files, mark);
        return new WriteResult(files.stream().mapToLong(DataFile::rows).sum(), 0, 0, version);
    }

    /** States of a run that was killed before its features were committed. */
    private void clearStates() {
        if (lake.mayHold(Catalogue.FEATURE_STATE, "definition", task.set().definitionHash())) {
            lake.beforeCommit(Catalogue.FEATURE_STATE);
            lake.delta(Catalogue.FEATURE_STATE)
                    .delete(col("set_name")
                            .equalTo(task.set().name())
                            .and(col("definition").equalTo(task.set().definitionHash())));
        }
    }

    private JavaRDD<BuiltFiles> files() {
        return ColumnPlan.whole(groups, cores(lake), taskRows)
                .map(tasks -> straight(context(lake), task, tasks))
                .orElseGet(
                        () -> shuffled(context(lake), task, groups, ColumnPlan.tasks(groups, cores(lake), taskRows)));
    }

    /** Static, like what is below it, so that a task is sent what it needs and nothing of the driver. */
    private static JavaRDD<BuiltFiles> straight(
            JavaSparkContext context, ColumnTask task, List<List<CandleGroup>> tasks) {
        return context.parallelize(tasks, tasks.size()).flatMap(own -> ColumnWalk.ofGroups(task, own));
    }

    private static JavaRDD<BuiltFiles> shuffled(
            JavaSparkContext context, ColumnTask task, List<CandleGroup> groups, int tasks) {
        Set<String> intervals = codes(task.set());
        return context.parallelize(groups, groups.size())
                .flatMapToPair(group -> CandleReader.read(task.place(), group, intervals).stream()
                        .map(chunk -> new Tuple2<>(new SymbolName(chunk.venue(), chunk.symbol()), chunk))
                        .iterator())
                .partitionBy(new HashPartitioner(tasks))
                .mapPartitions(chunks -> ColumnWalk.ofChunks(task, chunks));
    }
}
