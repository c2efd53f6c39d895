package dev.almanac.jobs.run;

import dev.almanac.analytics.error.UserException;
import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.market.SeriesKey;
import dev.almanac.analytics.market.Symbol;
import dev.almanac.connectors.venue.Venues;
import dev.almanac.jobs.config.FetchSettings;
import dev.almanac.lake.fetch.StoredSeries;
import dev.almanac.lake.table.Lake;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Which series are to be fetched.
 *
 * @param series by venue, pair and interval
 * @param notes what was left out, and why
 */
record VenueSeries(List<SeriesKey> series, List<String> notes) {
    /**
     * The pairs that the settings name.
     *
     * @throws UserException where one is no pair
     */
    static List<Symbol> named(FetchSettings settings) {
        return settings.symbols().stream().map(VenueSeries::symbol).distinct().toList();
    }

    private static Symbol symbol(String text) {
        return Symbol.parse(text)
                .orElseThrow(() -> UserException.usage(
                        text + " is no pair",
                        "it cannot be split into base and quote",
                        "write it like BTC/USDT; several with commas between them"));
    }

    /**
     * Every wanted series of the venues that answered: the pairs that are named, else the busiest and those that the lake has.
     *
     * @param busiest by venue; empty where they are not asked for
     * @throws UserException where there is none
     */
    static VenueSeries of(
            Venues door, Listings listings, Map<String, List<Symbol>> busiest, FetchSettings settings, Lake lake) {
        List<SeriesKey> series = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        List<Symbol> named = named(settings);
        for (String venue : listings.venues()) {
            List<Interval> intervals = intervals(door, venue, settings, notes);
            List<Symbol> symbols =
                    named.isEmpty() ? unnamed(lake, venue, settings, busiest.getOrDefault(venue, List.of())) : named;
            for (Symbol symbol : symbols) {
                if (listings.has(venue, symbol)) {
                    intervals.forEach(interval -> series.add(new SeriesKey(venue, symbol, interval)));
                } else {
                    notes.add(venue + " no longer lists " + symbol + ": nothing of it is fetched");
                }
            }
        }
        if (series.isEmpty() && listings.failures().isEmpty()) {
            throw UserException.usage(
                    "nothing is named that could be fetched",
                    "neither --symbols nor venues.symbols names a pair, and the lake has none of "
                            + String.join(", ", listings.venues()),
                    "name some: --symbols BTC/USDT,ETH/USDT, or the busiest: --quote USDT --top 50");
        }
        return new VenueSeries(series, notes);
    }

    /** A pair that was among the busiest once is fetched on, or the lake would only know survivors. */
    private static List<Symbol> unnamed(Lake lake, String venue, FetchSettings settings, List<Symbol> busiest) {
        TreeSet<Symbol> symbols = new TreeSet<>(busiest);
        StoredSeries.symbols(lake, venue).stream()
                .filter(symbol -> settings.top() == 0 || symbol.quote().equals(settings.quote()))
                .forEach(symbols::add);
        return List.copyOf(symbols);
    }

    /** Those of the wanted intervals that the venue has; what it lacks is noted. */
    private static List<Interval> intervals(Venues door, String venue, FetchSettings settings, List<String> notes) {
        List<Interval> there = settings.intervals().stream()
                .filter(door.intervals(venue)::contains)
                .toList();
        List<String> lacking = settings.intervals().stream()
                .filter(interval -> !there.contains(interval))
                .map(Interval::code)
                .toList();
        String has = String.join(
                ", ", door.intervals(venue).stream().map(Interval::code).toList());
        if (there.isEmpty()) {
            throw UserException.usage(
                    venue + " has no candles of " + String.join(", ", lacking),
                    "it has " + has,
                    "ask for one of these with --interval or venues.intervals");
        }
        if (!lacking.isEmpty()) {
            notes.add(venue + " has no candles of " + String.join(", ", lacking) + ": it has " + has);
        }
        return there;
    }
}
