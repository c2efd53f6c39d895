package dev.almanac.lake.row;

import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.quality.Change;
import dev.almanac.analytics.quality.Finding;
import java.util.OptionalLong;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** What comes out of the quality gate, as rows: bars to be written, rows set aside and findings side by side. */
public final class GateRows {
    /** A bar to be written. */
    public static final int KEPT = 1;
    /** A row that was set aside. */
    public static final int SET_ASIDE = 2;
    /** Something to record. */
    public static final int FINDING = 3;

    /**
     * The columns. Times are microseconds since the epoch; {@code open_time} is the bar's, NULL where it could not be read,
     * and a finding's start, {@code until} its end; {@code change} is the name of a {@link Change}.
     */
    public static final StructType SCHEMA = new StructType()
            .add("kind", DataTypes.IntegerType, false)
            .add("series", DataTypes.StringType, false)
            .add("open_time", DataTypes.LongType, true)
            .add("open", DataTypes.DoubleType, true)
            .add("high", DataTypes.DoubleType, true)
            .add("low", DataTypes.DoubleType, true)
            .add("close", DataTypes.DoubleType, true)
            .add("volume", DataTypes.DoubleType, true)
            .add("quote_volume", DataTypes.DoubleType, true)
            .add("trade_count", DataTypes.LongType, true)
            .add("taker_buy_volume", DataTypes.DoubleType, true)
            .add("taker_buy_quote_volume", DataTypes.DoubleType, true)
            .add("change", DataTypes.StringType, true)
            .add("unit", DataTypes.IntegerType, true)
            .add("place", DataTypes.LongType, true)
            .add("raw", DataTypes.StringType, true)
            .add("rule", DataTypes.StringType, true)
            .add("message", DataTypes.StringType, true)
            .add("until", DataTypes.LongType, true)
            .add("bars", DataTypes.LongType, true);

    private GateRows() {}

    /** A bar to be written; absent figures are NULL. */
    public static Row kept(String series, Candle bar, Change change) {
        return RowFactory.create(
                KEPT,
                series,
                bar.openTime(),
                bar.open(),
                bar.high(),
                bar.low(),
                bar.close(),
                bar.volume(),
                CandleRows.nullable(bar.quoteVolume()),
                CandleRows.nullable(bar.tradeCount()),
                CandleRows.nullable(bar.takerBuyVolume()),
                CandleRows.nullable(bar.takerBuyQuoteVolume()),
                change.name(),
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** A row that was set aside. */
    public static Row setAside(
            String series, int unit, long place, String raw, String rule, String message, OptionalLong openTime) {
        Object[] values = blank(SET_ASIDE, series);
        if (openTime.isPresent()) {
            values[2] = openTime.getAsLong();
        }
        values[13] = unit;
        values[14] = place;
        values[15] = raw;
        values[16] = rule;
        values[17] = message;
        return RowFactory.create(values);
    }

    /** Something to record. */
    public static Row finding(String series, Finding finding) {
        Object[] values = blank(FINDING, series);
        values[2] = finding.from();
        values[16] = finding.rule();
        values[17] = finding.message();
        values[18] = finding.until();
        values[19] = finding.bars();
        return RowFactory.create(values);
    }

    private static Object[] blank(int kind, String series) {
        Object[] values = new Object[SCHEMA.size()];
        values[0] = kind;
        values[1] = series;
        return values;
    }
}
