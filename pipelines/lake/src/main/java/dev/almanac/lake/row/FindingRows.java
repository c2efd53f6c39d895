package dev.almanac.lake.row;

import static org.apache.spark.sql.functions.col;

import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.report.QualityFinding;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Findings of the quality gate from rows of the data_quality table. */
public final class FindingRows {
    private FindingRows() {}

    /** The findings about daily candles that begin before {@code asOf}. */
    public static List<QualityFinding> daily(Dataset<Row> findings, Instant asOf) {
        return findings
                .filter(col("table_name").equalTo("candles"))
                .filter(col("interval").equalTo(Interval.D1.code()))
                .filter(col("range_start").lt(Timestamp.from(asOf)))
                .select("venue", "symbol", "interval", "rule", "range_start", "range_end", "bars", "message")
                .collectAsList()
                .stream()
                .map(row -> new QualityFinding(
                        row.getString(0),
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getTimestamp(4).toInstant(),
                        row.getTimestamp(5).toInstant(),
                        row.getLong(6),
                        row.getString(7)))
                .toList();
    }
}
