package dev.almanac.jobs.config;

import dev.almanac.analytics.error.UserException;
import dev.almanac.analytics.feature.FeatureSet;
import dev.almanac.analytics.label.LabelSettings;
import dev.almanac.analytics.quality.QualityRules;
import dev.almanac.analytics.quality.check.CheckSettings;
import dev.almanac.analytics.ranking.Component;
import dev.almanac.analytics.ranking.RankingSettings;
import dev.almanac.analytics.universe.UniverseSettings;
import dev.almanac.connectors.asset.AssetFile;
import dev.almanac.lake.reporting.ReportSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The configuration as the records that the parts take.
 *
 * @param lake folder or Hadoop path of the lake
 * @param lockWait how long another writer to the lake is waited for
 * @param files what {@code daily} loads first
 * @param archive the server that files of an archive are fetched from
 * @param fetch what is fetched from venues, and what {@code daily} fetches first
 * @param candleDelay how long after its close a bar that is loaded becomes knowable
 * @param quality how strict the gate is
 * @param checks what counts as a finding in stored candles
 * @param checkDaily whether {@code daily} checks them
 * @param features the set that ranking reads
 * @param sets what is computed beside it; empty where nothing is computed
 * @param plugins jars that bring indicators of the user's own, absolute; empty where nothing is computed
 * @param labels what bars are labelled with
 * @param ranking how a day is ranked
 * @param report what is written, and where
 */
public record Settings(
        String lake,
        Duration lockWait,
        List<String> files,
        String archive,
        FetchSettings fetch,
        Duration candleDelay,
        QualityRules quality,
        CheckSettings checks,
        boolean checkDaily,
        FeatureSet features,
        List<FeatureSet> sets,
        List<Path> plugins,
        LabelSettings labels,
        RankingSettings ranking,
        Reporting report) {
    /** Defensive copies. */
    public Settings {
        files = List.copyOf(files);
        sets = List.copyOf(sets);
        plugins = List.copyOf(plugins);
    }

    /**
     * What is written of a report, and where.
     *
     * @param formats of {@code md}, {@code json}, {@code html}, {@code png}
     * @param out the folder
     * @param shaping what decides on its content
     */
    public record Reporting(List<String> formats, String out, ReportSettings shaping) {
        /** Defensive copies. */
        public Reporting {
            formats = List.copyOf(formats);
        }
    }

    /**
     * For commands that compute no features: plug-ins, whose jars may be gone by now, are not looked at.
     *
     * @throws UserException where values are sound alone but not together
     */
    public static Settings of(Configuration from) {
        return of(from, List.of(), List.of());
    }

    /**
     * For commands that compute features.
     *
     * @param plugins those of the same configuration
     * @throws UserException where values are sound alone but not together
     */
    public static Settings of(Configuration from, Plugins plugins) {
        return of(from, FeatureSettings.computed(from, plugins.library()), plugins.jars());
    }

    /** The only place where keys become values of the parts. */
    private static Settings of(Configuration from, List<FeatureSet> sets, List<Path> plugins) {
        return new Settings(
                from.text("lake.path"),
                Duration.ofSeconds(from.whole("lake.lock_wait_s")),
                from.texts("sources.files"),
                from.text("sources.archive"),
                checked("venues", () -> FetchSettings.of(from)),
                Duration.ofSeconds(from.whole("ingest.candle_delay_s")),
                quality(from),
                checks(from),
                from.isOn("quality.check_daily"),
                FeatureSettings.core(from),
                sets,
                plugins,
                checked("labels", () -> labels(from)),
                checked("rank", () -> ranking(from)),
                new Reporting(from.texts("report.formats"), from.text("report.out"), shaping(from)));
    }

    /** What decides on a report's content; needs none of the feature sets, whose plug-ins may be gone by now. */
    public static ReportSettings shaping(Configuration from) {
        String notice = from.text("report.notice");
        return new ReportSettings(
                checked("rank", () -> ranking(from)),
                Math.toIntExact(from.whole("report.top")),
                notice.isBlank() ? List.of() : List.of(notice),
                from.recorded());
    }

    private static QualityRules quality(Configuration from) {
        return new QualityRules(
                from.number("quality.max_bad_share"),
                Math.toIntExact(from.whole("quality.outlier_window")),
                from.number("quality.outlier_threshold"),
                from.number("quality.maybe_open_share"));
    }

    private static CheckSettings checks(Configuration from) {
        return new CheckSettings(
                Math.toIntExact(from.whole("quality.frozen_bars")),
                Math.toIntExact(from.whole("quality.flat_tail_days")),
                Math.toIntExact(from.whole("quality.zero_volume_hours")),
                from.number("quality.jump_factor"),
                Math.toIntExact(from.whole("quality.switch_bars")),
                from.number("quality.venue_tolerance"),
                from.number("quality.interval_tolerance"),
                from.number("quality.volume_tolerance"));
    }

    private static LabelSettings labels(Configuration from) {
        return new LabelSettings(
                FeatureSettings.intervals(from.texts("labels.intervals")),
                from.texts("labels.horizons").stream().map(Integer::valueOf).toList(),
                Math.toIntExact(from.whole("labels.volatility_window")),
                from.number("labels.upper_barrier"),
                from.number("labels.lower_barrier"),
                Math.toIntExact(from.whole("labels.shortest_trend")),
                FeatureSettings.eras(from));
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
                Math.toIntExact(from.whole("universe.delisted_after_days")),
                Math.toIntExact(from.whole("universe.top_by_volume")),
                AssetFile.read(from.paths("universe.names")));
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
