package dev.almanac.analytics.universe;

import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.market.Symbol;
import java.util.Collection;
import java.util.OptionalLong;

/**
 * When a pair traded at a venue, as its daily bars tell.
 *
 * @param venue where it trades
 * @param symbol the pair
 * @param validFrom open of its first daily bar, microseconds since the epoch, inclusive
 * @param validTo close of its last daily bar where it was delisted, exclusive; empty while it trades
 * @param assetClass what its base is
 * @param reason what the class was recognised by; empty for ordinary assets
 */
public record Listing(
        String venue, Symbol symbol, long validFrom, OptionalLong validTo, AssetClass assetClass, String reason) {
    /**
     * The listing that a history tells of. A pair counts as delisted when its last bar is more than {@code silentDays} older
     * than the newest daily bar of its venue.
     *
     * @param newestOpen open time of the newest daily bar of the venue, microseconds since the epoch
     */
    public static Listing of(DailyHistory history, long newestOpen, int silentDays) {
        long lastOpen = history.last().openTime();
        boolean silent = newestOpen - lastOpen > silentDays * Interval.D1.micros();
        AssetClassifier.Finding found = AssetClassifier.classify(history.symbol(), history.recent());
        return new Listing(
                history.venue(),
                history.symbol(),
                history.firstOpen(),
                silent ? OptionalLong.of(lastOpen + Interval.D1.micros()) : OptionalLong.empty(),
                found.assetClass(),
                found.reason());
    }

    /** Open time of the newest last bar among the histories of one venue; {@code Long.MIN_VALUE} of none. */
    public static long newestOpen(Collection<DailyHistory> histories, String venue) {
        long newest = Long.MIN_VALUE;
        for (DailyHistory history : histories) {
            if (history.venue().equals(venue)) {
                newest = Math.max(newest, history.last().openTime());
            }
        }
        return newest;
    }
}
