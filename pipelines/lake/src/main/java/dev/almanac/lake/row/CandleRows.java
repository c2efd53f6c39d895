package dev.almanac.lake.row;

import dev.almanac.analytics.market.Candle;
import java.time.Instant;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** Candles in rows. */
public final class CandleRows {
    private static final long MICROS = 1_000_000;

    private CandleRows() {}

    /** Microseconds since the epoch as the instant that a TIMESTAMP column holds. */
    public static java.sql.Timestamp timestamp(long micros) {
        java.sql.Timestamp timestamp = new java.sql.Timestamp(Math.floorDiv(micros, MICROS) * 1000);
        timestamp.setNanos((int) Math.floorMod(micros, MICROS) * 1000);
        return timestamp;
    }

    /** The microseconds since the epoch of a TIMESTAMP value. */
    public static long micros(java.sql.Timestamp timestamp) {
        return Math.floorDiv(timestamp.getTime(), 1000L) * MICROS + timestamp.getNanos() / 1000;
    }

    /** The microseconds since the epoch of an instant. */
    public static long micros(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), MICROS), instant.getNano() / 1000);
    }

    /** The instant of so many microseconds since the epoch. */
    public static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1000);
    }

    /** NaN stands for absent in a candle and becomes NULL. */
    public static @Nullable Double nullable(double value) {
        return Double.isNaN(value) ? null : value;
    }

    /** A negative count stands for absent in a candle and becomes NULL. */
    public static @Nullable Long nullable(long count) {
        return count < 0 ? null : count;
    }

    /** Reads candles from rows of one schema; finds the columns once. */
    public static Reader reader(StructType schema) {
        return new Reader(schema);
    }

    /** Reads candles from rows whose columns have the names of the candles table, in any order. */
    public static final class Reader implements java.io.Serializable {
        private static final long serialVersionUID = 1L;

        private final int openTime;
        private final int open;
        private final int high;
        private final int low;
        private final int close;
        private final int volume;
        private final int quoteVolume;
        private final int tradeCount;
        private final int takerBuyVolume;
        private final int takerBuyQuoteVolume;

        private Reader(StructType schema) {
            openTime = schema.fieldIndex("open_time");
            open = schema.fieldIndex("open");
            high = schema.fieldIndex("high");
            low = schema.fieldIndex("low");
            close = schema.fieldIndex("close");
            volume = schema.fieldIndex("volume");
            quoteVolume = schema.fieldIndex("quote_volume");
            tradeCount = schema.fieldIndex("trade_count");
            takerBuyVolume = schema.fieldIndex("taker_buy_volume");
            takerBuyQuoteVolume = schema.fieldIndex("taker_buy_quote_volume");
        }

        /** The candle that {@code row} holds; its time is a TIMESTAMP. */
        public Candle read(Row row) {
            return new Candle(
                    micros(row.getTimestamp(openTime)),
                    row.getDouble(open),
                    row.getDouble(high),
                    row.getDouble(low),
                    row.getDouble(close),
                    row.getDouble(volume),
                    optional(row, quoteVolume),
                    row.isNullAt(tradeCount) ? -1 : row.getLong(tradeCount),
                    optional(row, takerBuyVolume),
                    optional(row, takerBuyQuoteVolume));
        }

        private static double optional(Row row, int column) {
            return row.isNullAt(column) ? Double.NaN : row.getDouble(column);
        }
    }
}
