package dev.almanac.analytics.market;

import java.io.Serializable;

/**
 * One bar of one series. Prices are in the quote asset, volumes in the base asset unless named otherwise. What the source
 * does not give is {@code NaN} (or -1 for the count) here and NULL in tables; the five that every source gives are never
 * absent.
 *
 * @param openTime inclusive start, microseconds since the epoch, UTC
 * @param open first traded price
 * @param high highest traded price
 * @param low lowest traded price
 * @param close last traded price
 * @param volume traded amount in the base asset
 * @param quoteVolume traded amount in the quote asset, {@code NaN} where absent
 * @param tradeCount number of trades, -1 where absent
 * @param takerBuyVolume part of {@code volume} that takers bought, {@code NaN} where absent
 * @param takerBuyQuoteVolume the same in the quote asset, {@code NaN} where absent
 */
public record Candle(
        long openTime,
        double open,
        double high,
        double low,
        double close,
        double volume,
        double quoteVolume,
        long tradeCount,
        double takerBuyVolume,
        double takerBuyQuoteVolume)
        implements Serializable {

    /** A bar of a source that gives only the five figures. */
    public static Candle of(long openTime, double open, double high, double low, double close, double volume) {
        return new Candle(openTime, open, high, low, close, volume, Double.NaN, -1, Double.NaN, Double.NaN);
    }

    /** Whether both say the same of the same bar: open, high, low, close and volume are equal. */
    public boolean agreesWith(Candle other) {
        return openTime == other.openTime
                && open == other.open
                && high == other.high
                && low == other.low
                && close == other.close
                && volume == other.volume;
    }
}
