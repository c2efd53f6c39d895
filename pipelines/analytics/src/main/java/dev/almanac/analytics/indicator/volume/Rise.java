package dev.almanac.analytics.indicator.volume;

/**
 * Whether a sum or mean of prices rose. Prices are decimals, and such a sum that stayed the same may come out different in its
 * last bits: 0.6275 + 0.6107 + 0.6123 is less than 0.6227 + 0.6086 + 0.6192, though both are 1.8505. Three roundings make at most
 * 3.4e-16 of the sum; prices that are written with 14 digits or fewer and differ, differ by more than what is allowed for here.
 */
final class Rise {
    /** What a sum has to exceed, for each 1 of the one before. */
    static final double LEAST = 1 + 1e-15;

    private Rise() {}

    /** Whether {@code now} is more than {@code before} by more than roundings make; both are positive. */
    static boolean isFrom(double before, double now) {
        return now > before * LEAST;
    }
}
