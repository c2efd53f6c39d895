package dev.almanac.analytics.indicator.pattern;

/** How prices of different candles lie to each other. */
final class Closeness {
    private Closeness() {}

    /** Whether a price is at most so far from another. */
    static boolean within(double price, double other, double distance) {
        return price <= other + distance && price >= other - distance;
    }

    /** Whether a white candle opens in the body of the white one before it, or near its close. */
    static boolean opensInOrNear(MeasuredCandle candle, MeasuredCandle before) {
        return candle.open() > before.open() && candle.open() <= before.close() + before.near();
    }
}
