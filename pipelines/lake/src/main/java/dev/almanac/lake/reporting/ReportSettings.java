package dev.almanac.lake.reporting;

import dev.almanac.analytics.ranking.RankingSettings;
import java.util.List;

/**
 * The settings that shape a report.
 *
 * @param ranking what the ranking was made with; the report names its bar and its horizon
 * @param top how many calls are shown at most
 * @param notices lines that must be read first, such as "Historical sample data"
 * @param configuration all of these as text, without secrets and paths, from which they can be read again
 */
public record ReportSettings(RankingSettings ranking, int top, List<String> notices, String configuration) {
    /** Checks itself. */
    public ReportSettings {
        notices = List.copyOf(notices);
        if (top < 1) {
            throw new IllegalArgumentException("the most calls shown are " + top + ", below 1");
        }
    }
}
