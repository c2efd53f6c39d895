package dev.almanac.analytics.report;

import dev.almanac.analytics.ranking.Ranking;
import dev.almanac.analytics.ranking.RankingSettings;
import dev.almanac.analytics.universe.DailyHistory;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Everything that a report is built from; values only.
 *
 * @param asOf the instant it speaks for
 * @param revision revision of the ranking, from 1
 * @param retrospective whether the ranking was made after its entry bar had opened
 * @param ranking the ranking as stored
 * @param previousRanks ranks of one day earlier by {@link DailyHistory#name()}; empty where that day was not ranked
 * @param histories daily bars of the ranked members, about the last 400, in any order
 * @param findings of the quality gate, in any order
 * @param settings what the ranking was made with
 * @param top how many calls are shown at most
 * @param notices lines that must be read first
 * @param provenance where the values come from
 */
public record ReportInput(
        Instant asOf,
        int revision,
        boolean retrospective,
        Ranking ranking,
        Map<String, Integer> previousRanks,
        List<DailyHistory> histories,
        List<QualityFinding> findings,
        RankingSettings settings,
        int top,
        List<String> notices,
        Provenance provenance) {
    /** Daily bars that a report looks back: a year for highs and lows, the rest for averages of half a year ago. */
    public static final int HISTORY_DAYS = 400;

    /** Defensive copies. */
    public ReportInput {
        previousRanks = Map.copyOf(previousRanks);
        histories = List.copyOf(histories);
        findings = List.copyOf(findings);
        notices = List.copyOf(notices);
    }
}
