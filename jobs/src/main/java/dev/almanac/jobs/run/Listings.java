package dev.almanac.jobs.run;

import dev.almanac.analytics.error.ExitCode;
import dev.almanac.analytics.error.Nearest;
import dev.almanac.analytics.error.UserException;
import dev.almanac.analytics.market.InstrumentStatus;
import dev.almanac.analytics.market.Symbol;
import dev.almanac.analytics.port.InstrumentSource;
import dev.almanac.analytics.port.UnreadableUnitException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * What venues list now, asked of all at the same time; and why some could not be asked. A venue whose list cannot be had does
 * not hold up the others.
 */
final class Listings {
    /** So many pairs of the same base are named beside one that is not listed. */
    private static final int NAMED = 5;

    private final Map<String, TreeMap<Symbol, InstrumentStatus>> listed = new LinkedHashMap<>();
    private final List<UserException> failures = new ArrayList<>();

    private Listings() {}

    /**
     * Asks {@code venues}.
     *
     * @throws UserException where one is simulated, and its name does not say so
     */
    static Listings of(InstrumentSource source, List<String> venues) {
        ExecutorService threads = Executors.newFixedThreadPool(Math.max(1, venues.size()), task -> {
            Thread thread = new Thread(task, "list");
            thread.setDaemon(true);
            return thread;
        });
        try {
            Listings all = new Listings();
            Map<String, CompletableFuture<Runnable>> asked = new LinkedHashMap<>();
            venues.forEach(
                    venue -> asked.put(venue, CompletableFuture.supplyAsync(() -> all.answer(source, venue), threads)));
            asked.values().forEach(answer -> answer.join().run());
            return all;
        } finally {
            threads.shutdownNow();
        }
    }

    /** Asks one venue; what is given back notes the answer, so that answers are noted in the order of the venues. */
    private Runnable answer(InstrumentSource source, String venue) {
        try {
            TreeMap<Symbol, InstrumentStatus> pairs = new TreeMap<>();
            source.list(venue).instruments().forEach(one -> pairs.put(one.symbol(), one.status()));
            return () -> listed.put(venue, pairs);
        } catch (UnreadableUnitException e) {
            return () -> failures.add(failure(e));
        } catch (UserException e) {
            return () -> {
                throw e;
            };
        }
    }

    /** The venues that answered. */
    List<String> venues() {
        return List.copyOf(listed.keySet());
    }

    /** Why others did not. */
    List<UserException> failures() {
        return List.copyOf(failures);
    }

    /** How many pairs there are in all. */
    int size() {
        return listed.values().stream().mapToInt(TreeMap::size).sum();
    }

    /** Whether a venue that answered lists a pair. */
    boolean has(String venue, Symbol symbol) {
        return listed.getOrDefault(venue, new TreeMap<>()).containsKey(symbol);
    }

    /** The pairs that trade at a venue that answered, against one quote asset. */
    List<Symbol> trading(String venue, String quote) {
        return listed.getOrDefault(venue, new TreeMap<>()).entrySet().stream()
                .filter(pair -> pair.getValue() == InstrumentStatus.TRADING
                        && pair.getKey().quote().equals(quote))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** A venue that answered no longer does. */
    void drop(String venue, UnreadableUnitException failure) {
        listed.remove(venue);
        failures.add(failure(failure));
    }

    /** Why a venue could not be asked, as what ends a command: it may answer later, or never will so. */
    static UserException failure(UnreadableUnitException e) {
        ExitCode code = e.isUnavailable() ? ExitCode.UNAVAILABLE : ExitCode.USAGE;
        return new UserException(code, e.problem(), e.reason(), e.remedy(), e);
    }

    /** Those of {@code symbols} that no venue lists; none as long as a venue has not answered, which may list all of them. */
    List<Symbol> unlisted(List<Symbol> symbols) {
        return failures.isEmpty()
                ? symbols.stream()
                        .filter(symbol -> listed.values().stream().noneMatch(there -> there.containsKey(symbol)))
                        .toList()
                : List.of();
    }

    /** A pair that no venue lists, and what they list that is called alike: most likely it was misspelt. */
    UserException unknown(Symbol symbol) {
        Set<Symbol> there = new TreeSet<>();
        listed.values().forEach(pairs -> there.addAll(pairs.keySet()));
        boolean one = listed.size() == 1;
        String they = one ? "it lists " : "they list ";
        List<String> sameBase = there.stream()
                .filter(other -> other.base().equals(symbol.base()))
                .map(Symbol::toString)
                .limit(NAMED)
                .toList();
        List<String> near = sameBase.isEmpty()
                ? Nearest.to(
                                symbol.toString(),
                                there.stream().map(Symbol::toString).toList())
                        .stream()
                        .toList()
                : sameBase;
        return UserException.usage(
                one
                        ? venues().get(0) + " does not list " + symbol
                        : "no venue of " + words(venues()) + " lists " + symbol,
                near.isEmpty()
                        ? "none of " + (one ? "its " : "their ") + there.size() + " pairs is called alike"
                        : they + words(near),
                near.isEmpty()
                        ? "see how the pair is called there, or ask another venue"
                        : "did you mean " + near.get(0) + "?");
    }

    private static String words(List<String> names) {
        return String.join(", ", names);
    }
}
