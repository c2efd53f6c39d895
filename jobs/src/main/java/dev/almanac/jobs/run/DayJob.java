package dev.almanac.jobs.run;

import dev.almanac.analytics.error.UserException;
import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.port.CandleSource;
import dev.almanac.connectors.file.AddressCandleSource;
import dev.almanac.connectors.file.FileCandleSource;
import dev.almanac.connectors.file.FileOverrides;
import dev.almanac.connectors.file.SkippedFile;
import dev.almanac.connectors.sample.Sample;
import dev.almanac.jobs.Invocation;
import dev.almanac.jobs.config.Settings;
import dev.almanac.jobs.terminal.StatusLine;
import dev.almanac.lake.ingest.IngestResult;
import dev.almanac.lake.ingest.ResamplePipeline;
import dev.almanac.lake.quality.QualityOverview;
import dev.almanac.lake.quarantine.Selection;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The jobs that write: each step alone, and all of a day in one session. */
public final class DayJob {
    /** What a command without {@code --lake} means. */
    private static final String DEFAULT_LAKE = "lake";

    private final Invocation invocation;
    private final StatusLine status;
    private final Settings settings;

    /** @param settings how, where from and where to */
    public DayJob(Invocation invocation, StatusLine status, Settings settings) {
        this.invocation = invocation;
        this.status = status;
        this.settings = settings;
    }

    /**
     * How a job ended.
     *
     * @param failure what was not sound though the rest was done, to be told when the result has been shown
     * @param changed whether any table changed but {@code runs}
     * @param text the result for a person
     * @param values the same for a program
     */
    public record Result(Optional<UserException> failure, boolean changed, String text, Map<String, Object> values) {
        /** The same with something more to tell. */
        Result with(String more, Map<String, Object> moreValues) {
            Map<String, Object> all = new LinkedHashMap<>(values);
            all.putAll(moreValues);
            return new Result(failure, changed, text + more, all);
        }
    }

    /** Loads files, and puts their bars together to those of the {@code longer} intervals. */
    public Result ingest(List<String> paths, FileOverrides overrides, boolean replace, List<Interval> longer) {
        FileCandleSource source = FileCandleSource.of(paths, overrides);
        source.plan(); // a path that leads nowhere is told before Spark starts
        return ingest(source, source.skipped(), replace, longer);
    }

    /** Loads files at addresses; those that name no server lie below the archive's. */
    public Result ingestArchive(List<String> addresses, FileOverrides overrides, boolean replace) {
        return ingest(AddressCandleSource.of(settings.archive(), addresses, overrides), List.of(), replace, List.of());
    }

    /** Puts stored bars together to those of longer intervals. */
    public Result resample(Interval from, List<Interval> to) {
        try (Run run = Run.writing(invocation, status, settings)) {
            ResamplePipeline.Result result = new Steps(run, invocation, settings).resample(from, to);
            return new Result(
                    GateFailure.of(result.load()),
                    !run.isUnchanged(),
                    ResampleText.text(from, to, result),
                    ResampleText.values(from, to, result));
        }
    }

    private Result ingest(CandleSource source, List<SkippedFile> skipped, boolean replace, List<Interval> longer) {
        try (Run run = Run.creating(invocation, status, settings)) {
            StringBuilder made = new StringBuilder();
            IngestResult result = new Steps(run, invocation, settings).ingest(source, replace, longer, made::append);
            return new Result(
                    GateFailure.of(result),
                    !run.isUnchanged(),
                    IngestText.text(result, skipped)
                            + made
                            + IngestText.next(result, settings.lake().equals(DEFAULT_LAKE) ? "" : settings.lake()),
                    IngestText.values(result, skipped));
        }
    }

    /** Loads what is missing from venues. */
    public Result fetch(FetchRequest request) {
        return VenueJob.run(invocation, status, settings, request);
    }

    /** What a fetch would bring, and how long it would take. */
    public Answer planFetch(FetchRequest request) {
        return VenueJob.plan(invocation, status, settings, request);
    }

    /** Takes the load of a run back. */
    public Result undo(String name) {
        return UndoJob.run(invocation, status, settings, name);
    }

    /** Takes rows of quarantine in after all. */
    public Result release(Selection selection) {
        return QuarantineJob.release(invocation, status, settings, selection);
    }

    /** Brings the features up to the candles. */
    public Result features() {
        try (Run run = Run.writing(invocation, status, settings)) {
            new Steps(run, invocation, settings).features();
            return done(run);
        }
    }

    /** Brings the labels up to the candles. */
    public Result labels() {
        try (Run run = Run.writing(invocation, status, settings)) {
            new Steps(run, invocation, settings).labels();
            return done(run);
        }
    }

    /** Checks the stored candles and shows what is known of their quality. */
    public Result quality(QualityOverview.Wanted wanted) {
        try (Run run = Run.writing(invocation, status, settings)) {
            new Steps(run, invocation, settings).quality(wanted.symbol());
            QualityOverview overview = QualityOverview.read(run.lake(), wanted);
            return new Result(
                    Optional.empty(), !run.isUnchanged(), QualityText.text(overview), QualityText.values(overview));
        }
    }

    /** Brings the table of instruments up to the candles and to what {@code venues} list. */
    public Result refreshUniverse(List<String> venues) {
        return UniverseJob.refresh(invocation, status, settings, venues);
    }

