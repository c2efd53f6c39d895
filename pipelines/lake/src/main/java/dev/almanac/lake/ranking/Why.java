package dev.almanac.lake.ranking;

import dev.almanac.analytics.error.UserException;
import dev.almanac.analytics.figure.Figures;
import dev.almanac.analytics.market.Symbol;
import dev.almanac.analytics.ranking.RankedSymbol;
import dev.almanac.analytics.ranking.Ranking;
import dev.almanac.analytics.universe.NonMember;
import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.Lake;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Why a symbol stands where it stands on a day.
 *
 * @param asOf the day's as-of
 * @param revision revision of the ranking
 * @param members how many were ranked
 * @param ranked its rows, one per venue where it was ranked; at most one of an asset
 * @param leftOut where it was not ranked, with the rule and the reason
 */
public record Why(Instant asOf, int revision, int members, List<RankedSymbol> ranked, List<NonMember> leftOut) {
    /** Defensive copies. */
    public Why {
        ranked = List.copyOf(ranked);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * Looks a symbol up.
     *
     * @param wanted the day's as-of; without one, the latest day that is ranked
     * @param symbol a pair in any usual form, or a base alone
     * @throws UserException where the day is not ranked or the lake did not know the symbol then
     */
    public static Why of(Lake lake, Optional<Instant> wanted, String profile, String symbol) {
        Dataset<Row> rankings = lake.read(Catalogue.RANKINGS);
        Instant asOf = wanted.or(
                        () -> StoredRankings.days(rankings, profile).stream().findFirst())
                .orElseThrow(() -> UserException.usage(
                        "no ranking to explain",
                        StoredRankings.known(rankings, profile),
                        "rank a day first: almanac daily"));
        StoredRankings.Published day = StoredRankings.latest(rankings, asOf, profile)
                .orElseThrow(() -> UserException.usage(
                        "no ranking of " + Figures.instant(asOf) + " to explain",
                        StoredRankings.known(rankings, profile),
                        "name a ranked day with --as-of, or rank this one: almanac rank --as-of "
                                + Figures.instant(asOf)));
        Ranking ranking = day.ranking();
        Why why = new Why(
                asOf,
                day.revision(),
                ranking.rows().size(),
                ranking.rows().stream()
                        .filter(row -> matches(row.symbol(), symbol))
                        .toList(),
                ranking.nonMembers().stream()
                        .filter(one -> matches(one.symbol(), symbol))
                        .toList());
        if (why.ranked().isEmpty() && why.leftOut().isEmpty()) {
            throw UserException.usage(
                    "no symbol " + symbol + " on " + Figures.instant(asOf),
                    "the lake had no daily bars of it by then; it had " + known(ranking),
                    "name one of these, or load its candles first: almanac ingest files PATH");
        }
        return why;
    }

    private static boolean matches(Symbol stored, String asked) {
        String base = asked.trim().toUpperCase(Locale.ROOT);
        return stored.base().equals(base) || Symbol.parse(asked).equals(Optional.of(stored));
    }

    private static String known(Ranking ranking) {
        List<String> all = Stream.concat(
                        ranking.rows().stream().map(RankedSymbol::symbol),
                        ranking.nonMembers().stream().map(NonMember::symbol))
                .map(Symbol::toString)
                .distinct()
                .sorted()
                .toList();
        return String.join(", ", all.subList(0, Math.min(8, all.size())))
                + (all.size() > 8 ? " and " + (all.size() - 8) + " more" : "");
    }
}
