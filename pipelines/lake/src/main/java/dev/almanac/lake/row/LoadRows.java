package dev.almanac.lake.row;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;

import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.SeriesKey;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.zip.CRC32;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * What goes into the quality gate, as rows: stored bars and rows of a load side by side. Sorted by {@link #order()}, the
 * rows of a series stand in the order that the gate asks for. Series that share a bucket may alternate; a bucket's rows
 * stand together.
 */
public final class LoadRows {
    /** A unit that could not be read, as far as the series is concerned. */
    public static final int UNREADABLE = 0;
    /** A row that the reader refused. */
    public static final int REFUSED = 1;
    /** A bar of the candles table. */
    public static final int STORED = 2;
    /** A row that was read as a candle. */
    public static final int READ = 3;

    /** Column of the series' name; empty for a refused row whose series could not be read. */
    public static final String SERIES = "series";

    /** Origin of bars that were put together of shorter ones; of a {@link #STORED} row it stands where a rule would. */
    public static final String RESAMPLED = "resampled";

    private static final long MINUTE = 60_000_000;
    private static final int MINUTE_BITS = 40;
    private static final int BUCKET_BITS = 23;
    private static final long MINUTE_BIAS = 1L << (MINUTE_BITS - 1);

    /** What has no time comes first. */
    private static final long NO_TIME = Long.MIN_VALUE;

    /**
     * The columns. {@code line} is bucket and minute in one number: Spark compares its first sort column by eight bytes
     * without touching the row, so that only rows of one minute and bucket are compared in full.
     */
    public static final StructType SCHEMA = new StructType()
            .add("line", DataTypes.LongType, false)
            .add(SERIES, DataTypes.StringType, false)
            .add("open_time", DataTypes.LongType, false)
            .add("kind", DataTypes.IntegerType, false)
            .add("unit", DataTypes.IntegerType, false)
            .add("place", DataTypes.LongType, false)
            .add("open", DataTypes.DoubleType, false)
            .add("high", DataTypes.DoubleType, false)
            .add("low", DataTypes.DoubleType, false)
            .add("close", DataTypes.DoubleType, false)
            .add("volume", DataTypes.DoubleType, false)
            .add("quote_volume", DataTypes.DoubleType, false)
            .add("trade_count", DataTypes.LongType, false)
            .add("taker_buy_volume", DataTypes.DoubleType, false)
            .add("taker_buy_quote_volume", DataTypes.DoubleType, false)
            .add("raw", DataTypes.StringType, true)
            .add("rule", DataTypes.StringType, true)
            .add("message", DataTypes.StringType, true);

    private LoadRows() {}

    /** The columns that {@link #SCHEMA} is to be sorted by, within a partition that holds whole series. */
    public static Column[] order() {
        return new Column[] {col("line"), col(SERIES), col("open_time"), col("kind"), col("unit"), col("place")};
    }

    /** The same order, of rows at hand. */
    public static Comparator<Row> comparator() {
        return Comparator.<Row>comparingLong(row -> row.getLong(0))
                .thenComparing(LoadRows::series)
                .thenComparingLong(LoadRows::openTime)
                .thenComparingInt(LoadRows::kind)
                .thenComparingInt(LoadRows::unit)
                .thenComparingLong(LoadRows::place);
    }

    /** Makes rows of one series; finds its name and bucket once. */
    public static final class Writer {
        private final String name;
        private final long bucket;

        /** @param series the series' name, empty where it is not known */
        public Writer(String series) {
            name = series;
            CRC32 crc = new CRC32();
            crc.update(series.getBytes(StandardCharsets.UTF_8));
            bucket = (crc.getValue() & ((1L << BUCKET_BITS) - 1)) << MINUTE_BITS;
        }

        /** A writer for a known series. */
        public static Writer of(SeriesKey series) {
            return new Writer(SeriesNames.name(series));
        }

        /** A row that was read as a candle. */
        public Row read(Candle bar, int unit, long place, String raw) {
            return bar(bar, unit, place, raw, null);
        }

        /** A bar that was put together; {@code message} says what it lacks, {@code null} where that is nothing. */
        public Row resampled(Candle bar, long place, String raw, @Nullable String message) {
            return bar(bar, 0, place, raw, message);
        }

        private Row bar(Candle bar, int unit, long place, String raw, @Nullable String message) {
            return RowFactory.create(
                    bucket | (Math.floorDiv(bar.openTime(), MINUTE) + MINUTE_BIAS),
                    name,
                    bar.openTime(),
                    READ,
                    unit,
                    place,
                    bar.open(),
                    bar.high(),
                    bar.low(),
                    bar.close(),
                    bar.volume(),
                    bar.quoteVolume(),
                    bar.tradeCount(),
                    bar.takerBuyVolume(),
                    bar.takerBuyQuoteVolume(),
                    raw,
                    null,
                    message);
        }

        /** A row that the reader refused. */
        public Row refused(int unit, long place, String raw, String rule, String message) {
            return withoutBar(REFUSED, unit, place, raw, rule, message);
        }

        /** A unit that could not be read. */
        public Row unreadable(int unit, String reason) {
            return withoutBar(UNREADABLE, unit, 0, "", "", reason);
        }

        private Row withoutBar(int kind, int unit, long place, String raw, String rule, String message) {
            return RowFactory.create(
                    bucket, name, NO_TIME, kind, unit, place, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0L, 0.0, 0.0, raw, rule,
                    message);
        }
    }

    /** Rows of the candles table in this form. */
    public static Dataset<Row> stored(Dataset<Row> candles) {
        Dataset<Row> named = candles.withColumn(SERIES, SeriesNames.ofColumns())
                .withColumn("open_time", unix_micros(col("open_time")));
        String minute = "((open_time - pmod(open_time, " + MINUTE + "L)) div " + MINUTE + "L)";
        String bucket = "shiftleft(crc32(series) & " + ((1L << BUCKET_BITS) - 1) + "L, " + MINUTE_BITS + ")";
        return named.select(
                expr(bucket + " | (" + minute + " + " + MINUTE_BIAS + "L)").as("line"),
                col(SERIES),
                col("open_time"),
                lit(STORED).as("kind"),
                lit(-1).as("unit"),
                lit(-1L).as("place"),
                col("open"),
                col("high"),
                col("low"),
                col("close"),
                col("volume"),
                orNaN("quote_volume"),
                coalesce(col("trade_count"), lit(-1L)).as("trade_count"),
                orNaN("taker_buy_volume"),
                orNaN("taker_buy_quote_volume"),
                absentText("raw"),
                when(col("origin").equalTo(lit(RESAMPLED)), lit(RESAMPLED)).as("rule"),
                absentText("message"));
    }

    private static Column orNaN(String name) {
        return coalesce(col(name), lit(Double.NaN)).as(name);
    }

    private static Column absentText(String name) {
        return lit(null).cast(DataTypes.StringType).as(name);
    }

    /** The series' name in a row. */
    public static String series(Row row) {
        return row.getString(1);
    }

    /** The bucket that a row's series belongs to. */
    public static long bucket(Row row) {
        return row.getLong(0) >> MINUTE_BITS;
    }

    /** Open time of a {@link #STORED} or {@link #READ} row's bar, microseconds since the epoch. */
    public static long openTime(Row row) {
        return row.getLong(2);
    }

    /** {@link #UNREADABLE}, {@link #REFUSED}, {@link #STORED} or {@link #READ}. */
    public static int kind(Row row) {
        return row.getInt(3);
    }

    /** Number of the unit that a row came from. */
    public static int unit(Row row) {
        return row.getInt(4);
    }

    /** Where a row stands in its unit. */
    public static long place(Row row) {
        return row.getLong(5);
    }

    /** The bar of a {@link #STORED} or {@link #READ} row. */
    public static Candle candle(Row row) {
        return new Candle(
                openTime(row),
                row.getDouble(6),
                row.getDouble(7),
                row.getDouble(8),
                row.getDouble(9),
                row.getDouble(10),
                row.getDouble(11),
                row.getLong(12),
                row.getDouble(13),
                row.getDouble(14));
    }

    /** The row as the source wrote it, of a {@link #REFUSED} or {@link #READ} row. */
    public static String raw(Row row) {
        return row.getString(15);
    }

    /** Whether a {@link #STORED} row's bar was put together of shorter ones. */
    public static boolean isResampled(Row row) {
        return RESAMPLED.equals(row.getString(16));
    }

    /** The rule that a {@link #REFUSED} row broke. */
    public static String rule(Row row) {
        return row.getString(16);
    }

    /** What a {@link #REFUSED} or {@link #UNREADABLE} row has to say to a person. */
    public static String message(Row row) {
        return row.getString(17);
    }
}
