package dev.almanac.lake.quarantine;

import static org.apache.spark.sql.functions.any_value;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.desc;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sha2;
import static org.apache.spark.sql.functions.substring;

import dev.almanac.lake.row.SeriesNames;
import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.Lake;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** Reads quarantine. */
public final class QuarantineTable {
    /** The rule of rows that were taken in after all. */
    public static final String RELEASED = "released";

    private static final int ID_DIGITS = 12;
    private static final int SHA_256 = 256;
    private static final String ID = "_id";

    private QuarantineTable() {}

    /** What rows are told apart by. */
    public enum By {
        /** The rule that they broke, and their series. */
        RULE_AND_SERIES,
        /** The rule that they broke. */
        RULE,
        /** Their series. */
        SERIES,
        /** The run that refused them, and the rule. */
        RUN
    }

    /** A row's id, of a table that has the key columns of quarantine. */
    static Column id() {
        Column key = concat_ws("\n", col("content_hash"), col("place"), col("raw_text"));
        return substring(sha2(key.cast("binary"), SHA_256), 1, ID_DIGITS);
    }

    /** How many rows there are of each kind, the most first. */
    public static List<RefusedGroup> groups(Lake lake, Selection selection, By by) {
        boolean rule = by != By.SERIES;
        boolean series = by == By.SERIES || by == By.RULE_AND_SERIES;
        return lake
                .read(Catalogue.QUARANTINE)
                .filter(selection.holds())
                .withColumn("_rule", rule ? col("rule") : lit(""))
                .withColumn("_series", series ? concat_ws(" ", col("venue"), col("symbol"), col("interval")) : lit(""))
                .withColumn("_run", by == By.RUN ? col("run_id") : lit(""))
                .groupBy("_rule", "_series", "_run")
                .agg(count(lit(1)).as("rows"), min("open_time"), max("open_time"), any_value(col("source_name")))
                .orderBy(desc("rows"), col("_rule"), col("_series"), col("_run"))
                .collectAsList()
                .stream()
                .map(row -> new RefusedGroup(
                        row.getString(0),
                        row.getString(1),
                        row.getString(2),
                        row.getLong(3),
                        instant(row.getTimestamp(4)),
                        instant(row.getTimestamp(5)),
                        row.getString(6)))
                .toList();
    }

    /** The first {@code limit} of the rows that are meant, by source and place. */
    public static List<RefusedRow> rows(Lake lake, Selection selection, int limit) {
        return selected(lake, selection).orderBy("source_name", "place", ID).limit(limit).collectAsList().stream()
                .map(QuarantineTable::row)
                .toList();
    }

    /** How many rows are meant. */
    public static long number(Lake lake, Selection selection) {
        return lake.read(Catalogue.QUARANTINE).filter(selection.holds()).count();
    }

    private static Dataset<Row> selected(Lake lake, Selection selection) {
        return lake.read(Catalogue.QUARANTINE)
                .filter(selection.holds())
                .select(
                        id().as(ID),
                        col("content_hash"),
                        col("place"),
                        col("raw_text"),
                        col("source_name"),
                        SeriesNames.ofColumns(),
                        col("open_time"),
                        col("rule"),
                        col("reason"),
                        col("run_id"),
                        col("interval").isNotNull());
    }

    private static RefusedRow row(Row row) {
        return new RefusedRow(
                row.getString(0),
                row.getString(1),
                row.getLong(2),
                row.getString(3),
                row.getString(4),
                row.getBoolean(10) ? Optional.of(SeriesNames.parse(row.getString(5))) : Optional.empty(),
                instant(row.getTimestamp(6)),
                row.getString(7),
                row.getString(8),
                row.getString(9));
    }

    private static Optional<Instant> instant(@Nullable Timestamp time) {
        return Optional.ofNullable(time).map(Timestamp::toInstant);
    }
}
