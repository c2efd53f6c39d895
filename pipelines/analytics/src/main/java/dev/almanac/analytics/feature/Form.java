package dev.almanac.analytics.feature;

import dev.almanac.analytics.indicator.Quotient;

/** How a column is made from what an indicator shows and the close of the bar. */
public enum Form {
    /** As it is. */
    VALUE,
    /** {@code close / x - 1}: how far the close lies above it. */
    EXCESS,
    /** {@code x / close}: a distance of prices as a share of the price. */
    SHARE;

    /** The column's value. */
    double apply(double value, double close) {
        return switch (this) {
            case VALUE -> value;
            case EXCESS -> Quotient.excess(close, value);
            case SHARE -> value / close;
        };
    }

    /** How it is written around {@code x}. */
    String around(String x) {
        return switch (this) {
            case VALUE -> x;
            case EXCESS -> "close / " + x + " - 1";
            case SHARE -> x + " / close";
        };
    }

    /** What is appended to the name of a column that was given none. */
    String suffix() {
        return switch (this) {
            case VALUE -> "";
            case EXCESS -> "_excess";
            case SHARE -> "_share";
        };
    }
}
