package dev.almanac.jobs.run;

import dev.almanac.analytics.figure.Figures;
import dev.almanac.analytics.universe.Coverage;
import dev.almanac.analytics.universe.NonMember;
import dev.almanac.lake.ranking.RankingOutcome;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Why a day has too few members, and which day could be ranked instead. */
final class RankText {
    private RankText() {}

    /**
     * Lines for a person; nothing where the day has enough members.
     *
     * @param command the command that was asked for, such as {@code daily}
     * @param least how many members a day needs
     */
    static String text(RankingOutcome outcome, Instant asOf, String command, int least) {
        return outcome.coverage()
                .map(coverage -> few(outcome, least) + bars(coverage) + instead(coverage, asOf, command, least))
                .orElse("");
    }

    private static String few(RankingOutcome outcome, int least) {
        List<NonMember> left = outcome.ranking().nonMembers();
        int ranked = outcome.ranking().rows().size();
        return "Why so few: " + Figures.count(ranked, "symbol", "symbols") + " ranked, calls take " + least + "; "
                + (left.isEmpty() ? "nobody was left out" : "left out: " + NonMember.summary(left)) + ".\n";
    }

    private static String bars(Coverage coverage) {
        return coverage.newestBar()
                .map(open -> "The newest daily bar in the lake is of " + Figures.day(open) + ".\n")
                .orElse("The lake has no daily bars; a ranking needs bars of interval 1d.\n");
    }

    private static String instead(Coverage coverage, Instant asOf, String command, int least) {
        if (coverage.newestBar().isEmpty()) {
            return "";
        }
        return coverage.rankable()
                .filter(day -> !day.equals(asOf))
                .map(day -> "The latest day that could be ranked: almanac " + command + " --as-of " + Figures.day(day)
                        + "\n")
                .orElse("No other day has " + least + " symbols with enough daily bars; load more: almanac ingest files"
                        + " PATH\n");
    }

    /** The same for a program. */
    static Map<String, Object> values(RankingOutcome outcome) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("ranked", outcome.ranking().rows().size());
        outcome.coverage().ifPresent(coverage -> {
            coverage.newestBar().ifPresent(open -> values.put("newest_daily_bar", open.toString()));
            coverage.rankable().ifPresent(day -> values.put("latest_rankable_as_of", day.toString()));
        });
        return values;
    }
}
