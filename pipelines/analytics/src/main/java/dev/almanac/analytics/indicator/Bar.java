package dev.almanac.analytics.indicator;

/**
 * One closed bar as indicators read it. It is a buffer: the loop that feeds an engine owns one and fills it again for
 * every bar, so nobody keeps a reference to it.
 */
public final class Bar {
    private long openTime;
    private double open;
    private double high;
    private double low;
    private double close;
    private double volume;
    private double quoteVolume;

    /**
     * Fills the buffer.
     *
     * @param openTime inclusive start, microseconds since the epoch
     * @param open first price, in the quote asset like the other three, finite and positive
     * @param high highest price
     * @param low lowest price
     * @param close last price
     * @param volume in the base asset, 0 where nothing traded
     * @param quoteVolume in the quote asset, {@code NaN} where the source does not have it
     * @return itself
     */
    public Bar fill(
            long openTime, double open, double high, double low, double close, double volume, double quoteVolume) {
        this.openTime = openTime;
        this.open = open;
        this.high = high;
        this.low = low;
        this.close = close;
        this.volume = volume;
        this.quoteVolume = quoteVolume;
        return this;
    }

    /** Inclusive start, microseconds since the epoch. */
    public long openTime() {
        return openTime;
    }

    /** First price. */
    public double open() {
        return open;
    }

    /** Highest price. */
    public double high() {
        return high;
    }

    /** Lowest price. */
    public double low() {
        return low;
    }

    /** Last price. */
    public double close() {
        return close;
    }

    /** Traded amount in the base asset. */
    public double volume() {
        return volume;
    }

    /** Traded amount in the quote asset, {@code NaN} where the source does not have it. */
    public double quoteVolume() {
        return quoteVolume;
    }

    /** Mean of high, low and close. */
    public double typicalPrice() {
        return (high + low + close) / 3;
    }
}
