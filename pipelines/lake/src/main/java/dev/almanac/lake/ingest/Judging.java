package dev.almanac.lake.ingest;

import static org.apache.spark.sql.functions.col;

import dev.almanac.lake.row.GateRows;
import dev.almanac.lake.row.LoadRows;
import dev.almanac.lake.row.SeriesNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.util.CollectionAccumulator;

/** Sends the rows of a load and the stored bars that they meet through the gates of their series, in order of time. */
final class Judging {
    private final SparkSession spark;

    Judging(SparkSession spark) {
        this.spark = spark;
    }

    /**
     * What the gates decided, at rest: reading it again judges nothing again, whatever the tables have become.
     *
     * @param rows as {@link GateRows}
     * @param series by name
     */
    record Decided(Dataset<Row> rows, TreeMap<String, Judgement> series) {
        /** The series that could not be judged without all of their stored bars. */
        Set<String> reachedBack() {
            Set<String> names = new TreeSet<>();
            series.forEach((name, judgement) -> {
                if (judgement.reachedBack()) {
                    names.add(name);
                }
            });
            return names;
        }
    }

    /** By tasks, in one shuffle; rows stream through, and what is decided is staged on disk. */
    Decided spread(Dataset<Row> load, Dataset<Row> stored, GateSettings settings) {
        CollectionAccumulator<Judgement> judgements = spark.sparkContext().collectionAccumulator("series");
        MapPartitionsFunction<Row, Row> gate = rows -> new GateIterator(rows, settings, judgements::add);
        // Staged without its lineage: a Dataset that is only cached would be made anew once the candles have changed,
        // and the gate would judge the load a second time.
        Dataset<Row> decided = load.union(LoadRows.stored(stored))
                .repartition(col(LoadRows.SERIES))
                .sortWithinPartitions(LoadRows.order())
                .mapPartitions(gate, Encoders.row(GateRows.SCHEMA))
                .localCheckpoint(true, StorageLevel.DISK_ONLY());
        return new Decided(decided, bySeries(judgements.value()));
    }

    /** In this thread, of rows that are few. */
    Decided here(List<Row> load, List<Row> stored, GateSettings settings) {
        List<Row> rows = new ArrayList<>(load);
        rows.addAll(stored);
        rows.sort(LoadRows.comparator());
        List<Judgement> judgements = new ArrayList<>();
        List<Row> decided = new ArrayList<>();
        new GateIterator(rows.iterator(), settings, judgements::add).forEachRemaining(decided::add);
        return new Decided(spark.createDataFrame(decided, GateRows.SCHEMA), bySeries(judgements));
    }

    /** Tasks that ran twice have told twice, and the same. */
    private static TreeMap<String, Judgement> bySeries(List<Judgement> judgements) {
        TreeMap<String, Judgement> bySeries = new TreeMap<>();
        judgements.forEach(
                judgement -> bySeries.put(SeriesNames.name(judgement.report().series()), judgement));
        return bySeries;
    }
}
