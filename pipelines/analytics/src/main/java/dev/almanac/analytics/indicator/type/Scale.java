package dev.almanac.analytics.indicator.type;

/** What becomes of an output when every price is multiplied by {@code p} and every volume by {@code v}. */
public enum Scale {
    /** Nothing: it can be compared between symbols as it is. */
    FREE(0, 0),
    /** Multiplied by {@code p}: a price or a distance between prices. */
    PRICE(1, 0),
    /** Multiplied by {@code p} squared: a variance of prices. */
    PRICE_SQUARED(2, 0),
    /** Divided by {@code p}. */
    PER_PRICE(-1, 0),
    /** Multiplied by {@code v}. */
    VOLUME(0, 1),
    /** Multiplied by {@code p v}: an amount of the quote asset. */
    TURNOVER(1, 1),
    /** Divided by {@code p v}. */
    PER_TURNOVER(-1, -1),
    /** Multiplied by {@code p / v}. */
    PRICE_PER_VOLUME(1, -1),
    /** Multiplied by {@code p} squared {@code / v}. */
    PRICE_SQUARED_PER_VOLUME(2, -1);

    private final int ofPrice;
    private final int ofVolume;

    Scale(int ofPrice, int ofVolume) {
        this.ofPrice = ofPrice;
        this.ofVolume = ofVolume;
    }

    /** The factor of the output. */
    public double factor(double price, double volume) {
        return Math.pow(price, ofPrice) * Math.pow(volume, ofVolume);
    }
}
