package dev.almanac.jobs.run;

import dev.almanac.analytics.error.ExitCode;
import dev.almanac.analytics.feature.FeatureSet;
import dev.almanac.analytics.figure.Figures;
import dev.almanac.analytics.label.LabelSettings;
import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.market.Resampler;
import dev.almanac.analytics.market.Symbol;
import dev.almanac.analytics.port.CandleSource;
import dev.almanac.analytics.port.InstrumentList;
import dev.almanac.analytics.quality.check.CheckSettings;
import dev.almanac.analytics.report.ReportInput;
import dev.almanac.analytics.report.ReportModel;
import dev.almanac.analytics.universe.AssetClassifier;
import dev.almanac.analytics.universe.UniverseSettings;
import dev.almanac.jobs.Invocation;
import dev.almanac.jobs.Version;
import dev.almanac.jobs.config.FeatureSettings;
import dev.almanac.jobs.config.Settings;
import dev.almanac.jobs.terminal.StatusLine;
import dev.almanac.lake.feature.FeaturePipeline;
import dev.almanac.lake.feature.FeatureResult;
import dev.almanac.lake.feature.FeatureTables;
import dev.almanac.lake.feature.HistoryLength;
import dev.almanac.lake.ingest.IngestOptions;
import dev.almanac.lake.ingest.IngestPipeline;
import dev.almanac.lake.ingest.IngestProgress;
import dev.almanac.lake.ingest.IngestResult;
import dev.almanac.lake.ingest.ResamplePipeline;
import dev.almanac.lake.ingest.SeriesEnds;
import dev.almanac.lake.label.LabelPipeline;
import dev.almanac.lake.quality.QualityPipeline;
import dev.almanac.lake.ranking.RankingOutcome;
import dev.almanac.lake.ranking.RankingPipeline;
import dev.almanac.lake.ranking.RankingRequest;
import dev.almanac.lake.reporting.GatheredReport;
import dev.almanac.lake.reporting.ReportPipeline;
import dev.almanac.lake.row.DailyRows;
import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.TableSpec;
import dev.almanac.lake.table.WriteResult;
import dev.almanac.lake.universe.InstrumentRefresh;
import dev.almanac.reports.Format;
import dev.almanac.reports.ReportFile;
import dev.almanac.reports.ReportFiles;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The steps of a day, each over the tables that the one before wrote. */
final class Steps {
    private final Run run;
    private final Invocation invocation;
    private final Settings settings;
    private final TableSpec features;

    Steps(Run run, Invocation invocation, Settings settings) {
        this.run = run;
        this.invocation = invocation;
        this.settings = settings;
        this.features = FeatureTables.spec(settings.features());
    }

    /**
     * Takes candles in; a failed series ends in {@link ExitCode#QUALITY}, after the others were committed.
     *
     * @param longer intervals that the bars of the load are then put together to; one load with it, taken back as one
     * @param made told what that came to
     */
    IngestResult ingest(CandleSource source, boolean replace, List<Interval> longer, Consumer<String> made) {
        IngestPipeline pipeline = new IngestPipeline(run.lake());
        IngestOptions options = options().withReplace(replace);
        return ingest(line -> {
            IngestResult result = pipeline.run(source, options.withProgress(telling(line)));
            return ingested(result, longer.isEmpty() ? 0 : resampled(result, longer, made));
        });
    }

    /** Takes in what venues say; it wins over what is stored. */
    IngestResult fetch(CandleSource source) {
        Clock clock = invocation.clock();
        IngestPipeline pipeline =
                new IngestPipeline(run.lake(), clock, settings.fetch().pace());
        IngestOptions options = IngestOptions.venues(settings.quality(), clock.instant(), run.id())
                .withBuild(Version.read().build())
                .withDelay(settings.candleDelay());
        return ingest(line -> ingested(pipeline.run(source, options.withProgress(new FetchProgress(line))), 0));
    }

    private IngestResult ingest(Function<StatusLine.Step, Outcome<IngestResult>> work) {
        return run.step(
                        "ingest",
                        List.of(Catalogue.CANDLES, Catalogue.DATA_QUALITY, Catalogue.QUARANTINE),
                        List.of(Catalogue.CANDLES, Catalogue.DATA_QUALITY, Catalogue.QUARANTINE),
                        work)
                .value();
    }

    private IngestOptions options() {
        return IngestOptions.files(invocation.clock().instant(), run.id())
                .withBuild(Version.read().build())
                .withRules(settings.quality())
                .withDelay(settings.candleDelay());
    }

