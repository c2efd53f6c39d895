package dev.almanac.jobs.cli;

import dev.almanac.analytics.error.ExitCode;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code almanac rank}. */
@Command(
        name = "rank",
        header = "Rank a day and publish its calls.",
        description = {
            "Needs features up to the day's last bar (almanac features, or daily for all).",
            "The same ranking again writes nothing; one that differs is a new revision."
        },
        footer = {"%nExamples:", "  almanac rank", "  almanac rank --as-of 2022-10-11"})
final class RankCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private AlmanacCommand root;

    @Option(names = "--skip-when-empty", description = "Exit with 75 where nothing was new, for schedulers.")
    private boolean skipWhenEmpty;

    @Override
    public Integer call() {
        Jobs jobs = new Jobs(root, Map.of());
        Instant asOf = jobs.asOf();
        return jobs.finish(job -> job.rank(asOf), skipWhenEmpty ? ExitCode.NOTHING_NEW : ExitCode.DONE);
    }
}
