package dev.almanac.jobs.cli;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code almanac daily}. */
@Command(
        name = "daily",
        header = "All steps of a day at once: load, features, rank, report.",
        footer = {
            "%nFetches from the venues of the setting sources.venues and loads the files of",
            "sources.files; without either it works on what the lake holds. Where nobody can be",
            "ranked it says why, and which day could.",
            "%nExamples:",
            "  almanac daily",
            "  almanac daily --as-of 2022-10-11T00:00:00Z --out reports"
        })
final class DailyCommand extends Subcommand implements Callable<Integer> {
    @Option(names = "--out", paramLabel = "DIR", description = "For reports; by default report.out (almanac-reports).")
    private Optional<String> out = Optional.empty();

    @Mixin
    private final SkipWhenEmpty skip = new SkipWhenEmpty();

    @Override
    public Integer call() {
        Map<String, String> options = new LinkedHashMap<>();
        out.ifPresent(value -> options.put("report.out", value));
        Jobs jobs = Jobs.computing(root, options);
        Instant asOf = jobs.asOf();
        return jobs.finish(job -> job.daily(asOf), skip.code());
    }
}
