package dev.almanac.lake.ranking;

import dev.almanac.analytics.ranking.Ranking;
import dev.almanac.lake.table.WriteResult;

/**
 * What a ranking run did.
 *
 * @param revision the revision that now stands, 0 where the lake has nothing to rank
 * @param retrospective whether it was made after its entry bar had opened
 * @param ranking its content
 * @param universe what changed in the universe table
 * @param rankings what was written to the rankings table; nothing where the latest revision already said the same
 * @param recommendations what was written to the recommendations table
 */
public record RankingOutcome(
        int revision,
        boolean retrospective,
        Ranking ranking,
        WriteResult universe,
        WriteResult rankings,
        WriteResult recommendations) {}
