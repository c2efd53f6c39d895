package dev.almanac.analytics.universe;

import dev.almanac.analytics.market.Symbol;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Who may be a member of a day's universe.
 *
 * @param include bases (BTC) or pairs (BTC/USDT, BTC-USDT, BTCUSDT) that alone may be members; empty for all
 * @param exclude bases or pairs that may not
 * @param quotePriority quotes that are ranked, the preferred first; one pair per asset
 * @param minDailyBars how many daily bars a member has at least
 * @param delistedAfterDays a pair whose last bar is more days older than its venue's newest counts as delisted
 * @param topByVolume at most so many members, those with the highest median turnover; 0 for all
 * @param names which assets names stand for
 */
public record UniverseSettings(
        List<String> include,
        List<String> exclude,
        List<String> quotePriority,
        int minDailyBars,
        int delistedAfterDays,
        int topByVolume,
        AssetFacts names) {
    private static final Pattern JOINED = Pattern.compile("[A-Z0-9]+");

    /** Checks itself; names are turned to upper case. */
    public UniverseSettings {
        include = entries(include);
        exclude = entries(exclude);
        quotePriority = upper(quotePriority);
        require(!quotePriority.isEmpty(), "the quote priority names no quote");
        require(minDailyBars >= 1, "the least number of daily bars is " + minDailyBars + ", below 1");
        require(
                delistedAfterDays >= 1,
                "the days until a silent pair is delisted are " + delistedAfterDays + ", below 1");
        require(topByVolume >= 0, "the most members are " + topByVolume + ", below 0");
    }

    /** All assets, dollar quotes, 200 daily bars, delisted after 30 silent days. */
    public static UniverseSettings defaults() {
        return new UniverseSettings(
                List.of(),
                List.of(),
                List.of("USDT", "USD", "USDC", "FDUSD", "BUSD", "TUSD", "EUR"),
                200,
                30,
                0,
                AssetFacts.NONE);
    }

    /** The same with another number of members at most; 0 for all. */
    public UniverseSettings withTop(int most) {
        return new UniverseSettings(include, exclude, quotePriority, minDailyBars, delistedAfterDays, most, names);
    }

    private static List<String> entries(List<String> names) {
        return names.stream().map(UniverseSettings::entry).toList();
    }

    /** Pairs in the unified form; letters and digits alone stay, as they may be a base or a joined pair. */
    private static String entry(String name) {
        String word = name.trim().toUpperCase(Locale.ROOT);
        if (JOINED.matcher(word).matches()) {
            return word.startsWith("XBT") ? "BTC" + word.substring("XBT".length()) : word;
        }
        return Symbol.parse(word)
                .map(Symbol::toString)
                .orElseThrow(() -> new IllegalArgumentException("the universe names \"" + name
                        + "\", which is neither an asset such as BTC nor a pair such as BTC/USDT"));
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
