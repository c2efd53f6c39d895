package dev.almanac.jobs.run;

import dev.almanac.analytics.error.ExitCode;
import dev.almanac.connectors.file.FileCandleSource;
import dev.almanac.connectors.file.FileOverrides;
import dev.almanac.connectors.sample.Sample;
import dev.almanac.jobs.Invocation;
import dev.almanac.jobs.config.Settings;
import dev.almanac.jobs.terminal.StatusLine;
import dev.almanac.lake.ingest.IngestResult;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The jobs that write: each step alone, and all of a day in one session. */
public final class DayJob {
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
     * @param exitCode for the process
     * @param changed whether any table changed but {@code runs}
     * @param text the result for a person
     * @param values the same for a program
     */
    public record Result(ExitCode exitCode, boolean changed, String text, Map<String, Object> values) {}

    /** Loads files. */
    public Result ingest(List<String> paths, FileOverrides overrides, boolean replace) {
        FileCandleSource source = FileCandleSource.of(paths, overrides);
        source.plan(); // a path that leads nowhere is told before Spark starts
        try (Run run = Run.creating(invocation, status, settings)) {
            IngestResult result = new Steps(run, invocation, settings).ingest(source, replace);
            StringBuilder text = new StringBuilder(IngestText.text(result));
            source.skipped().forEach(file -> text.append("skipped: ")
                    .append(file.path())
                    .append(": ")
                    .append(file.reason())
                    .append('\n'));
            return new Result(
                    result.exitCode(), !run.isUnchanged(), text.toString(), Map.copyOf(IngestText.counts(result)));
        }
    }

    /** Brings the features up to the candles. */
    public Result features() {
        try (Run run = Run.writing(invocation, status, settings)) {
            new Steps(run, invocation, settings).features();
            return done(run);
        }
    }

    /** Ranks a day. */
    public Result rank(Instant asOf) {
        try (Run run = Run.writing(invocation, status, settings)) {
            new Steps(run, invocation, settings).rank(asOf);
            return done(run);
        }
    }

    /** Renders the report of a day that is ranked. */
    public Result report(Instant asOf) {
        try (Run run = Run.writing(invocation, status, settings)) {
            Steps.Written report = new Steps(run, invocation, settings).report(asOf, out());
            return reported(run, report, ExitCode.DONE);
        }
    }

    /** All steps of a day, beginning with the configured sources where there are any. */
    public Result daily(Instant asOf) {
        if (settings.files().isEmpty()) {
            try (Run run = Run.writing(invocation, status, settings)) {
                return day(run, asOf, ExitCode.DONE);
            }
        }
        FileCandleSource source = FileCandleSource.of(settings.files(), FileOverrides.NONE);
        try (Run run = Run.creating(invocation, status, settings)) {
            IngestResult result = new Steps(run, invocation, settings).ingest(source, false);
            return day(run, asOf, result.exitCode());
        }
    }

    /** All steps over the bundled sample, unpacked into {@code folder}. */
    public Result demo(Path folder) {
        List<String> files =
                Sample.extractTo(folder).stream().map(Path::toString).toList();
        try (Run run = Run.creating(invocation, status, settings)) {
            IngestResult result =
                    new Steps(run, invocation, settings).ingest(FileCandleSource.of(files, FileOverrides.NONE), false);
            return day(run, Sample.asOf(), result.exitCode());
        }
    }

    private Result day(Run run, Instant asOf, ExitCode ingested) {
        Steps steps = new Steps(run, invocation, settings);
        steps.features();
        steps.rank(asOf);
        return reported(run, steps.report(asOf, out()), ingested);
    }

    private Path out() {
        return invocation.path(Path.of(settings.report().out()));
    }

    private Result reported(Run run, Steps.Written report, ExitCode exitCode) {
        return new Result(
                exitCode, !run.isUnchanged(), ReportText.text(invocation, report), ReportText.values(run, report));
    }

    private static Result done(Run run) {
        return new Result(ExitCode.DONE, !run.isUnchanged(), "", RunText.values(run));
    }
}
