package dev.almanac.lake.ingest;

import static org.apache.spark.sql.functions.col;

import dev.almanac.analytics.port.CandleSource;
import dev.almanac.lake.column.ParquetPlace;
import dev.almanac.lake.row.CandleRows;
import dev.almanac.lake.row.GateRows;
import dev.almanac.lake.row.SeriesNames;
import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.DataFile;
import dev.almanac.lake.table.Lake;
import dev.almanac.lake.table.StagedFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;

/**
 * A load by columns, for bulk into series that the lake does not have: each task reads whole series into arrays, sends their
 * bars through the gates and writes those that passed as pages of a file. No row is made or shuffled. Series that have stored
 * bars, or more rows than a task should hold, go by rows beside them. What the units hold is only known once they were read;
 * where that is not what the plan took them for, the whole load is done row by row instead.
 *
 * <p>It comes to the same as that, to the last bit. The files are staged, so until they are committed nothing is visible.
 */
final class BulkLoad implements AutoCloseable {
    private final Lake lake;
    private final CandleSource source;
    private final IngestOptions options;
    private final BulkTask.Limits limits;
    private final StagedFiles staged;

    BulkLoad(Lake lake, CandleSource source, IngestOptions options) {
        this(lake, source, options, BulkTask.Limits.USUAL);
    }

    /** @param limits of all tasks together */
    BulkLoad(Lake lake, CandleSource source, IngestOptions options, BulkTask.Limits limits) {
        this.lake = lake;
        this.source = source;
        this.options = options;
        this.limits = limits;
        this.staged = new StagedFiles(lake);
    }

    /**
     * What the load came to, before any table changes.
     *
     * @param units of those that went by columns
     * @param sent rows set aside and findings, as {@link GateRows}, as far as they came here
     * @param decidedFiles files of the others
     * @param files bars that passed
     * @param rest units that have to be done row by row
     */
    record Judged(
            List<UnitOutcome> units,
            TreeMap<String, Judgement> series,
            List<Row> sent,
            List<String> decidedFiles,
            List<DataFile> files,
            List<UnitSpread.Numbered> rest) {
        /** All by rows. */
        static Judged rows(List<UnitSpread.Numbered> units) {
            return new Judged(List.of(), new TreeMap<>(), List.of(), List.of(), List.of(), units);
        }
    }

    /** Reads and judges units, as far as they go by columns. */
    Judged judged(List<UnitSpread.Numbered> units) {
        BulkPlan plan = BulkPlan.of(source, units, spark().sparkContext().defaultParallelism(), this::stored);
        return plan.tasks().isEmpty()
                ? Judged.rows(units)
                : together(plan, shares(plan)).orElseGet(() -> Judged.rows(units));
    }

    private SparkSession spark() {
        return lake.spark();
    }

    /** Those of some series that have a stored bar. */
    private Set<String> stored(Set<String> series) {
        if (series.isEmpty() || !lake.exists(Catalogue.CANDLES)) {
            return Set.of();
        }
        return lake
                .read(Catalogue.CANDLES)
                .select(SeriesNames.ofColumns().as("series"))
                .filter(col("series").isInCollection(series))
                .distinct()
                .collectAsList()
                .stream()
                .map(row -> row.getString(0))
                .collect(Collectors.toSet());
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
                        options.runId()),
                limits.ofEach(plan.tasks().size()));
        return walked(JavaSparkContext.fromSparkContext(spark().sparkContext()), task, plan);
    }

    /** Static, so that a task is sent what it needs and nothing of the driver. */
    private static List<BulkShare> walked(JavaSparkContext context, BulkTask task, BulkPlan plan) {
        return context.parallelize(plan.tasks(), plan.tasks().size())
                .map(groups -> BulkWalk.of(task, groups))
                .collect();
    }

    /** Empty where a series turned up in two groups of units, or one that has stored bars and was not told of. */
    private Optional<Judged> together(BulkPlan plan, List<BulkShare> shares) {
        TreeMap<String, Judgement> series = new TreeMap<>();
        List<UnitSpread.Numbered> rest = new ArrayList<>(plan.rest());
        List<UnitOutcome> units = new ArrayList<>();
        List<Row> sent = new ArrayList<>();
        List<String> decidedFiles = new ArrayList<>();
        List<DataFile> files = new ArrayList<>();
        for (BulkShare share : shares) {
            for (Judgement judgement : share.series()) {
                if (series.put(SeriesNames.name(judgement.report().series()), judgement) != null) {
                    return Optional.empty();
                }
            }
            units.addAll(share.units());
            sent.addAll(share.decided());
            decidedFiles.addAll(share.decidedFiles());
            files.addAll(share.files());
            rest.addAll(share.rest());
        }
        Set<String> untold = new TreeSet<>(series.keySet());
        untold.removeAll(plan.series());
        return stored(untold).isEmpty()
                ? Optional.of(new Judged(units, series, sent, decidedFiles, files, rest))
                : Optional.empty();
    }

    /** Rows set aside and findings, as {@link GateRows}; to be read before this is closed. */
    Dataset<Row> decided(Judged load) {
        return DecidedRows.of(spark(), load.sent(), load.decidedFiles());
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
