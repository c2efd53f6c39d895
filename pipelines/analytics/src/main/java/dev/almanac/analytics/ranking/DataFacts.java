package dev.almanac.analytics.ranking;

import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.universe.DailyHistory;
import java.util.List;

/**
 * What is known of the data behind a candidate.
 *
 * @param bars daily bars with trades of the last {@link #WINDOW_DAYS} calendar days
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

    /**
     * The facts that a history tells.
     *
     * @param outliers how many bars of the last {@link #WINDOW_DAYS} days the quality gate flagged
     * @param medianQuoteVolume median turnover as the features have it
     */
    public static DataFacts of(DailyHistory history, int outliers, double medianQuoteVolume) {
        List<Candle> bars = history.recent();
        long recently = history.last().openTime() - RECENT_DAYS * Interval.D1.micros();
        int traded = 0;
        for (Candle bar : bars) {
            traded += bar.openTime() > recently && bar.volume() > 0 ? 1 : 0;
        }
        boolean estimated = bars.subList(Math.max(0, bars.size() - DailyHistory.TURNOVER_BARS), bars.size()).stream()
                .anyMatch(bar -> Double.isNaN(bar.quoteVolume()));
        return new DataFacts(
                history.barsWithin(WINDOW_DAYS), outliers, RECENT_DAYS - traded, medianQuoteVolume, estimated);
    }
}
