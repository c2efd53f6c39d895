package dev.almanac.lake.quality;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sum;

import dev.almanac.analytics.figure.Figures;
import dev.almanac.analytics.report.QualityFinding;
import dev.almanac.lake.row.FindingRows;
import dev.almanac.lake.table.Catalogue;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.storage.StorageLevel;

/**
 * Findings about candles, few enough to be looked at however many gaps a series has: the first ones of each check and series
 * stand alone, the others are put together in one that counts their bars.
 */
final class FewFindings {
    /** So many stand alone. */
    static final int MOST = 50;

    private static final String NUMBER = "number";

    private FewFindings() {}

    /** @param findings rows of data_quality */
    static List<QualityFinding> of(Dataset<Row> findings) {
        Dataset<Row> numbered = findings.filter(col("table_name").equalTo(lit(Catalogue.CANDLES.name())))
                .withColumn(
                        NUMBER,
                        row_number()
                                .over(Window.partitionBy("venue", "symbol", "interval", "rule")
                                        .orderBy("range_start", "range_end")))
                .persist(StorageLevel.MEMORY_AND_DISK());
        try {
            List<QualityFinding> few = new ArrayList<>(
                    FindingRows.aboutCandles(numbered.filter(col(NUMBER).leq(lit(MOST)))));
            numbered.filter(col(NUMBER).gt(lit(MOST)))
                    .groupBy("venue", "symbol", "interval", "rule")
                    .agg(min("range_start"), max("range_end"), sum("bars"), count(lit(1)))
                    .collectAsList()
                    .forEach(row -> few.add(rest(row)));
            return few;
        } finally {
            numbered.unpersist();
        }
    }

    private static QualityFinding rest(Row row) {
        return new QualityFinding(
                row.getString(0),
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getTimestamp(4).toInstant(),
                row.getTimestamp(5).toInstant(),
                row.getLong(6),
                Figures.count(row.getLong(7), "more finding", "more findings") + " of this check, of "
                        + Figures.count(row.getLong(6), "bar", "bars") + " in this time");
    }
}
