package dev.almanac.analytics.quality;

import dev.almanac.analytics.figure.Figures;

/** What there is to say of bars that a venue was asked for and that are not stored. */
public final class VenueFindings {
    private VenueFindings() {}

    /**
     * Bars that the venue does not have.
     *
     * @param from start of what was asked for, microseconds since the epoch
     * @param until its end, exclusive
     * @param bars how many are absent; fewer than there is room for where the venue has others in this time
     * @param barLength microseconds
     */
    public static Finding absent(long from, long until, long bars, long barLength) {
        String others = isWhole(from, until, bars, barLength) ? "" : "; it has the others of this time";
        return new Finding(
                QualityRule.NOT_AT_VENUE.code(),
                from,
                until,
                bars,
                Figures.count(bars, "bar was", "bars were") + " asked for that the venue does not have" + others);
    }

    /** Whether so many bars are all that there is room for. */
    public static boolean isWhole(long from, long until, long bars, long barLength) {
        return bars * barLength == until - from;
    }

    /** Bars one after the other that the venue gave and that were refused, see {@link #absent}. */
    public static Finding refused(long from, long until, long bars) {
        return new Finding(
                QualityRule.REFUSED_AT_VENUE.code(),
                from,
                until,
                bars,
                Figures.count(bars, "bar that the venue gave was", "bars that the venue gave were")
                        + " refused, see quarantine");
    }
}
