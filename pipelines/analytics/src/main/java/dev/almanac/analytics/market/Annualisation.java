package dev.almanac.analytics.market;

/** The one definition of a year for markets that never close: 365 days. */
public final class Annualisation {
    /** Days of a year. */
    public static final int DAYS_PER_YEAR = 365;

    private Annualisation() {}

    /** How many bars of an interval a year has, not rounded: 365 for 1d, 2190 for 4h. */
    public static double barsPerYear(Interval interval) {
        return (double) DAYS_PER_YEAR * Interval.D1.micros() / interval.micros();
    }
}
