package dev.almanac.jobs.cli;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code almanac rank}. */
@Command(
        name = "rank",
        header = "Rank a day and publish its calls.",
        description = {
            "Needs features up to the day's last bar (almanac features, or daily for all).",
            "The same ranking again writes nothing; one that differs is a new revision."
        },
        footer = {"%nExamples:", "  almanac rank", "  almanac rank --as-of 2022-10-11"})
final class RankCommand extends Subcommand implements Callable<Integer> {
    @Mixin
    private final SkipWhenEmpty skip = new SkipWhenEmpty();

    @Override
    public Integer call() {
        Jobs jobs = Jobs.of(root, Map.of());
        Instant asOf = jobs.asOf();
        return jobs.finish(job -> job.rank(asOf), skip.code());
    }
}
