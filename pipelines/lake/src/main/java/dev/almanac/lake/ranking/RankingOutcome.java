package dev.almanac.lake.ranking;

import dev.almanac.analytics.ranking.Ranking;
import dev.almanac.analytics.universe.Coverage;
import dev.almanac.lake.table.WriteResult;
import java.util.Optional;

/**
 * What a ranking run did.
 *
 * @param revision the revision that now stands, 0 where the lake has nothing to rank
 * @param retrospective whether it was made after its entry bar had opened
 * @param ranking its content
 * @param coverage which day could be ranked instead, where this one has fewer members than a ranking is trusted with
 * @param universe what changed in the universe table
 * @param rankings what was written to the rankings table; nothing where the latest revision already said the same
 * @param recommendations what was written to the recommendations table
 */
public record RankingOutcome(
        int revision,
        boolean retrospective,
        Ranking ranking,
        Optional<Coverage> coverage,
        WriteResult universe,
        WriteResult rankings,
        WriteResult recommendations) {}
