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
        header = "Bring the features up to the candles; computes new bars only.",
        footer = {"%nExamples:", "  almanac features", "  almanac features --skip-when-empty --json"})
final class FeaturesCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private AlmanacCommand root;

    @Option(names = "--skip-when-empty", description = "Exit with 75 where nothing was new, for schedulers.")
    private boolean skipWhenEmpty;

    @Override
    public Integer call() {
        return new Jobs(root, Map.of()).finish(DayJob::features, skipWhenEmpty ? ExitCode.NOTHING_NEW : ExitCode.DONE);
    }
}
