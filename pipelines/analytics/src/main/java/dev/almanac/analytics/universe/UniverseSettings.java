package dev.almanac.analytics.universe;

import java.util.List;
import java.util.Locale;

/**
 * Who may be a member of a day's universe.
 *
 * @param include bases or pairs that alone may be members; empty for all
 * @param exclude bases or pairs that may not
 * @param quotePriority quotes that are ranked, the preferred first; one pair per asset
 * @param minDailyBars how many daily bars a member has at least
 * @param delistedAfterDays a pair whose last bar is more days older than its venue's newest counts as delisted
 */
public record UniverseSettings(
        List<String> include,
        List<String> exclude,
        List<String> quotePriority,
        int minDailyBars,
        int delistedAfterDays) {
    /** Checks itself; names are turned to upper case. */
    public UniverseSettings {
        include = upper(include);
        exclude = upper(exclude);
        quotePriority = upper(quotePriority);
        require(!quotePriority.isEmpty(), "the quote priority names no quote");
        require(minDailyBars >= 1, "the least number of daily bars is " + minDailyBars + ", below 1");
        require(
                delistedAfterDays >= 1,
                "the days until a silent pair is delisted are " + delistedAfterDays + ", below 1");
    }

    /** All assets, dollar quotes, 200 daily bars, delisted after 30 silent days. */
    public static UniverseSettings defaults() {
        return new UniverseSettings(
                List.of(), List.of(), List.of("USDT", "USD", "USDC", "FDUSD", "BUSD", "TUSD", "EUR"), 200, 30);
    }

    private static List<String> upper(List<String> names) {
        return names.stream().map(name -> name.trim().toUpperCase(Locale.ROOT)).toList();
    }

    private static void require(boolean holds, String problem) {
        if (!holds) {
            throw new IllegalArgumentException(problem);
        }
    }
}
