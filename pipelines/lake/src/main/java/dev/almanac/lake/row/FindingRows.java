package dev.almanac.lake.row;

import static org.apache.spark.sql.functions.col;

import dev.almanac.analytics.figure.Figures;
import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.quality.QualityRule;
import dev.almanac.analytics.report.QualityFinding;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Findings of the quality gate from rows of the data_quality table. */
public final class FindingRows {
    private FindingRows() {}

    /**
     * The findings about daily candles as they were at {@code asOf}: those about bars that had closed, and of a gap that ends
     * later the part that had passed.
     */
    public static List<QualityFinding> daily(Dataset<Row> findings, Instant asOf) {
        return findings
                .filter(col("table_name").equalTo("candles"))
                .filter(col("interval").equalTo(Interval.D1.code()))
                .filter(col("range_start").lt(Timestamp.from(asOf)))
                .select("venue", "symbol", "interval", "rule", "range_start", "range_end", "bars", "message")
                .collectAsList()
                .stream()
                .map(row -> at(asOf, row))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<QualityFinding> at(Instant asOf, Row row) {
        QualityFinding finding = finding(row);
        if (!finding.until().isAfter(asOf)) {
            return Optional.of(finding);
        }
        long passed = (CandleRows.micros(asOf) - CandleRows.micros(finding.from())) / Interval.D1.micros();
        if (!finding.rule().equals(QualityRule.GAP.code()) || passed < 1) {
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
                Figures.count(passed, "bar is missing", "bars are missing")));
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
