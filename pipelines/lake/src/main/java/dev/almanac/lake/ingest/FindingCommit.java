package dev.almanac.lake.ingest;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import dev.almanac.analytics.quality.QualityRule.Lasting;
import dev.almanac.lake.row.FindingRows;
import dev.almanac.lake.row.GateRows;
import dev.almanac.lake.row.LoadRows;
import dev.almanac.lake.row.SeriesNames;
import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.Lake;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Brings data_quality up to date for the series of a load. What was said of the load before is replaced; what is said of the
 * series as it stands is replaced where the series passed, as far as its bars were judged anew, and left alone where it
 * failed; what has happened stays.
 */
final class FindingCommit {
    /** A scope names every row by its whole key: of one series and rule some rows may have been judged anew and others not. */
    private static final Column[] KEY =
            Catalogue.DATA_QUALITY.key().stream().map(name -> col(name)).toArray(Column[]::new);

    private final Lake lake;
    private final IngestOptions options;
    private final Verdict verdict;
    private final Dataset<Row> findings;

    /** @param findings of all series, as {@link dev.almanac.lake.row.GateRows} */
    FindingCommit(Lake lake, IngestOptions options, Verdict verdict, Dataset<Row> findings) {
        this.lake = lake;
        this.options = options;
        this.verdict = verdict;
        List<Row> ofUnits = verdict.unitFindings();
        Dataset<Row> all = ofUnits.isEmpty()
                ? findings
                : findings.unionByName(lake.spark().createDataFrame(ofUnits, GateRows.SCHEMA));
        this.findings = all.filter(verdict.passes().or(LastingRules.last(Lasting.LOAD)));
    }

    /** Writes everything but the end of {@code maybe_open}; returns how many rows changed. */
    long commit() {
        if (!verdict.mayTakeBack()) {
            return verdict.hasFindings()
                    ? lake.upsert(Catalogue.DATA_QUALITY, FindingRows.ofGate(findings, options.runId()))
                            .changed()
                    : 0;
        }
        Column judged = LastingRules.last(Lasting.LOAD)
                .or(LastingRules.last(Lasting.SERIES).and(verdict.passes()).and(Verdict.isJudgedAnew()));
        return sync(findings, judged.and(not(LastingRules.IS_MAYBE_OPEN)));
    }

    /** Takes {@code maybe_open} away where it no longer holds; returns how many rows changed. */
    long confirm() {
        return sync(
                findings.filter(LastingRules.IS_MAYBE_OPEN),
                LastingRules.IS_MAYBE_OPEN.and(verdict.passes()).and(Verdict.isOfWhole()));
    }

    /** @param judged of rows of data_quality with the columns of {@link Verdict#judgedFrom} */
    private long sync(Dataset<Row> rows, Column judged) {
        if (verdict.series().isEmpty()) {
            return 0;
        }
        Dataset<Row> scope = lake.read(Catalogue.DATA_QUALITY)
                .filter(col("table_name").equalTo(lit(Catalogue.CANDLES.name())))
                .withColumn(LoadRows.SERIES, SeriesNames.ofColumns())
                .join(broadcast(verdict.judgedFrom(lake.spark())), LoadRows.SERIES)
                .filter(judged)
                .select(KEY);
        return lake.sync(Catalogue.DATA_QUALITY, FindingRows.ofGate(rows, options.runId()), scope)
                .changed();
    }
}
