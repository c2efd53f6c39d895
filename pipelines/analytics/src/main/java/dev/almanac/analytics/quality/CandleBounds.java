package dev.almanac.analytics.quality;

import dev.almanac.analytics.market.Candle;

/**
 * How large and how small the figures of a candle may be. No market comes near these bounds: the smallest unit that tokens
 * are divided into is 1e-18, and all money of the world is below 1e15 of its large currencies. Beyond them lie wrong units and
 * corrupted fields. They also keep arithmetic within doubles: close x volume, its square, and a return divided by it are finite
 * and not 0, and so is every feature.
 */
public final class CandleBounds {
    /** Least price, in the quote asset. */
    public static final double MIN_PRICE = 1e-18;

    /** Largest price, in the quote asset. */
    public static final double MAX_PRICE = 1e15;

    /** Least volume of a bar with trades, in the base asset. */
    public static final double MIN_VOLUME = 1e-18;

    /** Largest volume, in the base asset: more than the supply of any token in whole units. */
    public static final double MAX_VOLUME = 1e24;

    /** Least turnover of a bar with trades, in the quote asset: the least volume at the least price. */
    public static final double MIN_QUOTE_VOLUME = 1e-36;

    /** Largest turnover, in the quote asset: the largest volume at the largest price. */
    public static final double MAX_QUOTE_VOLUME = 1e39;

    private CandleBounds() {}

    /** Whether all four prices lie within the bounds. */
    static boolean holdPrices(Candle bar) {
        return isPrice(bar.open()) && isPrice(bar.high()) && isPrice(bar.low()) && isPrice(bar.close());
    }

    /** Whether every volume that the bar has lies within the bounds, or is 0. */
    static boolean holdVolumes(Candle bar) {
        return isAmount(bar.volume(), MIN_VOLUME, MAX_VOLUME)
                && isAmount(bar.takerBuyVolume(), MIN_VOLUME, MAX_VOLUME)
                && isAmount(bar.quoteVolume(), MIN_QUOTE_VOLUME, MAX_QUOTE_VOLUME)
                && isAmount(bar.takerBuyQuoteVolume(), MIN_QUOTE_VOLUME, MAX_QUOTE_VOLUME);
    }

    private static boolean isPrice(double price) {
        return price >= MIN_PRICE && price <= MAX_PRICE;
    }

    private static boolean isAmount(double amount, double least, double most) {
        return Double.isNaN(amount) || amount == 0 || (amount >= least && amount <= most);
    }
}
