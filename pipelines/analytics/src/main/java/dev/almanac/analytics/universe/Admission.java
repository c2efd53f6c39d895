package dev.almanac.analytics.universe;

import dev.almanac.analytics.figure.Figures;
import dev.almanac.analytics.market.Symbol;
import dev.almanac.analytics.universe.InstrumentFact.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who may be a member by itself, whoever the others are: the first reason against a pair counts. */
final class Admission {
    private final Instant asOf;
    private final Map<String, InstrumentFact> told;
    private final UniverseSettings settings;
    private final AssetClassifier classes;
    private final Silence silence;

    /**
     * @param histories what was known at {@code asOf} of every pair
     * @param told what venues had said of their pairs by then, by venue and symbol in one word
     */
    Admission(
            Instant asOf,
            Collection<DailyHistory> histories,
            Map<String, InstrumentFact> told,
            UniverseSettings settings) {
        this.asOf = asOf;
        this.told = told;
        this.settings = settings;
        this.classes = AssetClassifier.of(histories, settings.names());
        this.silence = new Silence(histories, settings.delistedAfterDays());
    }

    /** Why a pair is no member; empty where nothing is against it. */
    Optional<NonMember> refusal(DailyHistory history) {
        return byName(history, settings)
                .or(() -> byClass(history))
                .or(() -> byEnd(history))
                .or(() -> byBars(history));
    }

    /** What a pair's name alone has against it, by the settings. */
    static Optional<NonMember> byName(DailyHistory history, UniverseSettings settings) {
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

    private Optional<NonMember> byClass(DailyHistory history) {
        AssetMark mark = classes.mark(history);
        return mark.assetClass() == AssetClass.ORDINARY
                ? Optional.empty()
                : Optional.of(refused(history, mark.assetClass().code(), mark.reason()));
    }

    /** Whether it is gone: by the venue's word, or else by its silence. */
    private Optional<NonMember> byEnd(DailyHistory history) {
        InstrumentFact word = told.get(history.name());
        if (word != null && word.status() == Status.RENAMED) {
            return Optional.of(
                    renamed(history, word.renamedTo().map(Symbol::toString).orElse("another pair"), word.validFrom()));
        }
        if (word != null && word.status() == Status.DELISTED) {
            return Optional.of(
                    refused(history, "delisted", history.venue() + " does not list it since " + day(word.validFrom())));
        }
        if (word != null || !silence.isDelisted(history)) {
            return Optional.empty();
        }
        Optional<AssetFact> rename =
                settings.names().rename(history.symbol().base(), ChronoUnit.MICROS.between(Instant.EPOCH, asOf));
        return Optional.of(rename.map(fact -> renamed(history, fact.asset(), fact.effective()))
                .orElseGet(() -> refused(
                        history,
                        "delisted",
                        "it has not traded since " + day(history.last().openTime()))));
    }

    private static NonMember renamed(DailyHistory history, String to, long since) {
        return refused(history, "renamed", "it goes by " + to + " since " + day(since));
    }

    private Optional<NonMember> byBars(DailyHistory history) {
        long lastKnowable = history.lastKnowable(asOf);
        String lastDay = day(history.last().openTime());
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

    /** A pair that is kept out. */
    static NonMember refused(DailyHistory history, String rule, String reason) {
        return new NonMember(history.venue(), history.symbol(), rule, reason);
    }

    /** The day of a time in microseconds since the epoch. */
    static String day(long micros) {
        return Figures.day(Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L)));
    }
}
