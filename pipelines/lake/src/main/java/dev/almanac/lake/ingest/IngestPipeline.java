package dev.almanac.lake.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.unix_micros;

import dev.almanac.analytics.error.UserException;
import dev.almanac.analytics.market.SeriesKey;
import dev.almanac.analytics.port.CandleSource;
import dev.almanac.analytics.port.CandleUnit;
import dev.almanac.analytics.quality.QualityRule;
import dev.almanac.analytics.quality.SeriesReport;
import dev.almanac.lake.row.CandleRows;
import dev.almanac.lake.row.GateRows;
import dev.almanac.lake.row.LoadRows;
import dev.almanac.lake.row.SeriesNames;
import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.Lake;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.util.CollectionAccumulator;

/**
 * Takes a load of candles in: units are read by tasks, their rows meet the stored bars of the same series in one shuffle and
 * pass the quality gate in order of time. What the gate decides is staged on disk, so that the verdict on every series is
 * known before any table changes; then quarantine, data_quality and candles are committed in that order, each compared with
 * what is stored first. A run that is cut off and started again ends with the tables of an undisturbed one. Rows stream
 * through the tasks; only counts come to the driver.
 */
public final class IngestPipeline {
    private final Lake lake;

    /** @param lake where the tables are; the caller holds its lock */
    public IngestPipeline(Lake lake) {
        this.lake = lake;
    }

    /**
     * Reads all units of {@code source} and commits what passes. A load that {@link LastLoad} recognises is not read for it:
     * its result is what comparing it would come to.
     *
     * @throws UserException where nothing could be read or the disk has no room; no table has changed then
     */
    public IngestResult run(CandleSource source, IngestOptions options) {
        List<CandleUnit> units = source.plan();
        LastLoad last = new LastLoad(lake, source, units, options);
        Optional<IngestResult> again = last.again();
        if (again.isPresent()) {
            return again.get();
        }
        DiskSpace.require(lake, units.stream().mapToLong(CandleUnit::bytes).sum());
        CollectionAccumulator<UnitOutcome> outcomes = context().collectionAccumulator("units");
        CollectionAccumulator<SeriesReport> reports = context().collectionAccumulator("series");
        Set<String> touched = touched(source, units);
        GateSettings settings = new GateSettings(
                options.rules(), options.replace(), CandleRows.micros(options.now()), flagged(touched));
        // Staged without its lineage: a Dataset that is only cached would be made anew once the candles have changed,
        // and the gate would judge the load a second time.
        Dataset<Row> decided = decide(read(source, units, outcomes), touched, settings, reports)
                .localCheckpoint(true, StorageLevel.DISK_ONLY());
        List<UnitOutcome> unitOutcomes = byUnit(outcomes);
        requireSomethingReadable(unitOutcomes);
        long rows = unitOutcomes.stream().mapToLong(UnitOutcome::rows).sum();
        options.progress().done("check", rows);
        Verdict verdict =
                new Verdict(unitOutcomes, bySeries(reports), !settings.flagged().isEmpty());
        IngestResult result = new IngestCommit(lake, options, verdict, decided).commit();
        last.remember(unitOutcomes, result);
        return result;
    }

    private SparkSession spark() {
        return lake.spark();
    }

    private org.apache.spark.SparkContext context() {
        return spark().sparkContext();
    }

    /** Reads the units in tasks of about equal size. */
    private Dataset<Row> read(
            CandleSource source, List<CandleUnit> units, CollectionAccumulator<UnitOutcome> outcomes) {
        int tasks = 2 * context().defaultParallelism();
        List<List<UnitSpread.Numbered>> shares = UnitSpread.over(tasks, units);
        if (shares.isEmpty()) {
            return spark().createDataFrame(List.of(), LoadRows.SCHEMA);
        }
        JavaRDD<Row> rows = JavaSparkContext.fromSparkContext(context())
                .parallelize(shares, shares.size())
                .flatMap(share -> new UnitIterator(source, share.iterator(), outcomes::add));
        return spark().createDataFrame(rows, LoadRows.SCHEMA);
    }

