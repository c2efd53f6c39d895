package dev.almanac.jobs.run;

import dev.almanac.analytics.figure.Figures;
import dev.almanac.analytics.ranking.Status;
import dev.almanac.analytics.universe.Coverage;
import dev.almanac.analytics.universe.NonMember;
import dev.almanac.lake.ranking.RankingOutcome;

/**
 * What there is to tell of a ranking, in a form that can be kept.
 *
 * @param symbols how many were ranked
 * @param calls how many of them are calls
 * @param leftOut who was left out by what, in words; empty where nobody was
 * @param isShort whether the day has fewer members than calls take; the two below are only known then
 * @param newestBar open of the newest daily bar as an instant; empty where the lake has none
 * @param newestDay the day of that bar; empty where the lake has none
 * @param rankable as-of of the latest day that could be ranked as an instant; empty where there is none
 */
record Ranked(
        long symbols,
        long calls,
        String leftOut,
        boolean isShort,
        String newestBar,
        String newestDay,
        String rankable) {
    static Ranked of(RankingOutcome outcome) {
        return new Ranked(
                outcome.ranking().rows().size(),
                outcome.ranking().with(Status.CALL).size(),
                NonMember.summary(outcome.ranking().nonMembers()),
                outcome.coverage().isPresent(),
                outcome.coverage()
                        .flatMap(Coverage::newestBar)
                        .map(String::valueOf)
                        .orElse(""),
                outcome.coverage()
                        .flatMap(Coverage::newestBar)
                        .map(Figures::day)
                        .orElse(""),
                outcome.coverage()
                        .flatMap(Coverage::rankable)
                        .map(String::valueOf)
                        .orElse(""));
    }
}
