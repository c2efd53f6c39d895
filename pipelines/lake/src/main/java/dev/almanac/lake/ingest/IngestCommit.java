package dev.almanac.lake.ingest;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.timestamp_micros;
import static org.apache.spark.sql.functions.when;

import dev.almanac.analytics.market.SeriesKey;
import dev.almanac.analytics.quality.SeriesReport;
import dev.almanac.lake.row.GateRows;
import dev.almanac.lake.row.SeriesNames;
import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.Lake;
import dev.almanac.lake.table.WriteResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Writes what the gate decided: quarantine, data_quality, candles, in this order. The flag {@code maybe_open} is taken away
 * last, after the bar that lost it was written: as long as it stands, a run that starts again may still replace the bar.
 */
final class IngestCommit {
    private static final String[] QUARANTINE_KEY = {"content_hash", "place", "raw_text"};

    private final Lake lake;
    private final IngestOptions options;
    private final Verdict verdict;
    private final Dataset<Row> decided;
    private final Optional<TaskLoad.Bars> bars;

    /** @param bars those that passed and do not lie in {@code decided} */
    IngestCommit(
            Lake lake, IngestOptions options, Verdict verdict, Dataset<Row> decided, Optional<TaskLoad.Bars> bars) {
        this.lake = lake;
        this.options = options;
        this.verdict = verdict;
        this.decided = decided;
        this.bars = bars;
    }

    IngestResult commit() {
        List<SeriesReport> series = verdict.reports();
        long withoutSeries = verdict.units().stream()
                .mapToLong(UnitOutcome::rowsWithoutSeries)
                .sum();
        long aside = withoutSeries
                + series.stream().mapToLong(IngestCommit::setAside).sum();
        long quarantined = aside == 0 ? 0 : quarantine().changed();
        options.progress().done("quarantine", quarantined);
        FindingCommit findingCommit = new FindingCommit(
                lake,
                options,
                verdict,
                of(GateRows.FINDING),
                of(GateRows.KEPT).filter(verdict.passes()),
                this::byColumns);
        long findings = findingCommit.commit();
        options.progress().done("data_quality", findings);
        long candles = bars.map(TaskLoad.Bars::commit).orElse(0L)
                + new CandleCommit(lake, options, of(GateRows.KEPT).filter(verdict.passes())).commit(byRows(series));
        options.progress().done("candles", candles);
        long confirmed = verdict.mayConfirm() ? findingCommit.confirm() : 0;
        return new IngestResult(
                verdict.units().size(),
                series,
                verdict.unreadable(),
                verdict.notes(),
                withoutSeries,
                options.rules().maxBadShare(),
                quarantined,
                findings + confirmed,
                candles);
    }

    private boolean byColumns(SeriesKey series) {
        return bars.filter(columns -> columns.holds(series)).isPresent();
    }

    private List<SeriesReport> byRows(List<SeriesReport> series) {
        return series.stream().filter(report -> !byColumns(report.series())).toList();
    }

    private static long setAside(SeriesReport report) {
        return report.refused() + report.conflicts() + report.storedConflicts() + report.stillOpen();
    }

    private Dataset<Row> of(int kind) {
        return decided.filter(col("kind").equalTo(lit(kind)));
    }

    /** Rows of units that could not be read to their end do not count, and have no content hash to be named by. */
    private WriteResult quarantine() {
        Dataset<Row> rows = of(GateRows.SET_ASIDE)
                .join(broadcast(readUnits()), "unit")
                .select(
                        col("content_hash"),
                        col("place"),
                        col("raw").as("raw_text"),
                        col("source_name"),
                        ofSeries(SeriesNames.venue(col("series"))).as("venue"),
                        ofSeries(SeriesNames.symbol(col("series"))).as("symbol"),
                        ofSeries(SeriesNames.interval(col("series"))).as("interval"),
                        timestamp_micros(col("open_time")).as("open_time"),
                        col("rule"),
                        col("message").as("reason"),
                        lit(options.runId()).as("run_id"));
        return lake.upsert(Catalogue.QUARANTINE, firstOfEachKey(rows));
    }

    private static Column ofSeries(Column part) {
        return when(col("series").notEqual(lit("")), part);
    }

    /** A file that was given twice, under two names, yields the same rows twice. */
    private static Dataset<Row> firstOfEachKey(Dataset<Row> rows) {
        Set<String> key = Set.of(QUARANTINE_KEY);
        Column[] others = Arrays.stream(rows.columns())
                .filter(name -> !key.contains(name))
                .map(name -> col(name))
                .toArray(Column[]::new);
        Column[] keyColumns =
                Arrays.stream(QUARANTINE_KEY).map(name -> col(name)).toArray(Column[]::new);
        List<Column> flat = new ArrayList<>(List.of(keyColumns));
        flat.add(col("first.*"));
        return rows.groupBy(keyColumns).agg(min(struct(others)).as("first")).select(flat.toArray(Column[]::new));
    }

    private Dataset<Row> readUnits() {
        StructType schema = new StructType()
                .add("unit", DataTypes.IntegerType, false)
                .add("content_hash", DataTypes.StringType, false)
                .add("source_name", DataTypes.StringType, false);
        List<Row> rows = verdict.units().stream()
                .filter(unit -> unit.problem().isEmpty())
                .map(unit -> RowFactory.create(unit.unit(), unit.contentHash(), unit.name()))
                .toList();
        return lake.spark().createDataFrame(rows, schema);
    }
}
