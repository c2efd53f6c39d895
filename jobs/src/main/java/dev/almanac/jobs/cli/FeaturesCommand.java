package dev.almanac.jobs.cli;

import dev.almanac.jobs.run.DayJob;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code almanac features}. */
@Command(
        name = "features",
        header = "Bring the features up to the candles; computes new bars only.",
        subcommands = FeatureListCommand.class,
        footer = {
            "%nExamples:",
            "  almanac features",
            "  almanac features --skip-when-empty --json",
            "  almanac features list --search volume"
        })
final class FeaturesCommand extends Subcommand implements Callable<Integer> {
    @Mixin
    private final SkipWhenEmpty skip = new SkipWhenEmpty();

    @Override
    public Integer call() {
        return Jobs.computing(root, Map.of()).finish(DayJob::features, skip.code());
    }
}
