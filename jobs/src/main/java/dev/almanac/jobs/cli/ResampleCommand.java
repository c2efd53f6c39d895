package dev.almanac.jobs.cli;

import dev.almanac.analytics.error.UserException;
import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.market.Resampler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code almanac ingest resample}. */
@Command(
        name = "resample",
        header = "Put stored candles together to candles of longer intervals.",
        description = {
            "They are taken in as a load: through the gate, and ingest undo takes them back.",
            "Bars that came from a file or a venue are never touched, and take the place of",
            "those that were made here when they come. A bar that lacks some of its shorter",
            "ones is marked in data_quality (incomplete); the last one waits until it has its",
            "end or its series goes on. Only what is new or has changed is looked at."
        },
        footer = {
            "%nExamples:",
            "  almanac ingest resample --from 1h --to 4h,1d",
            "  almanac ingest files data/binance --resample 4h,1d"
        })
final class ResampleCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private IngestCommand parent;

    @Option(names = "--from", required = true, paramLabel = "LENGTH", description = "The shorter interval, such as 1h.")
    private String from = "";

    @Option(names = "--to", required = true, paramLabel = "LENGTHS", description = "The longer ones, such as 4h,1d.")
    private String to = "";

    @Mixin
    private final SkipWhenEmpty skip = new SkipWhenEmpty();

    @Override
    public Integer call() {
        Interval shorter = interval("--from", from);
        List<Interval> longer = intervals("--to", to);
        for (Interval one : longer) {
            if (!Resampler.fits(shorter, one)) {
                throw UserException.usage(
                        "--to " + one + " cannot be made of --from " + shorter,
                        "bars of " + one + " are not made of two or more whole bars of " + shorter,
                        "give a shorter --from or a longer --to");
            }
        }
        return Jobs.of(parent.root, Map.of()).finish(jobs -> jobs.resample(shorter, longer), skip.code());
    }

    /** Lengths with commas between them, each once, the shortest first. */
    static List<Interval> intervals(String option, String text) {
        List<Interval> intervals = new ArrayList<>();
        for (String word : text.split(",", -1)) {
            intervals.add(interval(option, word));
        }
        return intervals.stream().distinct().sorted().toList();
    }

    private static Interval interval(String option, String word) {
        return Interval.parse(word)
                .orElseThrow(() -> UserException.usage(
                        option + " " + word + " is not understood",
                        "\"" + word.trim() + "\" is no interval that is known",
                        "choose of 1m, 5m, 15m, 30m, 1h, 4h, 1d, 1w"));
    }
}
