package dev.almanac.analytics.universe;

import dev.almanac.analytics.market.Interval;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Which pairs have been silent for so long that they count as delisted, by the bars that are known. */
final class Silence {
    private final Map<String, Long> newest = new HashMap<>();
    private final long patience;

    /** @param silentDays a pair whose last bar is more days older than the newest of its venue counts as delisted */
    Silence(Collection<DailyHistory> histories, int silentDays) {
        patience = silentDays * Interval.D1.micros();
        histories.forEach(
                history -> newest.merge(history.venue(), history.last().openTime(), Math::max));
    }

    boolean isDelisted(DailyHistory history) {
        long last = history.last().openTime();
        return newest.getOrDefault(history.venue(), last) - last > patience;
    }
}