    /** Makes longer bars of the longest bars of a load that all of them can be made of; returns the rows written. */
    private long resampled(IngestResult load, List<Interval> longer, Consumer<String> made) {
        Optional<Interval> from = load.series().stream()
                .map(report -> report.series().interval())
                .filter(interval -> longer.stream().allMatch(one -> Resampler.fits(interval, one)))
                .max(Comparator.naturalOrder());
        if (from.isEmpty()) {
            made.accept("note: no bars of the load are shorter than all of --resample; nothing was put together\n");
            return 0;
        }
        ResamplePipeline.Result result = ResamplePipeline.run(run.lake(), from.get(), longer, options());
        made.accept(ResampleText.text(from.get(), longer, result));
        return result.written();
    }

    /** Puts stored bars together to those of longer intervals. */
    ResamplePipeline.Result resample(Interval from, List<Interval> to) {
        return run.step(
                        "resample",
                        List.of(Catalogue.CANDLES, Catalogue.DATA_QUALITY, Catalogue.QUARANTINE),
                        List.of(Catalogue.CANDLES, Catalogue.DATA_QUALITY, Catalogue.QUARANTINE),
                        line -> {
                            ResamplePipeline.Result result = ResamplePipeline.run(
                                    run.lake(), from, to, options().withProgress(telling(line)));
                            return new Outcome<>(
                                    result,
                                    result.written(),
                                    result.made() + " bars, " + result.load().candles() + " new or changed",
                                    ResampleText.counts(result),
                                    result.load().exitCode());
                        })
                .value();
    }

    /** The status line's words for what an ingest has behind it. */
    private static IngestProgress telling(StatusLine.Step line) {
        return (part, rows) -> line.reached(part.equals("check") ? rows + " rows checked" : rows + " rows to " + part);
    }

    /** @param more rows that were written of what the load's bars were put together to */
    private static Outcome<IngestResult> ingested(IngestResult result, long more) {
        long written = result.candles() + result.quarantined() + result.findings() + more;
        String text = result.read() + " rows, " + result.candles() + " new";
        return new Outcome<>(result, written, text, IngestText.counts(result), result.exitCode());
    }

    /** Brings what is known of the candles' quality up to them; of one symbol, or of all. */
    void quality(Optional<Symbol> symbol) {
        CheckSettings checks = settings.checks();
        run.repeatable(
                "quality",
                List.of(Catalogue.CANDLES),
                List.of(Catalogue.DATA_QUALITY),
                () -> List.of(checks.toString(), symbol.map(Symbol::toString).orElse("")),
                Boolean.class,
                () -> checked(
                        SeriesEnds.across(run.lake(), () -> QualityPipeline.run(run.lake(), checks, symbol, run.id()))
                                .changed()),
                done -> checked(0));
    }

    private static Outcome<Boolean> checked(long rows) {
        return Outcome.done(true, rows, rows + " findings new or gone", Map.of("findings", rows));
    }

    /**
     * Brings the features of every set up to the candles, core first; before that, a declared column that no series is long
     * enough for ends the run. What there is to know of a declaration is said when it has no table yet.
     */
    void features() {
        settings.sets().stream().filter(FeatureSettings::isDeclared).forEach(set -> {
            HistoryLength.check(run.lake(), set).forEach(run::say);
            if (!FeatureTables.isBuilt(run.lake(), set)) {
                set.notes().forEach(run::say);
            }
        });
        features("features", settings.features());
        for (FeatureSet set : settings.sets()) {
            features("features_" + set.name(), set);
        }
    }

    private void features(String step, FeatureSet set) {
        run.repeatable(
                step,
                List.of(Catalogue.CANDLES),
                List.of(FeatureTables.spec(set), Catalogue.FEATURE_STATE),
                () -> List.of(
                        set.definitionHash(),
                        FeatureTables.current(run.lake(), set).orElse("none")),
                Boolean.class,
                () -> {
                    FeatureResult result = FeaturePipeline.run(run.lake(), set, run.id());
                    String how = result.kind() == FeatureResult.Kind.COPIED ? ", the columns that stayed copied" : "";
                    return computed(result.features().changed(), result.states().changed(), how);
                },
                done -> computed(0, 0, ""));
    }

    /** There is nothing to tell of it later but that it was done. */
    private static Outcome<Boolean> computed(long rows, long states, String how) {
        Map<String, Long> counts = Map.of("features", rows, "states", states);
        return Outcome.done(true, rows + states, rows + " rows" + how, counts);
    }

