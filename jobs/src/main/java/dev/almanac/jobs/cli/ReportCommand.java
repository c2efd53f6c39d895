package dev.almanac.jobs.cli;

import dev.almanac.analytics.error.ExitCode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code almanac report}. */
@Command(
        name = "report",
        header = "Render the report of a ranked day.",
        footer = {
            "%nThe same lake, instant and settings give the same bytes.",
            "%nExamples:",
            "  almanac report --as-of 2022-10-11",
            "  almanac report --top 5 --format md,html --out reports"
        })
final class ReportCommand extends Subcommand implements Callable<Integer> {
    @Option(names = "--top", paramLabel = "N", description = "At most so many calls; by default report.top (10).")
    private Optional<String> top = Optional.empty();

    @Option(
            names = "--format",
            paramLabel = "LIST",
            description = "Of md, json, html, png, split by commas; by default report.formats (md,json,html).")
    private Optional<String> format = Optional.empty();

    @Option(names = "--out", paramLabel = "DIR", description = "For reports; by default report.out (almanac-reports).")
    private Optional<String> out = Optional.empty();

    @Override
    public Integer call() {
        Map<String, String> options = new LinkedHashMap<>();
        top.ifPresent(value -> options.put("report.top", value));
        format.ifPresent(value -> options.put("report.formats", value));
        out.ifPresent(value -> options.put("report.out", value));
        Jobs jobs = Jobs.of(root, options);
        Instant asOf = jobs.asOf();
        return jobs.finish(job -> job.report(asOf), ExitCode.DONE);
    }
}
