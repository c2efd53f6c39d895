package dev.almanac.lake.ingest;

import static org.apache.spark.sql.functions.col;

import dev.almanac.analytics.port.CandleSource;
import dev.almanac.analytics.port.CandleUnit;
import dev.almanac.lake.column.ParquetPlace;
import dev.almanac.lake.row.CandleRows;
import dev.almanac.lake.row.GateRows;
import dev.almanac.lake.row.SeriesNames;
import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.DataFile;
import dev.almanac.lake.table.Lake;
import dev.almanac.lake.table.StagedFiles;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;

/**
 * A load by columns, for bulk into series that the lake does not have: each task reads whole series into arrays, sends their
 * bars through the gates and writes those that passed as pages of a file. No row is made or shuffled. What the units hold is
 * only known once they were read; where that is not what the plan took them for, the load is done row by row instead.
 *
 * <p>It comes to the same as that, to the last bit. The files are staged, so until they are committed nothing is visible.
 */
final class BulkLoad implements AutoCloseable {
    private final Lake lake;
    private final CandleSource source;
    private final IngestOptions options;
    private final StagedFiles staged;

    BulkLoad(Lake lake, CandleSource source, IngestOptions options) {
        this.lake = lake;
        this.source = source;
        this.options = options;
        this.staged = new StagedFiles(lake);
    }

    /**
     * What the load came to, before any table changes.
     *
     * @param units in the order of the plan
     * @param decided rows set aside and findings, as {@link GateRows}
     * @param files bars that passed
     */
    record Judged(
            List<UnitOutcome> units, TreeMap<String, Judgement> series, List<Row> decided, List<DataFile> files) {}

    /** Reads and judges all units; empty where that has to be done row by row. */
    Optional<Judged> judged(List<CandleUnit> units) {
        return BulkPlan.of(source, units, spark().sparkContext().defaultParallelism())
                .filter(plan -> isNew(plan.series()))
                .map(this::shares)
                .flatMap(this::together);
    }

    private SparkSession spark() {
        return lake.spark();
    }

    /** Whether none of the series has a stored bar. */
    private boolean isNew(Set<String> series) {
        return series.isEmpty()
                || !lake.exists(Catalogue.CANDLES)
                || lake.read(Catalogue.CANDLES)
                        .select(SeriesNames.ofColumns().as("series"))
                        .filter(col("series").isInCollection(series))
                        .isEmpty();
    }

    private List<BulkShare> shares(BulkPlan plan) {
        BulkTask task = new BulkTask(
                source,
                new GateSettings(
                        options.rules(),
                        options.replace(),
                        true,
                        options.ofVenue(),
                        CandleRows.micros(options.now()),
                        new TreeMap<>(),
                        new TreeMap<>()),
                new ParquetPlace(
                        new SerializableConfiguration(spark().sessionState().newHadoopConf())),
                staged.folder(),
                new BulkTask.Stamps(
                        options.origin(),
                        options.delay().toNanos() / 1000,
                        CandleRows.micros(options.now()),
                        options.runId()));
        return walked(JavaSparkContext.fromSparkContext(spark().sparkContext()), task, plan);
    }

    /** Static, so that a task is sent what it needs and nothing of the driver. */
    private static List<BulkShare> walked(JavaSparkContext context, BulkTask task, BulkPlan plan) {
        return context.parallelize(plan.tasks(), plan.tasks().size())
                .map(groups -> BulkWalk.of(task, groups))
                .collect();
    }

    /** Empty where a series turned up in two groups of units, or one that has stored bars. */
    private Optional<Judged> together(List<BulkShare> shares) {
        TreeMap<String, Judgement> series = new TreeMap<>();
        List<UnitOutcome> units = new ArrayList<>();
        List<Row> decided = new ArrayList<>();
        List<DataFile> files = new ArrayList<>();
        for (BulkShare share : shares) {
            for (Judgement judgement : share.series()) {
                if (series.put(SeriesNames.name(judgement.report().series()), judgement) != null) {
                    return Optional.empty();
                }
            }
            if (share.refused()) {
                return Optional.empty();
            }
            units.addAll(share.units());
            decided.addAll(share.decided());
            files.addAll(share.files());
        }
        units.sort(Comparator.comparingInt(UnitOutcome::unit));
        return isNew(new TreeSet<>(series.keySet()))
                ? Optional.of(new Judged(units, series, decided, files))
                : Optional.empty();
    }

    /** Commits the bars; returns how many there are. */
    long commit(List<DataFile> files) {
        if (!files.isEmpty()) {
            lake.appendChecked(Catalogue.CANDLES, staged, files);
        }
        return files.stream().mapToLong(DataFile::rows).sum();
    }

    /** Removes files that were not committed. */
    @Override
    public void close() {
        staged.close();
    }
}