    /** Brings the labels up to the candles. */
    void labels() {
        LabelSettings labels = settings.labels();
        run.repeatable(
                "labels",
                List.of(Catalogue.CANDLES),
                List.of(LabelPipeline.TABLE),
                () -> List.of(labels.definition()),
                String.class,
                () -> labelled(
                        labels,
                        LabelPipeline.run(run.lake(), labels, run.id()).labels().changed()),
                hash -> labelled(labels, 0));
    }

    private static Outcome<String> labelled(LabelSettings labels, long rows) {
        return Outcome.done(labels.definition(), rows, rows + " rows", Map.of("labels", rows));
    }

    /** Brings the table of instruments up to the candles and to what venues list. */
    WriteResult universe(List<InstrumentList> lists) {
        UniverseSettings members = settings.ranking().universe();
        Instant now = invocation.clock().instant();
        return run.step(
                        "universe",
                        List.of(Catalogue.CANDLES, Catalogue.INSTRUMENTS),
                        List.of(Catalogue.INSTRUMENTS),
                        line -> {
                            DailyRows.Daily daily = DailyRows.read(
                                    run.lake().read(Catalogue.CANDLES),
                                    new DailyRows.Question(
                                            now,
                                            ReportInput.HISTORY_DAYS,
                                            Set.of(),
                                            AssetClassifier.BARS,
                                            members.delistedAfterDays(),
                                            members.names()));
                            WriteResult written = InstrumentRefresh.run(
                                    run.lake(),
                                    daily,
                                    lists,
                                    members.delistedAfterDays(),
                                    members.names(),
                                    now,
                                    run.id());
                            return Outcome.done(
                                    written,
                                    written.changed(),
                                    written.changed() + " rows",
                                    Map.of("instruments", written.changed()));
                        })
                .value();
    }

    /** Ranks the day. */
    Ranked rank(Instant asOf) {
        RankingRequest request = new RankingRequest(
                asOf,
                settings.ranking(),
                settings.checks(),
                features,
                invocation.clock().instant(),
                run.id());
        return run.repeatable(
                "rank",
                List.of(Catalogue.CANDLES, Catalogue.DATA_QUALITY, Catalogue.INSTRUMENTS, features, Catalogue.RANKINGS),
                List.of(Catalogue.INSTRUMENTS, Catalogue.RANKINGS, Catalogue.RECOMMENDATIONS),
                () -> List.of(
                        asOf.toString(),
                        settings.ranking().hash(),
                        settings.checks().toString()),
                Ranked.class,
                () -> {
                    RankingOutcome result = RankingPipeline.run(run.lake(), request);
                    return ranked(Ranked.of(result), written(result));
                },
                before -> ranked(before, 0));
    }

    private static long written(RankingOutcome result) {
        return result.universe().changed()
                + result.rankings().changed()
                + result.recommendations().changed();
    }

    private static Outcome<Ranked> ranked(Ranked value, long written) {
        String text = Figures.count(value.symbols(), "symbol", "symbols") + ", "
                + Figures.count(value.calls(), "call", "calls");
        return Outcome.done(value, written, text, Map.of("ranked", value.symbols(), "calls", value.calls()));
    }

    /** A report that was written. */
    record Written(ReportModel model, List<ReportFile> files) {}

    /** Writes the report of the day's latest ranking into {@code out} and keeps its manifest. */
    Written report(Instant asOf, Path out) {
        return run.step(
                        "report",
                        List.of(Catalogue.CANDLES, Catalogue.DATA_QUALITY, Catalogue.RANKINGS),
                        List.of(Catalogue.REPORTS),
                        line -> reported(asOf, out))
                .value();
    }

    private Outcome<Written> reported(Instant asOf, Path out) {
        GatheredReport report = ReportPipeline.gather(
                run.lake(),
                asOf,
                settings.report().shaping(),
                features,
                Version.read().almanac());
        List<ReportFile> files = ReportFiles.write(report.model(), out, formats());
        WriteResult kept = ReportPipeline.record(
                run.lake(),
                report.manifest(),
                Renderings.read(files),
                invocation.clock().instant(),
                run.id());
        long written = files.stream().filter(ReportFile::written).count();
        String text = Figures.count(files.size(), "file", "files") + ", " + written + " new";
        return Outcome.done(
                new Written(report.model(), files), kept.changed(), text, Map.of("files", (long) files.size()));
    }

    private Set<Format> formats() {
        return settings.report().formats().stream()
                .map(name -> Format.parse(name).orElseThrow())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Format.class)));
    }
}
