package dev.almanac.lake.row;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.timestamp_micros;

import dev.almanac.analytics.figure.Figures;
import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.market.PairName;
import dev.almanac.analytics.quality.QualityRule;
import dev.almanac.analytics.report.QualityFinding;
import dev.almanac.analytics.universe.DailyHistory;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Findings of the quality gate, from and to rows of the data_quality table. */
public final class FindingRows {
    private FindingRows() {}

    /** The gate's findings, which are rows as {@link GateRows} has them, as rows of data_quality. */
    public static Dataset<Row> ofGate(Dataset<Row> findings, String runId) {
        Column series = col(LoadRows.SERIES);
        return findings.select(
                lit("candles").as("table_name"),
                SeriesNames.venue(series).as("venue"),
                SeriesNames.symbol(series).as("symbol"),
                SeriesNames.interval(series).as("interval"),
                col("rule"),
                timestamp_micros(col("open_time")).as("range_start"),
                timestamp_micros(col("until")).as("range_end"),
                col("bars"),
                col("message"),
                lit(runId).as("run_id"));
    }

    /** The findings about daily candles that begin before {@code asOf}, as they stand. */
    public static List<QualityFinding> daily(Dataset<Row> findings, Instant asOf) {
        return aboutCandles(findings.filter(col("interval").equalTo(Interval.D1.code()))
                .filter(col("range_start").lt(Timestamp.from(asOf))));
    }

    /** {@link DailyRows#bar} of the bars that some of these findings say may have been cut short. */
    public static Set<String> maybeOpen(Collection<QualityFinding> findings) {
        return findings.stream()
                .filter(finding -> finding.rule().equals(QualityRule.MAYBE_OPEN.code()))
                .map(finding -> DailyRows.bar(finding.venue(), finding.symbol(), CandleRows.micros(finding.from())))
                .collect(Collectors.toSet());
    }

    /** All findings about candles among some rows of the table. */
    public static List<QualityFinding> aboutCandles(Dataset<Row> findings) {
        return findings
                .filter(col("table_name").equalTo("candles"))
                .select("venue", "symbol", "interval", "rule", "range_start", "range_end", "bars", "message")
                .collectAsList()
                .stream()
                .map(FindingRows::finding)
                .toList();
    }

    /**
     * Of these findings about daily candles what was known at {@code asOf}: those about bars that were knowable by then, and
     * of a gap or of bars without trades that end later the part that had passed.
     *
     * @param histories what was known of every pair, for the delay of its bars
     */
    public static List<QualityFinding> knownAt(
            Instant asOf, List<QualityFinding> findings, Collection<DailyHistory> histories) {
        Map<String, Long> delays = new HashMap<>();
        histories.forEach(history -> delays.put(history.name(), history.delay()));
        return findings.stream()
                .map(finding -> closedBy(
                        asOf.minus(
                                delays.getOrDefault(PairName.of(finding.venue(), finding.symbol()), 0L),
                                ChronoUnit.MICROS),
                        finding))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<QualityFinding> closedBy(Instant limit, QualityFinding finding) {
        if (!finding.until().isAfter(limit)) {
            return Optional.of(finding);
        }
        long passed = (CandleRows.micros(limit) - CandleRows.micros(finding.from())) / Interval.D1.micros();
        boolean isGap = finding.rule().equals(QualityRule.GAP.code());
        if (!isGap && !finding.rule().equals(QualityRule.NO_TRADES.code()) || passed < 1) {
            return Optional.empty();
        }
        return Optional.of(new QualityFinding(
                finding.venue(),
                finding.symbol(),
                finding.interval(),
                finding.rule(),
                finding.from(),
                finding.from().plus(Duration.ofDays(passed)),
                passed,
                isGap
                        ? Figures.count(passed, "bar is missing", "bars are missing")
                        : Figures.count(passed, "bar without trades", "bars without trades")));
    }

    private static QualityFinding finding(Row row) {
        return new QualityFinding(
                row.getString(0),
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getTimestamp(4).toInstant(),
                row.getTimestamp(5).toInstant(),
                row.getLong(6),
                row.getString(7));
    }
}
