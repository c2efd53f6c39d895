package dev.almanac.analytics.ranking;

import dev.almanac.analytics.universe.NonMember;
import java.util.List;

/**
 * A day's members, best first, and who was none.
 *
 * @param rows by rank
 * @param nonMembers by venue and symbol
 */
public record Ranking(List<RankedSymbol> rows, List<NonMember> nonMembers) {
    /** Defensive copies. */
    public Ranking {
        rows = List.copyOf(rows);
        nonMembers = List.copyOf(nonMembers);
    }

    /** The rows of one status, best first. */
    public List<RankedSymbol> with(Status status) {
        return rows.stream().filter(row -> row.verdict().status() == status).toList();
    }
}
