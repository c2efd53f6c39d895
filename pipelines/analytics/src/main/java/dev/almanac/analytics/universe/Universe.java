package dev.almanac.analytics.universe;

import dev.almanac.analytics.figure.Figures;
import dev.almanac.analytics.market.PairName;
import dev.almanac.analytics.market.Symbol;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Who is ranked at an as-of and who is not, both by venue and symbol.
 *
 * @param members one pair per asset
 * @param nonMembers the others, each with its first reason
 */
public record Universe(List<DailyHistory> members, List<NonMember> nonMembers) {
    private static final Comparator<DailyHistory> BY_NAME = Comparator.comparing(DailyHistory::name);

    /** Defensive copies. */
    public Universe {
        members = List.copyOf(members);
        nonMembers = List.copyOf(nonMembers);
    }

    /**
     * Applies the rules of membership.
     *
     * @param histories what was known at {@code asOf} of every pair; their order does not matter
     * @param enough how many pairs make a day worth ranking
     */
    public static Universe at(Instant asOf, Collection<DailyHistory> histories, UniverseSettings settings, int enough) {
        List<DailyHistory> ordered = histories.stream().sorted(BY_NAME).toList();
        List<NonMember> refused = new ArrayList<>();
        List<DailyHistory> current = new ArrayList<>();
        for (DailyHistory history : ordered) {
            Listing listing =
                    Listing.of(history, Listing.newestOpen(ordered, history.venue()), settings.delistedAfterDays());
            Optional<NonMember> refusal = refusal(asOf, history, listing, settings);
            refusal.ifPresent(refused::add);
            if (refusal.isEmpty()) {
                current.add(history);
            }
        }
        Map<String, DailyHistory> chosen = new TreeMap<>();
        Comparator<DailyHistory> preference = preference(settings);
        for (DailyHistory history : ofOneDay(current, enough, refused)) {
            chosen.merge(history.symbol().base(), history, (a, b) -> preference.compare(a, b) <= 0 ? a : b);
        }
        addSecondPairs(ordered, chosen, refused);
        return new Universe(
                chosen.values().stream().sorted(BY_NAME).toList(),
                refused.stream()
                        .sorted(Comparator.comparing((NonMember one) -> PairName.of(one.venue(), one.symbol())))
                        .toList());
    }

    /**
     * Those whose last bar is of the day that is ranked; the others are refused. Where bars of venues become known with
     * different delays, one venue's last bar can be of another day than the next one's, and moves of different days do not
     * compare. The day is the newest that is the last of enough pairs, so that a few fast ones do not keep out all others.
     */
    private static List<DailyHistory> ofOneDay(List<DailyHistory> current, int enough, List<NonMember> refused) {
        NavigableMap<Long, Integer> pairs = new TreeMap<>();
        current.forEach(history -> pairs.merge(history.last().openTime(), 1, Integer::sum));
        long day = pairs.descendingMap().entrySet().stream()
                .filter(one -> one.getValue() >= enough)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseGet(() -> pairs.isEmpty() ? Long.MIN_VALUE : pairs.lastKey());
        List<DailyHistory> same = new ArrayList<>();
        for (DailyHistory history : current) {
            if (history.last().openTime() == day) {
                same.add(history);
            } else if (history.last().openTime() > day) {
                refused.add(refused(
                        history,
                        "not_yet_ranked",
                        "its last bar is of " + day(history.last().openTime()) + ", a day that too few others know;"
                                + " what is ranked is " + day(day)));
            } else {
                refused.add(refused(
                        history,
                        "not_yet_known",
                        "its bar of " + day(day) + ", the day that is ranked, is not known yet: its bars become known "
                                + history.delay() / 1_000_000 + " s after their close"));
            }
        }
        return same;
    }

