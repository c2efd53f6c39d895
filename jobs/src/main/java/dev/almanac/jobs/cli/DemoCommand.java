package dev.almanac.jobs.cli;

import dev.almanac.analytics.error.ExitCode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code almanac demo}. */
@Command(
        name = "demo",
        header = "Go the whole way on sample data: load, compute, rank, report.",
        description = {
            "Works in a folder of its own with real candles of 33 pairs up to 2022-10-11;",
            "needs no network and no settings. A second run changes no table and says so."
        },
        footer = {"%nExamples:", "  almanac demo", "  almanac demo --out /tmp/look"})
final class DemoCommand extends Subcommand implements Callable<Integer> {
    private static final String NOTICE = "Historical sample data: real candles of Binance up to 2022-10-11.";

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "almanac-demo",
            description = "For lake and reports; by default ./${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private Path out;

    @Override
    public Integer call() {
        Path folder = root.invocation().path(out);
        Map<String, String> options = new LinkedHashMap<>();
        options.put("lake.path", folder.resolve("lake").toString());
        options.put("report.out", folder.resolve("reports").toString());
        options.put("report.notice", NOTICE);
        return Jobs.computing(root, options).finish(jobs -> jobs.demo(folder.resolve("sample")), ExitCode.DONE);
    }
}