    /** The series whose stored bars have to meet the load; a lake without candles has none. */
    private Set<String> touched(CandleSource source, List<CandleUnit> units) {
        Set<String> names = new TreeSet<>();
        if (!lake.exists(Catalogue.CANDLES)) {
            return names;
        }
        List<CandleUnit> open = new ArrayList<>();
        for (CandleUnit unit : units) {
            SeriesKey series = unit.series();
            if (series == null) {
                open.add(unit);
            } else {
                names.add(SeriesNames.name(series));
            }
        }
        if (!open.isEmpty()) {
            int tasks = Math.min(open.size(), 4 * context().defaultParallelism());
            names.addAll(JavaSparkContext.fromSparkContext(context())
                    .parallelize(open, tasks)
                    .flatMap(unit -> SeriesScan.of(source, unit).iterator())
                    .collect());
        }
        return names;
    }

    /** Sends the rows and the stored bars of the touched series through the gate. */
    private Dataset<Row> decide(
            Dataset<Row> read,
            Set<String> touched,
            GateSettings settings,
            CollectionAccumulator<SeriesReport> reports) {
        Dataset<Row> all = read;
        if (lake.exists(Catalogue.CANDLES)) {
            Dataset<Row> stored =
                    lake.read(Catalogue.CANDLES).filter(SeriesNames.ofColumns().isInCollection(touched));
            all = read.union(LoadRows.stored(stored));
        }
        MapPartitionsFunction<Row, Row> gate = rows -> new GateIterator(rows, settings, reports::add);
        return all.repartition(col(LoadRows.SERIES))
                .sortWithinPartitions(LoadRows.order())
                .mapPartitions(gate, Encoders.row(GateRows.SCHEMA));
    }

    /** Stored bars of the touched series that may have been cut short: at most a few a series. */
    private TreeMap<String, Set<Long>> flagged(Set<String> touched) {
        TreeMap<String, Set<Long>> flagged = new TreeMap<>();
        if (lake.exists(Catalogue.DATA_QUALITY)) {
            lake.read(Catalogue.DATA_QUALITY)
                    .filter(col("table_name").equalTo(lit(Catalogue.CANDLES.name())))
                    .filter(col("rule").equalTo(lit(QualityRule.MAYBE_OPEN.code())))
                    .select(SeriesNames.ofColumns().as("series"), unix_micros(col("range_start")))
                    .filter(col("series").isInCollection(touched))
                    .collectAsList()
                    .forEach(row -> flagged.computeIfAbsent(row.getString(0), name -> new TreeSet<>())
                            .add(row.getLong(1)));
        }
        return flagged;
    }

    /** Tasks that ran twice have told twice, and the same. */
    private static List<UnitOutcome> byUnit(CollectionAccumulator<UnitOutcome> outcomes) {
        TreeMap<Integer, UnitOutcome> byUnit = new TreeMap<>();
        outcomes.value().forEach(outcome -> byUnit.put(outcome.unit(), outcome));
        return new ArrayList<>(byUnit.values());
    }

    private static TreeMap<String, SeriesReport> bySeries(CollectionAccumulator<SeriesReport> reports) {
        TreeMap<String, SeriesReport> bySeries = new TreeMap<>();
        reports.value().forEach(report -> bySeries.put(SeriesNames.name(report.series()), report));
        return bySeries;
    }

    private static void requireSomethingReadable(List<UnitOutcome> outcomes) {
        List<UnreadableUnit> unreadable = outcomes.stream()
                .map(UnitOutcome::unreadable)
                .flatMap(Optional::stream)
                .toList();
        if (!unreadable.isEmpty() && unreadable.size() == outcomes.size()) {
            UnreadableUnit first = unreadable.get(0);
            int more = unreadable.size() - 1;
            String others = more == 0
                    ? ""
                    : ", nor can " + (more == 1 ? "the other file" : "any of the " + more + " other files");
            throw UserException.usage(first.problem() + others, first.reason(), first.remedy());
        }
    }
}
