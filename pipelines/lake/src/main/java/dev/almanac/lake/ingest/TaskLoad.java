package dev.almanac.lake.ingest;

import dev.almanac.analytics.market.SeriesKey;
import dev.almanac.analytics.port.CandleSource;
import dev.almanac.analytics.port.CandleUnit;
import dev.almanac.lake.row.LoadRows;
import dev.almanac.lake.row.SeriesNames;
import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.Lake;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.CollectionAccumulator;

/**
 * A load that is read and judged in tasks: series by columns that can go so, the others by rows beside them, which stream
 * through. Both are one load, with one verdict.
 */
final class TaskLoad {
    private final Lake lake;
    private final CandleSource source;
    private final IngestOptions options;

    TaskLoad(Lake lake, CandleSource source, IngestOptions options) {
        this.lake = lake;
        this.source = source;
        this.options = options;
    }

    /**
     * The bars of a load that went by columns.
     *
     * @param load what it came to
     * @param bulk commits them
     */
    record Bars(BulkLoad.Judged load, BulkLoad bulk) {
        /** Whether a series went by columns. */
        boolean holds(SeriesKey series) {
            return load.series().containsKey(SeriesNames.name(series));
        }

        /** Commits them; returns how many there are. */
        long commit() {
            return bulk.commit(load.files());
        }
    }

    /**
     * What a load came to before any table changes.
     *
     * @param decided rows as {@link dev.almanac.lake.row.GateRows}
     * @param bars those that passed and do not lie in {@code decided}
     */
    record Judged(Verdict verdict, Dataset<Row> decided, Optional<Bars> bars) {
        Judged(Verdict verdict, Dataset<Row> decided) {
            this(verdict, decided, Optional.empty());
        }
    }

    /**
     * Reads and judges units; by rows alone where the two ways would meet in one series.
     *
     * @param byColumns what went by columns, and what is left to rows
     * @param units all of them
     */
    Judged judged(BulkLoad bulk, BulkLoad.Judged byColumns, List<UnitSpread.Numbered> units) {
        return together(bulk, byColumns)
                .or(() -> together(bulk, BulkLoad.Judged.rows(units)))
                .orElseThrow();
    }

    private Optional<Judged> together(BulkLoad bulk, BulkLoad.Judged byColumns) {
        List<UnitSpread.Numbered> rest = byColumns.rest();
        Set<String> touched = touched(rest);
        Set<String> named = new TreeSet<>(touched);
        if (lake.exists(Catalogue.CANDLES)) {
            named.addAll(byColumns.series().keySet());
        }
        StoredFindings findings = StoredFindings.of(lake, named);
        if (rest.isEmpty()) {
            return Optional.of(new Judged(
                    new Verdict(inOrder(byColumns.units(), List.of()), byColumns.series(), findings),
                    bulk.decided(byColumns),
                    Optional.of(new Bars(byColumns, bulk))));
        }
        CollectionAccumulator<UnitOutcome> outcomes = context().collectionAccumulator("units");
        Judging.Decided byRows = new Judging(spark())
                .spread(read(rest, outcomes), storedOf(lake, touched), GateSettings.of(options, findings));
        TreeMap<String, Judgement> series = new TreeMap<>(byColumns.series());
        series.putAll(byRows.series());
        if (!Collections.disjoint(byColumns.series().keySet(), byRows.series().keySet())) {
            return Optional.empty();
        }
        Verdict verdict = new Verdict(inOrder(byColumns.units(), outcomes.value()), series, findings);
        return Optional.of(
                byColumns.units().isEmpty()
                        ? new Judged(verdict, byRows.rows())
                        : new Judged(
                                verdict,
                                byRows.rows().union(bulk.decided(byColumns)),
                                Optional.of(new Bars(byColumns, bulk))));
    }

    /** All stored bars of some series. */
    static Dataset<Row> storedOf(Lake lake, Set<String> series) {
        return lake.read(Catalogue.CANDLES).filter(SeriesNames.ofColumns().isInCollection(series));
    }

    private SparkSession spark() {
        return lake.spark();
    }

    private SparkContext context() {
        return spark().sparkContext();
    }

    /** Reads units in tasks of about equal size. */
    private Dataset<Row> read(List<UnitSpread.Numbered> units, CollectionAccumulator<UnitOutcome> outcomes) {
        CandleSource from = source; // a task is sent what it needs and nothing of the driver
        int tasks = 2 * context().defaultParallelism();
        List<List<UnitSpread.Numbered>> shares = UnitSpread.over(tasks, units);
        JavaRDD<Row> rows = JavaSparkContext.fromSparkContext(context())
                .parallelize(shares, shares.size())
                .flatMap(share -> new UnitIterator(from, share.iterator(), outcomes::add));
        return spark().createDataFrame(rows, LoadRows.SCHEMA);
    }

    /** The series whose stored bars have to meet the load; a lake without candles has none. */
    private Set<String> touched(List<UnitSpread.Numbered> units) {
        Set<String> names = new TreeSet<>();
        if (!lake.exists(Catalogue.CANDLES)) {
            return names;
        }
        List<CandleUnit> open = new ArrayList<>();
        for (UnitSpread.Numbered numbered : units) {
            SeriesKey series = numbered.unit().series();
            if (series == null) {
                open.add(numbered.unit());
            } else {
                names.add(SeriesNames.name(series));
            }
        }
        if (!open.isEmpty()) {
            CandleSource from = source;
            int tasks = Math.min(open.size(), 4 * context().defaultParallelism());
            names.addAll(JavaSparkContext.fromSparkContext(context())
                    .parallelize(open, tasks)
                    .flatMap(unit -> SeriesScan.of(from, unit).iterator())
                    .collect());
        }
        return names;
    }

    /** All outcomes in the order of the plan. Tasks that ran twice have told twice, and the same. */
    private static List<UnitOutcome> inOrder(List<UnitOutcome> some, List<UnitOutcome> others) {
        TreeMap<Integer, UnitOutcome> byUnit = new TreeMap<>();
        some.forEach(outcome -> byUnit.put(outcome.unit(), outcome));
        others.forEach(outcome -> byUnit.put(outcome.unit(), outcome));
        return new ArrayList<>(byUnit.values());
    }
}
