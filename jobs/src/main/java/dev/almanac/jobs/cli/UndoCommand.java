package dev.almanac.jobs.cli;

import dev.almanac.analytics.error.ExitCode;
import dev.almanac.jobs.config.Settings;
import dev.almanac.jobs.run.Answer;
import dev.almanac.jobs.run.UndoJob;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code almanac ingest undo}. */
@Command(
        name = "undo",
        header = "Take a load back: candles, quarantine and remarks as without it.",
        description = {
            "Candles that the load added are removed, those that it replaced or completed get",
            "their earlier content again; what it refused leaves quarantine, and the series",
            "that it touched are judged anew. Without RUN it lists the latest loads."
        },
        footer = {
            "%nWhere a later run changed the same candles, or their earlier content is not kept",
            "any more, nothing is taken back (exit code 2). A load that was taken back can be",
            "loaded again. Features and labels follow with the next almanac features and",
            "almanac labels; published rankings stay, new ones get a new revision.",
            "%nExamples:",
            "  almanac ingest undo",
            "  almanac ingest undo 019ca6b3-5a00 --dry-run",
            "  almanac ingest undo 019ca6b3-5a00"
        })
final class UndoCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private IngestCommand parent;

    @Parameters(
            arity = "0..1",
            paramLabel = "RUN",
            description = "The run of the load, or the first 8 characters or more of its id.")
    private Optional<String> run = Optional.empty();

    @Option(names = "--dry-run", description = "Say what would be taken back, and change nothing.")
    private boolean dryRun;

    @Mixin
    private final SkipWhenEmpty skip = new SkipWhenEmpty();

    @Override
    public Integer call() {
        AlmanacCommand root = parent.root;
        if (run.isPresent() && !dryRun) {
            return Jobs.of(root, Map.of()).finish(jobs -> jobs.undo(run.get()), skip.code());
        }
        Settings settings = Settings.of(root.configuration());
        Answer answer = run.isPresent()
                ? UndoJob.plan(root.invocation(), root.status(), settings, run.get())
                : UndoJob.loads(root.invocation(), root.status(), settings);
        root.invocation().terminal().out().print(root.json() ? Json.text(answer.values()) + "\n" : answer.text());
        return ExitCode.DONE.code();
    }
}
