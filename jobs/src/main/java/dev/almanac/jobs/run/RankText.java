package dev.almanac.jobs.run;

import dev.almanac.analytics.figure.Figures;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
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
    static String text(Ranked ranked, Instant asOf, String command, int least) {
        return ranked.isShort() ? few(ranked, least) + bars(ranked) + instead(ranked, asOf, command, least) : "";
    }

    private static String few(Ranked ranked, int least) {
        return "Why so few: " + Figures.count(ranked.symbols(), "symbol", "symbols") + " ranked, " + least
                + " are needed for calls; "
                + (ranked.leftOut().isEmpty() ? "nobody was left out" : "left out: " + ranked.leftOut()) + ".\n";
    }

    private static String bars(Ranked ranked) {
        return ranked.newestDay().isEmpty()
                ? "The lake has no daily bars; a ranking needs bars of interval 1d.\n"
                : "The newest daily bar in the lake is of " + ranked.newestDay() + ".\n";
    }

    private static String instead(Ranked ranked, Instant asOf, String command, int least) {
        if (ranked.newestDay().isEmpty()) {
            return "";
        }
        if (ranked.rankable().isEmpty() || ranked.rankable().equals(asOf.toString())) {
            return "No other day has " + least + " symbols with enough daily bars; load more: almanac ingest files"
                    + " PATH\n";
        }
        return "The latest day that could be ranked: almanac " + command + " --as-of "
                + typed(Instant.parse(ranked.rankable())) + "\n";
    }

    /** A midnight is typed as its day. */
    private static String typed(Instant asOf) {
        return asOf.truncatedTo(ChronoUnit.DAYS).equals(asOf) ? Figures.day(asOf) : Figures.instant(asOf);
    }

    /** The same for a program. */
    static Map<String, Object> values(Ranked ranked) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("ranked", ranked.symbols());
        if (!ranked.newestBar().isEmpty()) {
            values.put("newest_daily_bar", ranked.newestBar());
        }
        if (!ranked.rankable().isEmpty()) {
            values.put("latest_rankable_as_of", ranked.rankable());
        }
        return values;
    }
}
