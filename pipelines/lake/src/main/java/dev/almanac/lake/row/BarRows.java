package dev.almanac.lake.row;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.market.Interval;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.functions;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Candles as bars for an engine, in Spark's own row form, so that no value is boxed: eleven columns in a fixed order, of
 * which {@link #read} fills one reusable buffer.
 */
public final class BarRows {
    private static final int VENUE = 0;
    private static final int SYMBOL = 1;
    private static final int OPEN_TIME = 2;
    private static final int PRICES = 3;
    private static final int AVAILABLE_AT = 9;
    private static final int LENGTH = 10;

    private BarRows() {}

    /**
     * The columns of {@link #read} out of candles of the given intervals, all bars of one symbol at one venue in one
     * partition, in order of their close, of equal ones the longer bar first.
     */
    public static Dataset<Row> sorted(Dataset<Row> candles, List<Interval> intervals) {
        return columns(candles, intervals)
                .repartition(col("venue"), col("symbol"))
                .sortWithinPartitions(
                        col("venue"),
                        col("symbol"),
                        col("open_time").plus(col("length")),
                        col("length").desc());
    }

    /**
     * The same columns, of all intervals, with all bars of one symbol at all venues in one partition, in order of their close,
     * of equal ones the shorter bar first, those of one length by venue.
     */
    public static Dataset<Row> bySymbol(Dataset<Row> candles) {
        return columns(candles, List.of(Interval.values()))
                .repartition(col("symbol"))
                .sortWithinPartitions(col("symbol"), col("open_time").plus(col("length")), col("length"), col("venue"));
    }

    private static Dataset<Row> columns(Dataset<Row> candles, List<Interval> intervals) {
        Column length = lit(0L);
        for (Interval interval : intervals) {
            length = functions
                    .when(col("interval").equalTo(interval.code()), interval.micros())
                    .otherwise(length);
        }
        return candles.filter(col("interval")
                        .isin(intervals.stream().map(Interval::code).toArray()))
                .select(
                        col("venue"),
                        col("symbol"),
                        functions.unix_micros(col("open_time")).as("open_time"),
                        col("open"),
                        col("high"),
                        col("low"),
                        col("close"),
                        col("volume"),
                        coalesce(col("quote_volume"), lit(Double.NaN)).as("quote_volume"),
                        functions.unix_micros(col("available_at")).as("available_at"),
                        length.as("length"));
    }

    /** Fills the buffer from a row. */
    public static Bar read(InternalRow row, Bar bar) {
        return bar.fill(
                row.getLong(OPEN_TIME),
                row.getDouble(PRICES),
                row.getDouble(PRICES + 1),
                row.getDouble(PRICES + 2),
                row.getDouble(PRICES + 3),
                row.getDouble(PRICES + 4),
                row.getDouble(PRICES + 5));
    }

    /** Venue of a row, a view that the next row overwrites. */
    public static UTF8String venue(InternalRow row) {
        return row.getUTF8String(VENUE);
    }

    /** Symbol of a row, a view that the next row overwrites. */
    public static UTF8String symbol(InternalRow row) {
        return row.getUTF8String(SYMBOL);
    }

    /** When the bar became knowable, microseconds since the epoch. */
    public static long availableAt(InternalRow row) {
        return row.getLong(AVAILABLE_AT);
    }

    /** When the bar closes, exclusive, microseconds since the epoch. */
    public static long close(InternalRow row) {
        return row.getLong(OPEN_TIME) + row.getLong(LENGTH);
    }

    /** Length of the bar in microseconds. */
    public static long length(InternalRow row) {
        return row.getLong(LENGTH);
    }
}
