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
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

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
     * Makes sure that a venue has bars of the lengths that the settings name.
     *
     * @throws UserException where none has any
     */
    static void requireIntervals(Venues door, FetchSettings settings) {
        if (settings.venues().stream()
                .allMatch(venue -> there(door, venue, settings).isEmpty())) {
            throw UserException.usage(
                    lacking(settings.venues().get(0), settings.intervals()),
                    has(door, settings.venues().get(0))
                            + (settings.venues().size() == 1 ? "" : "; nor have the others"),
                    "ask for one of these with --interval or venues.intervals");
        }
    }

    /**
     * Every wanted series of the venues that answered: the pairs that are named, else the busiest and those that the lake has.
     * What one venue lacks is noted, and the others are fetched.
     *
     * @param busiest by venue; empty where they are not asked for
     * @throws UserException where nothing is named, or a pair that no venue lists and the lake never had
     */
    static VenueSeries of(
            Venues door, Listings listings, Map<String, List<Symbol>> busiest, FetchSettings settings, Lake lake) {
        List<SeriesKey> series = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        List<Symbol> named = named(settings);
        boolean gone = false;
        for (String venue : listings.venues()) {
            List<Interval> intervals = intervals(door, venue, settings, notes);
            List<Symbol> symbols =
                    named.isEmpty() ? unnamed(lake, venue, settings, busiest.getOrDefault(venue, List.of())) : named;
            for (Symbol symbol : symbols) {
                if (listings.has(venue, symbol)) {
                    intervals.forEach(interval -> series.add(new SeriesKey(venue, symbol, interval)));
                } else {
                    gone = true;
                    notes.add(venue + (named.isEmpty() ? " no longer lists " : " does not list ") + symbol
                            + ": nothing of it is fetched there");
                }
            }
        }
        requireHeld(listings, listings.unlisted(named), lake);
        if (series.isEmpty() && !gone && listings.failures().isEmpty()) {
            throw UserException.usage(
                    "nothing is named that could be fetched",
                    "neither --symbols nor venues.symbols names a pair, and the lake has none of "
                            + String.join(", ", listings.venues()),
                    "name some: --symbols BTC/USDT,ETH/USDT, or the busiest: --quote USDT --top 50");
        }
        return new VenueSeries(series, notes);
    }

    /** A pair that is listed nowhere was delisted where the lake has bars of it; else it is a slip of the pen. */
    private static void requireHeld(Listings listings, List<Symbol> unlisted, Lake lake) {
        if (unlisted.isEmpty()) {
            return;
        }
        Set<Symbol> held = new HashSet<>();
        listings.venues().forEach(venue -> held.addAll(StoredSeries.symbols(lake, venue)));
        for (Symbol symbol : unlisted) {
            if (!held.contains(symbol)) {
                throw listings.unknown(symbol);
            }
        }
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
        List<Interval> there = there(door, venue, settings);
        List<Interval> lacking = settings.intervals().stream()
                .filter(interval -> !there.contains(interval))
                .toList();
        if (!lacking.isEmpty()) {
            notes.add(lacking(venue, lacking) + ": " + has(door, venue));
        }
        return there;
    }

    private static List<Interval> there(Venues door, String venue, FetchSettings settings) {
        return settings.intervals().stream()
                .filter(door.intervals(venue)::contains)
                .toList();
    }

    private static String lacking(String venue, List<Interval> intervals) {
        return venue + " has no candles of " + codes(intervals);
    }

    private static String has(Venues door, String venue) {
        return "it has " + codes(door.intervals(venue));
    }

    private static String codes(Collection<Interval> intervals) {
        return intervals.stream().map(Interval::code).collect(Collectors.joining(", "));
    }
}
