package dev.almanac.analytics.universe;

import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.market.PairName;
import dev.almanac.analytics.market.Symbol;
import dev.almanac.analytics.statistic.Robust;
import java.time.Instant;
import java.util.List;

/**
 * The daily bars of one pair at one venue, as far as they were known at an as-of.
 *
 * @param venue where it trades
 * @param symbol the pair
 * @param firstOpen open time of its first bar ever, microseconds since the epoch
 * @param barCount how many daily bars it has in all
 * @param recent the last of those that carry a price, oldest first, none still open; of a pair that never traded, its last bar
 * @param lastMaybeOpen whether the last bar may have been cut off while it was open
 * @param delay how long after its close the last bar became knowable, microseconds
 */
public record DailyHistory(
        String venue,
        Symbol symbol,
        long firstOpen,
        long barCount,
        List<Candle> recent,
        boolean lastMaybeOpen,
        long delay) {
    /** How many bars the median turnover is taken over. */
    public static final int TURNOVER_BARS = 30;

    private static final long DAY = Interval.D1.micros();

    /** Defensive copy. */
    public DailyHistory {
        recent = List.copyOf(recent);
        if (recent.isEmpty()) {
            throw new IllegalArgumentException("a history without bars: " + venue + " " + symbol);
        }
    }

    /** The last bar. */
    public Candle last() {
        return recent.get(recent.size() - 1);
    }

    /**
     * Open time of the last daily bar that can be known at an instant, when this pair's bars become knowable as late as its
     * last one did; microseconds since the epoch.
     */
    public long lastKnowable(Instant asOf) {
        return Interval.D1.floor(asOf.getEpochSecond() * 1_000_000 - delay) - DAY;
    }

    /** The close exactly so many days before the last bar, {@code NaN} where that day has no bar. */
    public double closeBefore(int days) {
        long wanted = last().openTime() - days * DAY;
        for (int i = recent.size() - 1; i >= 0 && recent.get(i).openTime() >= wanted; i--) {
            if (recent.get(i).openTime() == wanted) {
                return recent.get(i).close();
            }
        }
        return Double.NaN;
    }

    /** Change of the close over exactly so many days, a fraction; {@code NaN} where one of the days is missing. */
    public double change(int days) {
        return last().close() / closeBefore(days) - 1;
    }

    /** How many of the last {@code days} calendar days up to the last bar have a bar. */
    public int barsWithin(int days) {
        long after = last().openTime() - days * DAY;
        return (int) recent.stream().filter(bar -> bar.openTime() > after).count();
    }

    /**
     * Median turnover of the last {@value #TURNOVER_BARS} bars with trades, in the quote asset; of a bar whose source has no
     * turnover it is close times volume.
     */
    public double medianTurnover() {
        return Robust.median(recent.subList(Math.max(0, recent.size() - TURNOVER_BARS), recent.size()).stream()
                .mapToDouble(bar -> Double.isNaN(bar.quoteVolume()) ? bar.close() * bar.volume() : bar.quoteVolume())
                .toArray());
    }

    /** Venue and symbol in one word, the order of everything that is ordered by them. */
    public String name() {
        return PairName.of(venue, symbol);
    }
}
