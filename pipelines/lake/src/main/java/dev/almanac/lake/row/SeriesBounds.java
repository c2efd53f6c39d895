package dev.almanac.lake.row;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.unix_micros;

import java.util.List;
import java.util.OptionalLong;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Bars of some series, each before or after a time of its own. Every bound is said twice: Delta skips files by constants. */
public final class SeriesBounds {
    private static final StructType SCHEMA = new StructType()
            .add("venue", DataTypes.StringType)
            .add("symbol", DataTypes.StringType)
            .add("interval", DataTypes.StringType)
            .add("bound", DataTypes.LongType);

    private SeriesBounds() {}

    /** The bound of one series, microseconds since the epoch. */
    public static Row of(String venue, String symbol, String interval, long bound) {
        return RowFactory.create(venue, symbol, interval, bound);
    }

    /** The candles that open later than their series' bound; those of series without one are left out. */
    public static Dataset<Row> after(SparkSession spark, Dataset<Row> candles, List<Row> bounds) {
        OptionalLong earliest = bounds.stream().mapToLong(row -> row.getLong(3)).min();
        boolean isBounded = earliest.isPresent() && earliest.getAsLong() != Long.MIN_VALUE;
        Dataset<Row> later =
                isBounded ? candles.filter(col("open_time").gt(CandleRows.timestamp(earliest.getAsLong()))) : candles;
        return joined(spark, later, bounds, unix_micros(col("c.open_time")).gt(col("p.bound")));
    }

    /** The candles that open before their series' bound; those of series without one are left out. */
    public static Dataset<Row> before(SparkSession spark, Dataset<Row> candles, List<Row> bounds) {
        OptionalLong latest = bounds.stream().mapToLong(row -> row.getLong(3)).max();
        Dataset<Row> earlier = latest.isPresent()
                ? candles.filter(col("open_time").lt(CandleRows.timestamp(latest.getAsLong())))
                : candles;
        return joined(spark, earlier, bounds, unix_micros(col("c.open_time")).lt(col("p.bound")));
    }

    private static Dataset<Row> joined(SparkSession spark, Dataset<Row> candles, List<Row> bounds, Column holds) {
        return candles.alias("c")
                .join(
                        broadcast(spark.createDataFrame(bounds, SCHEMA)).alias("p"),
                        col("c.venue")
                                .equalTo(col("p.venue"))
                                .and(col("c.symbol").equalTo(col("p.symbol")))
                                .and(col("c.interval").equalTo(col("p.interval")))
                                .and(holds))
                .select("c.*");
    }
}
