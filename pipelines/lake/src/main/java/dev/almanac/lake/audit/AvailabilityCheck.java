package dev.almanac.lake.audit;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.unix_micros;

import dev.almanac.analytics.feature.Column;
import dev.almanac.analytics.feature.FeatureSet;
import dev.almanac.analytics.market.Interval;
import dev.almanac.lake.audit.AuditResult.Late;
import dev.almanac.lake.feature.FeatureTables;
import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.Lake;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * Compares when the stored rows of a set say that they were knowable with when the candles were that they are made from: the
 * bars of their own interval up to themselves, and those of each interval that lends them columns, as far as these had
 * closed.
 */
final class AvailabilityCheck {
    private static final WindowSpec SO_FAR = Window.partitionBy("venue", "symbol")
            .orderBy(col("close"), col("is_row"))
            .rowsBetween(Window.unboundedPreceding(), Window.currentRow());

    private AvailabilityCheck() {}

    /** For each series and source its first early row; empty where the set was never built. */
    static List<Late> check(Lake lake, FeatureSet set) {
        List<Late> late = new ArrayList<>();
        if (!FeatureTables.isBuilt(lake, set)) {
            return late;
        }
        for (Interval interval : set.intervals()) {
            late.addAll(early(lake, set, interval, interval, "available_at"));
            for (Interval from : set.joinedFrom()) {
                if (from.compareTo(interval) > 0) {
                    late.addAll(early(lake, set, interval, from, lent(set, from)));
                }
            }
        }
        return late;
    }

    private static String lent(FeatureSet set, Interval from) {
        return String.join(
                ", ",
                set.joined().stream()
                        .filter(column -> column.from().orElseThrow() == from)
                        .map(Column::name)
                        .toList());
    }

    private static List<Late> early(Lake lake, FeatureSet set, Interval interval, Interval source, String what) {
        Dataset<Row> inputs = events(lake.read(Catalogue.CANDLES), source)
                .withColumn("is_row", lit(0))
                .withColumn("input", col("available"));
        Dataset<Row> rows = events(lake.read(FeatureTables.spec(set)), interval)
                .withColumn("is_row", lit(1))
                .withColumn("input", lit(null).cast("long"));
        return inputs
                .unionByName(rows)
                .withColumn("knowable", max("input").over(SO_FAR))
                .filter(col("is_row").equalTo(1).and(col("knowable").gt(col("available"))))
                .groupBy("venue", "symbol")
                .agg(min_by(struct("open", "available", "knowable"), col("open"))
                        .as("first"))
                .select("venue", "symbol", "first.open", "first.available", "first.knowable")
                .collectAsList()
                .stream()
                .map(row -> new Late(
                        row.getString(0),
                        row.getString(1),
                        interval,
                        what,
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4)))
                .toList();
    }

    private static Dataset<Row> events(Dataset<Row> table, Interval interval) {
        return table.filter(col("interval").equalTo(interval.code()))
                .select(
                        col("venue"),
                        col("symbol"),
                        unix_micros(col("open_time")).as("open"),
                        unix_micros(col("open_time")).plus(interval.micros()).as("close"),
                        unix_micros(col("available_at")).as("available"));
    }
}
