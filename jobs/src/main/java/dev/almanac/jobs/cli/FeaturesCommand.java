package dev.almanac.jobs.cli;

import dev.almanac.analytics.error.ExitCode;
import dev.almanac.jobs.run.DayJob;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code almanac features}. */
@Command(
        name = "features",
        header = "Bring the features up to the candles; only new bars are computed.",
        subcommands = FeatureListCommand.class,
        footer = {
            "%nExamples:",
            "  almanac features",
            "  almanac features --skip-when-empty --json",
            "  almanac features list --search volume"
        })
final class FeaturesCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private AlmanacCommand root;

    @Option(
            names = "--skip-when-empty",
            description = "Exit with 75 where nothing was new, so that a scheduler skips what follows.")
    private boolean skipWhenEmpty;

    /** The command that holds the options of every command. */
    AlmanacCommand root() {
        return root;
    }

    @Override
    public Integer call() {
        root.refuseAsOf("features");
        return new Jobs(root, Map.of()).finish(DayJob::features, skipWhenEmpty ? ExitCode.NOTHING_NEW : ExitCode.DONE);
    }
}
