package dev.almanac.analytics.ranking;

/**
 * What is known of the data behind a candidate.
 *
 * @param bars daily bars of the last {@link #WINDOW_DAYS} calendar days
 * @param outliers how many of them the quality gate flagged
 * @param idleBars how many of the last {@link #RECENT_DAYS} calendar days are missing or had no trade
 * @param medianQuoteVolume median turnover of the last 30 bars, in the quote asset; {@code NaN} where unknown
 * @param quoteVolumeEstimated whether some of it is close times volume, for want of the venue's own figure
 */
public record DataFacts(int bars, int outliers, int idleBars, double medianQuoteVolume, boolean quoteVolumeEstimated) {
    /** How many calendar days data quality looks back. */
    public static final int WINDOW_DAYS = 90;

    /** How many calendar days staleness looks back. */
    public static final int RECENT_DAYS = 7;
}
