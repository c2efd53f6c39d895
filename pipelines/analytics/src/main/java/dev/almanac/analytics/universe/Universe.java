package dev.almanac.analytics.universe;

import dev.almanac.analytics.figure.Figures;
import dev.almanac.analytics.market.PairName;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

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
     * @param told what venues had said of their pairs by then, by venue and symbol in one word
     * @param enough how many pairs make a day worth ranking
     */
    public static Universe at(
            Instant asOf,
            Collection<DailyHistory> histories,
            Map<String, InstrumentFact> told,
            UniverseSettings settings,
            int enough) {
        List<DailyHistory> ordered = histories.stream().sorted(BY_NAME).toList();
        Admission admission = new Admission(asOf, ordered, told, settings);
        List<NonMember> refused = new ArrayList<>();
        List<DailyHistory> current = new ArrayList<>();
        for (DailyHistory history : ordered) {
            Optional<NonMember> refusal = admission.refusal(history);
            refusal.ifPresent(refused::add);
            if (refusal.isEmpty()) {
                current.add(history);
            }
        }
        Map<String, DailyHistory> chosen = new TreeMap<>();
        Comparator<DailyHistory> preference = preference(settings);
        for (DailyHistory history : ofOneDay(current, enough, refused)) {
            chosen.merge(asset(history, asOf, settings), history, (a, b) -> preference.compare(a, b) <= 0 ? a : b);
        }
        addSecondPairs(ordered, chosen, refused, asOf, settings);
        List<DailyHistory> members = top(chosen.values(), settings.topByVolume(), refused);
        return new Universe(
                members.stream().sorted(BY_NAME).toList(),
                refused.stream()
                        .sorted(Comparator.comparing((NonMember one) -> PairName.of(one.venue(), one.symbol())))
                        .toList());
    }

    /** The asset that a pair's last bar is of, as its name was understood at {@code asOf}. */
    private static String asset(DailyHistory history, Instant asOf, UniverseSettings settings) {
        return settings.names()
                .asset(
                        history.symbol().base(),
                        history.last().openTime(),
                        ChronoUnit.MICROS.between(Instant.EPOCH, asOf));
    }

    /** Those with the highest median turnover; the others are refused. Equal ones go by name. */
    private static List<DailyHistory> top(Collection<DailyHistory> members, int most, List<NonMember> refused) {
        if (most == 0 || members.size() <= most) {
            return List.copyOf(members);
        }
        List<DailyHistory> byTurnover = members.stream()
                .sorted(Comparator.comparingDouble(DailyHistory::medianTurnover)
                        .reversed()
                        .thenComparing(BY_NAME))
                .toList();
        for (int i = most; i < byTurnover.size(); i++) {
            DailyHistory history = byTurnover.get(i);
            refused.add(Admission.refused(
                    history,
                    "below_top",
                    "its median turnover of " + DailyHistory.TURNOVER_BARS + " bars is "
                            + Figures.compact(history.medianTurnover()) + " "
                            + history.symbol().quote() + ", the "
                            + Figures.ordinal(i + 1) + "; the first " + most + " are ranked"));
        }
        return byTurnover.subList(0, most);
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
                refused.add(Admission.refused(
                        history,
                        "not_yet_ranked",
                        "its last bar is of " + Admission.day(history.last().openTime())
                                + ", a day that too few others know;" + " what is ranked is " + Admission.day(day)));
            } else {
                refused.add(Admission.refused(
                        history,
                        "not_yet_known",
                        "its bar of " + Admission.day(day)
                                + ", the day that is ranked, is not known yet: its bars become known "
                                + history.delay() / 1_000_000 + " s after their close"));
            }
        }
        return same;
    }

    private static void addSecondPairs(
            List<DailyHistory> ordered,
            Map<String, DailyHistory> chosen,
            List<NonMember> refused,
            Instant asOf,
            UniverseSettings settings) {
        Set<String> named = refused.stream()
                .map(one -> PairName.of(one.venue(), one.symbol()))
                .collect(Collectors.toSet());
        for (DailyHistory history : ordered) {
            String asset = asset(history, asOf, settings);
            DailyHistory preferred = chosen.get(asset);
            if (preferred != null && !preferred.equals(history) && !named.contains(history.name())) {
                refused.add(Admission.refused(
                        history,
                        "second_pair",
                        asset + " is ranked as " + preferred.symbol() + " at " + preferred.venue()));
            }
        }
    }

    private static Comparator<DailyHistory> preference(UniverseSettings settings) {
        return Comparator.<DailyHistory>comparingInt(history ->
                        settings.quotePriority().indexOf(history.symbol().quote()))
                .thenComparing(BY_NAME);
    }

    /** The pairs that neither their name nor what they are keeps out, whatever their bars; by venue and symbol in one word. */
    public static List<String> rankedByNature(Collection<DailyHistory> histories, UniverseSettings settings) {
        AssetClassifier classes = AssetClassifier.of(histories, settings.names());
        return histories.stream()
                .filter(history -> Admission.byName(history, settings).isEmpty()
                        && classes.mark(history).assetClass() == AssetClass.ORDINARY)
                .map(DailyHistory::name)
                .toList();
    }
}
