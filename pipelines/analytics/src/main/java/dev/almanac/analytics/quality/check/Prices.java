package dev.almanac.analytics.quality.check;

import dev.almanac.analytics.figure.Figures;

/** Prices and factors in messages. */
final class Prices {
    private Prices() {}

    /** A price with all its digits. */
    static String text(double price) {
        double size = Math.abs(price);
        return size >= 1e-9 && size < 1e15 ? Figures.fixed(price, Figures.decimals(price)) : Figures.exact(price);
    }

    /** A factor as "8.2 times" or "1/8.2 of". */
    static String times(double factor) {
        return factor >= 1 ? figure(factor) + " times" : "1/" + figure(1 / factor) + " of";
    }

    private static String figure(double factor) {
        return Figures.fixed(factor, factor < 100 ? 2 : 0);
    }
}
