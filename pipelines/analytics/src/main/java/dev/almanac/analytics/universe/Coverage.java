package dev.almanac.analytics.universe;

import dev.almanac.analytics.market.Interval;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which day the stored daily bars could be ranked for, to tell whoever asked for one that has too few members.
 *
 * @param newestBar open of the newest daily bar; empty where there is none
 * @param rankable as-of of the latest day that has enough members; empty where no day has
 */
public record Coverage(Optional<Instant> newestBar, Optional<Instant> rankable) {
    private static final long DAY = Interval.D1.micros();

    /**
     * The coverage of all stored bars. A pair counts for a day where its bars reach from before it to its last one or
     * beyond; a gap on that very day is not seen.
     *
     * @param stored histories of all pairs with all their bars
     * @param least how many members a day needs
     */
    public static Coverage of(Collection<DailyHistory> stored, UniverseSettings settings, int least) {
        List<DailyHistory> eligible = stored.stream()
                .filter(history -> Universe.isRankedByNature(history, settings))
                .toList();
        return new Coverage(
                stored.stream()
                        .map(history -> history.last().openTime())
                        .max(Comparator.naturalOrder())
                        .map(Coverage::instant),
                eligible.stream()
                        .map(Coverage::lastConfirmed)
                        .distinct()
                        .sorted(Comparator.reverseOrder())
                        .filter(open -> members(eligible, open, settings.minDailyBars()) >= least)
                        .findFirst()
                        .map(open -> instant(open + DAY + longestDelay(eligible))));
    }

    /** How long after its close the slowest last bar became knowable; before that, a day has fewer members. */
    private static long longestDelay(List<DailyHistory> eligible) {
        return eligible.stream().mapToLong(DailyHistory::delay).max().orElse(0);
    }

    /** Open of the last bar that is surely whole. */
    private static long lastConfirmed(DailyHistory history) {
        return history.last().openTime() - (history.lastMaybeOpen() ? DAY : 0);
    }

    /** Assets whose pair had so many bars by the one that opens at {@code open}; missing bars after it count against it. */
    private static long members(List<DailyHistory> eligible, long open, int minDailyBars) {
        return eligible.stream()
                .filter(history -> history.firstOpen() <= open && lastConfirmed(history) >= open)
                .filter(history -> history.barCount() - (history.last().openTime() - open) / DAY >= minDailyBars)
                .map(history -> history.symbol().base())
                .distinct()
                .count();
    }

    private static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L));
    }
}