    /** Ranks a day. */
    public Result rank(Instant asOf) {
        try (Run run = Run.writing(invocation, status, settings)) {
            Ranked ranked = new Steps(run, invocation, settings).rank(asOf);
            return done(run).with(why(ranked, asOf, "rank"), RankText.values(ranked));
        }
    }

    /** Renders the report of a day that is ranked. */
    public Result report(Instant asOf) {
        try (Run run = Run.writing(invocation, status, settings)) {
            Steps.Written report = new Steps(run, invocation, settings).report(asOf, out());
            return reported(run, report);
        }
    }

    /** All steps of a day, beginning with the configured sources where there are any. */
    public Result daily(Instant asOf) {
        boolean fetches = !settings.fetch().venues().isEmpty();
        if (settings.files().isEmpty() && !fetches) {
            try (Run run = Run.writing(invocation, status, settings)) {
                return day(run, asOf);
            }
        }
        Optional<FileCandleSource> files = settings.files().isEmpty()
                ? Optional.empty()
                : Optional.of(FileCandleSource.of(settings.files(), FileOverrides.NONE));
        Optional<VenueJob> venues = fetches
                ? Optional.of(new VenueJob(invocation, status, settings, FetchRequest.MISSING))
                : Optional.empty();
        try (Run run = Run.creating(invocation, status, settings)) {
            Steps steps = new Steps(run, invocation, settings);
            Optional<VenueJob.Fetched> fetched = venues.map(job -> job.fetch(run, steps));
            Optional<IngestResult> load = files.map(source -> steps.ingest(source, false, List.of(), text -> {}));
            Result day = day(run, asOf);
            Result loaded = load.isPresent()
                    ? withIngest(load.get(), files.orElseThrow().skipped(), day)
                    : day;
            return fetched.isPresent() ? withFetch(fetched.get(), loaded) : loaded;
        }
    }

    /** The same of a day that began with a fetch, and perhaps with a load of files behind it. */
    private static Result withFetch(VenueJob.Fetched fetched, Result day) {
        Map<String, Object> values = new LinkedHashMap<>(day.values());
        values.put("venues", VenueText.values(fetched));
        String text = VenueText.isClean(fetched) ? day.text() : VenueText.text(fetched) + "\n" + day.text();
        Optional<UserException> failure = VenueFailure.of(fetched);
        if (failure.isPresent()) {
            day.failure().ifPresent(failure.get()::addSuppressed);
        }
        return new Result(failure.or(day::failure), day.changed(), text, values);
    }

    /** All steps over the bundled sample, unpacked into {@code folder}. */
    public Result demo(Path folder) {
        List<String> files =
                Sample.extractTo(folder).stream().map(Path::toString).toList();
        try (Run run = Run.creating(invocation, status, settings)) {
            FileCandleSource source = FileCandleSource.of(files, FileOverrides.NONE);
            IngestResult result = new Steps(run, invocation, settings).ingest(source, false, List.of(), text -> {});
            String almanac = invocation.launcher();
            String next = "next: " + almanac + " why BTC --lake " + Invocation.typed(shown(settings.lake())) + "; "
                    + almanac + " --help lists the commands\n";
            return withIngest(result, source.skipped(), day(run, Sample.asOf()).with(next, Map.of()));
        }
    }

    /** A path as it is typed in the working directory. */
    private String shown(String path) {
        Path absolute = Path.of(path).toAbsolutePath();
        Path here = invocation.folder().toAbsolutePath();
        return absolute.startsWith(here) ? here.relativize(absolute).toString() : path;
    }

    /**
     * The result of a day that began with a load: the load decides whether it failed, and where something in it was not simply
     * taken, it is told before the report, so that the code comes with its reason.
     */
    static Result withIngest(IngestResult load, List<SkippedFile> skipped, Result day) {
        Map<String, Object> values = new LinkedHashMap<>(day.values());
        values.put("ingest", IngestText.values(load, skipped));
        boolean told = !IngestText.isClean(load) || !skipped.isEmpty();
        String text = told ? IngestText.text(load, skipped) + "\n" + day.text() : day.text();
        return new Result(GateFailure.of(load), day.changed(), text, values);
    }

    private Result day(Run run, Instant asOf) {
        Steps steps = new Steps(run, invocation, settings);
        steps.features();
        if (settings.checkDaily()) {
            steps.quality(Optional.empty());
        }
        Ranked ranked = steps.rank(asOf);
        Result report = reported(run, steps.report(asOf, out()));
        String why = why(ranked, asOf, "daily");
        return report.with(why.isEmpty() ? "" : "\n" + why, RankText.values(ranked));
    }

    private String why(Ranked ranked, Instant asOf, String command) {
        return RankText.text(ranked, asOf, command, settings.ranking().minMembers());
    }

    private Path out() {
        return invocation.path(Path.of(settings.report().out()));
    }

    private Result reported(Run run, Steps.Written report) {
        return new Result(
                Optional.empty(),
                !run.isUnchanged(),
                ReportText.text(invocation, report),
                ReportText.values(run, report));
    }

    private static Result done(Run run) {
        return new Result(Optional.empty(), !run.isUnchanged(), "", RunText.values(run));
    }
}
