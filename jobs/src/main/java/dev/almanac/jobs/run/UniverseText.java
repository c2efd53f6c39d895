package dev.almanac.jobs.run;

import dev.almanac.analytics.figure.Figures;
import dev.almanac.analytics.port.InstrumentList;
import dev.almanac.analytics.universe.AssetClass;
import dev.almanac.analytics.universe.InstrumentFact;
import dev.almanac.analytics.universe.NonMember;
import dev.almanac.jobs.terminal.TextTable;
import dev.almanac.lake.ranking.UniverseOverview;
import dev.almanac.lake.table.WriteResult;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The dated list of pairs, for people and for programs. */
final class UniverseText {
    private UniverseText() {}

    /** A table of members, one of all others, and how many there are of each. */
    static String text(UniverseOverview overview) {
        List<UniverseOverview.Pair> members = overview.pairs().stream()
                .filter(pair -> pair.reason().isEmpty())
                .toList();
        List<UniverseOverview.Pair> others = overview.pairs().stream()
                .filter(pair -> pair.reason().isPresent())
                .toList();
        StringBuilder text = new StringBuilder();
        if (!members.isEmpty()) {
            text.append(members(members)).append('\n');
        }
        if (!others.isEmpty()) {
            text.append(others(others)).append('\n');
        }
        text.append("as of ")
                .append(Figures.instant(overview.asOf()))
                .append(": ")
                .append(Figures.count(members.size(), "member", "members"))
                .append(", ")
                .append(Figures.count(others.size(), "other pair", "other pairs"));
        String why = NonMember.summary(
                others.stream().flatMap(pair -> pair.reason().stream()).toList());
        return text.append(why.isEmpty() ? "" : ": " + why).append('\n').toString();
    }

    private static String members(List<UniverseOverview.Pair> members) {
        TextTable table = new TextTable(true, false, false, true, false, false, false);
        table.row("place", "pair", "asset", "turnover", "status", "since", "by");
        for (UniverseOverview.Pair pair : members) {
            table.row(
                    Integer.toString(pair.place()),
                    pair.venue() + " " + pair.symbol(),
                    pair.asset(),
                    turnover(pair),
                    standing(pair, one -> one.status().code()),
                    standing(pair, one -> day(one.validFrom())),
                    standing(pair, one -> one.source().code()));
        }
        return table.text();
    }

    private static String others(List<UniverseOverview.Pair> others) {
        TextTable table = new TextTable(false, false, false, false, true, false, false, false, false);
        table.row("pair", "asset", "class", "marked by", "turnover", "status", "since", "by", "left out because");
        for (UniverseOverview.Pair pair : others) {
            boolean isOrdinary = pair.mark().assetClass() == AssetClass.ORDINARY;
            table.row(
                    pair.venue() + " " + pair.symbol(),
                    pair.asset(),
                    pair.mark().assetClass().code(),
                    isOrdinary ? Figures.ABSENT : pair.mark().basis().code(),
                    turnover(pair),
                    standing(pair, one -> one.status().code()),
                    standing(pair, one -> day(one.validFrom())),
                    standing(pair, one -> one.source().code()),
                    pair.reason().map(out -> out.rule() + ": " + out.reason()).orElse(""));
        }
        return table.text();
    }

    private static String turnover(UniverseOverview.Pair pair) {
        return Double.isNaN(pair.turnover()) ? Figures.ABSENT : Figures.compact(pair.turnover());
    }

    private static String standing(UniverseOverview.Pair pair, Function<InstrumentFact, String> word) {
        return pair.standing().map(one -> word.apply(one.fact())).orElse(Figures.ABSENT);
    }

    private static String day(long micros) {
        return Figures.day(instant(micros));
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /** The same for a program. */
    static Map<String, Object> values(UniverseOverview overview) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("as_of", overview.asOf().toString());
        values.put("pairs", overview.pairs().stream().map(UniverseText::object).toList());
        return values;
    }

    private static Map<String, @Nullable Object> object(UniverseOverview.Pair pair) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("venue", pair.venue());
        object.put("symbol", pair.symbol());
        object.put("asset", pair.asset());
        object.put("class", pair.mark().assetClass().code());
        object.put("marked_by", pair.mark().basis().code());
        object.put("marked_because", pair.mark().reason());
        object.put("member", pair.reason().isEmpty());
        object.put("place", pair.reason().isEmpty() ? pair.place() : null);
        object.put("median_turnover", Double.isNaN(pair.turnover()) ? null : pair.turnover());
        object.put("rule", pair.reason().map(NonMember::rule).orElse(null));
        object.put("reason", pair.reason().map(NonMember::reason).orElse(null));
        Optional<InstrumentFact> fact = pair.standing().map(one -> one.fact());
        object.put("status", fact.map(one -> one.status().code()).orElse(null));
        object.put("since", fact.map(one -> instant(one.validFrom()).toString()).orElse(null));
        object.put("source", fact.map(one -> one.source().code()).orElse(null));
        object.put(
                "renamed_to",
                fact.flatMap(InstrumentFact::renamedTo).map(Object::toString).orElse(null));
        object.put(
                "known_at", fact.map(one -> instant(one.knownAt()).toString()).orElse(null));
        object.put(
                "learned_at",
                pair.standing().map(one -> one.learnedAt().toString()).orElse(null));
        return object;
    }

    /** What a refresh came to. */
    static String refreshed(List<InstrumentList> lists, WriteResult result) {
        StringBuilder text = new StringBuilder();
        for (InstrumentList list : lists) {
            text.append(list.venue())
                    .append(" lists ")
                    .append(Figures.count(list.instruments().size(), "pair", "pairs"));
            if (!list.unnamed().isEmpty()) {
                text.append(", and ").append(list.unnamed().size()).append(" that have no name here");
            }
            text.append('\n');
        }
        return text.append("instruments: ")
                .append(result.inserted())
                .append(" new, ")
                .append(result.updated())
                .append(" changed, ")
                .append(result.deleted())
                .append(" gone; see almanac universe list\n")
                .toString();
    }

    /** The same for a program. */
    static Map<String, Object> refreshedValues(List<InstrumentList> lists, WriteResult result) {
        Map<String, Object> values = new LinkedHashMap<>();
        Map<String, Object> listed = new LinkedHashMap<>();
        lists.forEach(list -> listed.put(list.venue(), list.instruments().size()));
        values.put("listed", listed);
        values.put("new", result.inserted());
        values.put("changed", result.updated());
        values.put("gone", result.deleted());
        return values;
    }
}
