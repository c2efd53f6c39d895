package dev.almanac.jobs.cli;

import dev.almanac.jobs.run.DayJob;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code almanac labels}. */
@Command(
        name = "labels",
        header = "Say what became of each bar, for learning; computes what is new only.",
        description = {
            "Forward return, triple barrier and trend scan over each of labels.horizons, in",
            "the table labels. A bar has a row for every horizon that has passed; none before."
        },
        footer = {"%nExamples:", "  almanac labels", "  almanac labels --skip-when-empty --json"})
final class LabelsCommand extends Subcommand implements Callable<Integer> {
    @Mixin
    private final SkipWhenEmpty skip = new SkipWhenEmpty();

    @Override
    public Integer call() {
        return Jobs.of(root, Map.of()).finish(DayJob::labels, skip.code());
    }
}