    private static void addSecondPairs(
            List<DailyHistory> ordered, Map<String, DailyHistory> chosen, List<NonMember> refused) {
        List<String> named = refused.stream()
                .map(one -> PairName.of(one.venue(), one.symbol()))
                .toList();
        for (DailyHistory history : ordered) {
            DailyHistory preferred = chosen.get(history.symbol().base());
            if (preferred != null && !preferred.equals(history) && !named.contains(history.name())) {
                refused.add(refused(
                        history,
                        "second_pair",
                        history.symbol().base() + " is ranked as " + preferred.symbol() + " at " + preferred.venue()));
            }
        }
    }

    private static Comparator<DailyHistory> preference(UniverseSettings settings) {
        return Comparator.<DailyHistory>comparingInt(history ->
                        settings.quotePriority().indexOf(history.symbol().quote()))
                .thenComparing(BY_NAME);
    }

    /** Whether neither its name nor what it is keeps a pair out, whatever its bars. */
    public static boolean isRankedByNature(DailyHistory history, UniverseSettings settings) {
        return byName(history, settings).isEmpty()
                && AssetClassifier.classify(history.symbol(), history.recent()).assetClass() == AssetClass.ORDINARY;
    }

    private static Optional<NonMember> refusal(
            Instant asOf, DailyHistory history, Listing listing, UniverseSettings settings) {
        return byName(history, settings)
                .or(() -> byClass(history, listing))
                .or(() -> byBars(asOf, history, listing, settings));
    }

    private static Optional<NonMember> byName(DailyHistory history, UniverseSettings settings) {
        Symbol symbol = history.symbol();
        if (names(settings.exclude(), symbol)) {
            return Optional.of(refused(history, "excluded", "the configuration excludes it"));
        }
        if (!settings.include().isEmpty() && !names(settings.include(), symbol)) {
            return Optional.of(refused(history, "not_included", "it is not on the configuration's list"));
        }
        if (history.venue().endsWith("-usdm")) {
            return Optional.of(refused(history, "futures", "futures are not ranked together with spot"));
        }
        if (!settings.quotePriority().contains(symbol.quote())) {
            return Optional.of(refused(
                    history,
                    "quote",
                    "it is quoted in " + symbol.quote() + ", which is none of "
                            + String.join(", ", settings.quotePriority())));
        }
        return Optional.empty();
    }

    private static boolean names(List<String> list, Symbol symbol) {
        return list.contains(symbol.base())
                || list.contains(symbol.toString())
                || list.contains(symbol.base() + symbol.quote());
    }

    private static Optional<NonMember> byClass(DailyHistory history, Listing listing) {
        return listing.assetClass() == AssetClass.ORDINARY
                ? Optional.empty()
                : Optional.of(refused(history, listing.assetClass().code(), listing.reason()));
    }

    private static Optional<NonMember> byBars(
            Instant asOf, DailyHistory history, Listing listing, UniverseSettings settings) {
        long lastKnowable = history.lastKnowable(asOf);
        String lastDay = day(history.last().openTime());
        if (listing.validTo().isPresent()) {
            return Optional.of(refused(history, "delisted", "it has not traded since " + lastDay));
        }
        if (history.last().openTime() < lastKnowable) {
            long days = Duration.ofMillis((lastKnowable - history.last().openTime()) / 1000)
                    .toDays();
            return Optional.of(refused(
                    history,
                    "no_last_bar",
                    "its last daily bar with trades is of " + lastDay + ", " + Figures.count(days, "day", "days")
                            + " before the last closed one"));
        }
        if (history.lastMaybeOpen()) {
            return Optional.of(refused(
                    history,
                    "maybe_open",
                    "its bar of " + lastDay + " may have been recorded while it was still open"));
        }
        return history.barCount() >= settings.minDailyBars()
                ? Optional.empty()
                : Optional.of(refused(
                        history,
                        "short_history",
                        "it has " + Figures.count(history.barCount(), "daily bar", "daily bars") + ", fewer than "
                                + settings.minDailyBars()));
    }

    private static NonMember refused(DailyHistory history, String rule, String reason) {
        return new NonMember(history.venue(), history.symbol(), rule, reason);
    }

    private static String day(long openMicros) {
        return Figures.day(Instant.ofEpochSecond(Math.floorDiv(openMicros, 1_000_000L)));
    }
}
