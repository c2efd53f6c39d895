package dev.almanac.jobs.config;

import dev.almanac.analytics.error.UserException;
import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.ranking.Component;
import dev.almanac.analytics.ranking.RankingSettings;
import dev.almanac.analytics.universe.UniverseSettings;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The configuration as the records that the parts take.
 *
 * @param lake folder or Hadoop path of the lake
 * @param files what {@code daily} loads first
 * @param intervals what features are computed for
 * @param ranking how a day is ranked
 * @param report what is written, and where
 */
public record Settings(
        String lake, List<String> files, List<Interval> intervals, RankingSettings ranking, ReportSettings report) {
    /** Defensive copies. */
    public Settings {
        files = List.copyOf(files);
        intervals = List.copyOf(intervals);
    }

    /**
     * What a report is like.
     *
     * @param top at most so many calls are shown
     * @param formats of {@code md}, {@code json}, {@code html}
     * @param out the folder
     * @param notices lines for its head
     */
    public record ReportSettings(int top, List<String> formats, String out, List<String> notices) {
        /** Defensive copies. */
        public ReportSettings {
            formats = List.copyOf(formats);
            notices = List.copyOf(notices);
        }
    }

    /**
     * The only place where keys become values of the parts.
     *
     * @throws UserException where values are sound alone but not together
     */
    public static Settings of(Configuration from) {
        String notice = from.text("report.notice");
        return new Settings(
                from.text("lake.path"),
                from.texts("sources.files"),
                from.texts("features.intervals").stream()
                        .map(code -> Interval.parse(code).orElseThrow())
                        .toList(),
                checked("rank", () -> ranking(from)),
                new ReportSettings(
                        Math.toIntExact(from.whole("report.top")),
                        from.texts("report.formats"),
                        from.text("report.out"),
                        notice.isBlank() ? List.of() : List.of(notice)));
    }

    private static RankingSettings ranking(Configuration from) {
        Map<Component, Double> weights = new EnumMap<>(Component.class);
        for (Component component : Component.values()) {
            weights.put(component, from.number("rank.weights." + component.code()));
        }
        return new RankingSettings(
                from.text("rank.profile"),
                weights,
                from.number("rank.min_score"),
                from.number("rank.min_confidence"),
                from.number("rank.min_median_quote_volume"),
                from.number("rank.max_anomaly_z"),
                Math.toIntExact(from.whole("rank.max_calls")),
                Math.toIntExact(from.whole("rank.min_members")),
                Math.toIntExact(from.whole("rank.horizon_days")),
                universe(from));
    }

    private static UniverseSettings universe(Configuration from) {
        return new UniverseSettings(
                from.texts("universe.included"),
                from.texts("universe.excluded"),
                from.texts("universe.quote_priority"),
                Math.toIntExact(from.whole("universe.min_daily_bars")),
                Math.toIntExact(from.whole("universe.delisted_after_days")));
    }

    private static <T> T checked(String section, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException e) {
            throw new UserException(
                    dev.almanac.analytics.error.ExitCode.USAGE,
                    "the settings of " + section + " do not go together",
                    String.valueOf(e.getMessage()),
                    "almanac config shows what holds and where each value came from",
                    e);
        }
    }
}
