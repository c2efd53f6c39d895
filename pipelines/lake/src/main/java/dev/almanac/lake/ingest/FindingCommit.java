package dev.almanac.lake.ingest;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.timestamp_micros;

import dev.almanac.analytics.market.SeriesKey;
import dev.almanac.analytics.quality.Change;
import dev.almanac.analytics.quality.QualityRule;
import dev.almanac.analytics.quality.QualityRule.Lasting;
import dev.almanac.analytics.quality.SeriesReport;
import dev.almanac.lake.row.FindingRows;
import dev.almanac.lake.row.GateRows;
import dev.almanac.lake.row.LoadRows;
import dev.almanac.lake.row.SeriesNames;
import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.Lake;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Brings data_quality up to date for the series of a load. What was said of the load before is replaced; what is said of the
 * series as it stands is replaced where the series passed, as far as its bars were judged anew, and left alone where it
 * failed; what has happened stays, but for what is said of bars that were missing and are stored now.
 */
final class FindingCommit {
    /** A scope names every row by its whole key: of one series and rule some rows may have been judged anew and others not. */
    private static final Column[] KEY =
            Catalogue.DATA_QUALITY.key().stream().map(name -> col(name)).toArray(Column[]::new);

    private final Lake lake;
    private final IngestOptions options;
    private final Verdict verdict;
    private final Dataset<Row> findings;
    private final Dataset<Row> kept;
    private final AbsentRows absent;
    private final boolean hasFindings;

    /**
     * @param findings of all series, as {@link GateRows}
     * @param kept bars of series that passed, as {@link GateRows}
     * @param byColumns of which series bars are written by another way, and do not lie in {@code kept}
     */
    FindingCommit(
            Lake lake,
            IngestOptions options,
            Verdict verdict,
            Dataset<Row> findings,
            Dataset<Row> kept,
            Predicate<SeriesKey> byColumns) {
        this.lake = lake;
        this.options = options;
        this.verdict = verdict;
        this.kept = kept;
        this.absent = AbsentRows.of(lake, verdict, kept, byColumns);
        List<Row> more = new ArrayList<>(verdict.unitFindings());
        more.addAll(absent.written());
        this.hasFindings = !more.isEmpty() || verdict.hasFindings();
        Dataset<Row> all =
                more.isEmpty() ? findings : findings.unionByName(lake.spark().createDataFrame(more, GateRows.SCHEMA));
        this.findings = all.filter(verdict.passes().or(LastingRules.last(Lasting.LOAD)));
    }

    /** Writes everything but the end of {@code maybe_open}; returns how many rows changed. */
    long commit() {
        long changed = changed();
        if (lake.isCreated()) {
            absent.remember();
        }
        return changed;
    }

    private long changed() {
        if (!verdict.mayTakeBack() && !absent.takesBack() && !completes()) {
            return hasFindings
                    ? lake.upsert(Catalogue.DATA_QUALITY, FindingRows.ofGate(findings, options.runId()))
                            .changed()
                    : 0;
        }
        Column judged = verdict.isOfLoadBefore()
                .or(LastingRules.last(Lasting.SERIES).and(verdict.passes()).and(Verdict.isJudgedAnew()));
        Dataset<Row> scope = scope(judged.and(not(LastingRules.IS_MAYBE_OPEN)));
        scope = absent.takesBack() ? scope.unionByName(absent.gone()) : scope;
        return sync(findings, completes() ? scope.unionByName(completed()) : scope);
    }

    /** Takes {@code maybe_open} away where it no longer holds; returns how many rows changed. */
    long confirm() {
        return sync(
                findings.filter(LastingRules.IS_MAYBE_OPEN),
                scope(LastingRules.IS_MAYBE_OPEN.and(verdict.passes()).and(Verdict.isOfWhole())));
    }

    /** Whether bars of a source may take the place of such as were put together and lacked something. */
    private boolean completes() {
        return !options.origin().equals(LoadRows.RESAMPLED)
                && verdict.reports().stream().filter(report -> !report.failed()).anyMatch(FindingCommit::hasReplaced);
    }

    private static boolean hasReplaced(SeriesReport report) {
        return report.replaced() > 0;
    }

    /** The keys of the marks of these bars. */
    private Dataset<Row> completed() {
        Dataset<Row> replaced = kept.filter(col("change").equalTo(lit(Change.REPLACED.name())))
                .select(col(LoadRows.SERIES), timestamp_micros(col("open_time")).as("range_start"));
        return ofCandles()
                .filter(col("rule").equalTo(lit(QualityRule.INCOMPLETE.code())))
                .join(
                        replaced,
                        CollectionConverters.asScala(List.of(LoadRows.SERIES, "range_start"))
                                .toSeq(),
                        "left_semi")
                .select(KEY);
    }

    private Dataset<Row> ofCandles() {
        return lake.read(Catalogue.DATA_QUALITY)
                .filter(col("table_name").equalTo(lit(Catalogue.CANDLES.name())))
                .withColumn(LoadRows.SERIES, SeriesNames.ofColumns());
    }

    /** @param judged of rows of data_quality with the columns of {@link Verdict#judgedFrom} */
    private Dataset<Row> scope(Column judged) {
        return ofCandles()
                .join(broadcast(verdict.judgedFrom(lake.spark())), LoadRows.SERIES)
                .filter(judged)
                .select(KEY);
    }

    private long sync(Dataset<Row> rows, Dataset<Row> scope) {
        return verdict.series().isEmpty()
                ? 0
                : lake.sync(Catalogue.DATA_QUALITY, FindingRows.ofGate(rows, options.runId()), scope)
                        .changed();
    }
}
