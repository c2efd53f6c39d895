package dev.almanac.jobs.cli;

import dev.almanac.connectors.file.FileOverrides;
import dev.almanac.jobs.config.Moments;
import dev.almanac.lake.quality.QualityOverview;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code almanac quality}. */
@Command(
        name = "quality",
        header = "Check the stored candles and say what is wrong with them.",
        description = {
            "Looks at every series for what no single load shows: frozen prices, padded",
            "tails, prices off by a power of ten, jumps, swapped columns, bars of a longer",
            "interval, and at what venues and intervals say of each other. What it finds is",
            "kept in data_quality; nothing is repaired. docs/quality.md lists every check.",
            "",
            "Severity is what is done: quarantine (the row was not stored), veto (the pair is",
            "not ranked while it shows in its last 90 daily bars), warn (somebody should",
            "look), note. A pair's score is 100 less what each check that found something",
            "costs, by severity and by the share of bars; that of its worst interval."
        },
        footer = {
            "%nThe exit code is 0 whatever is found; almanac rank leaves out what is vetoed.",
            "%nExamples:",
            "  almanac quality",
            "  almanac quality --since 2022-09-01 --symbol BTC/USDT",
            "  almanac quality --json > quality.json"
        })
final class QualityCommand extends Subcommand implements Callable<Integer> {
    @Option(
            names = "--since",
            paramLabel = "DATE",
            description = "Show and score only what is later: 2022-09-01, or an instant. All bars are checked.")
    private Optional<String> since = Optional.empty();

    @Option(names = "--venue", paramLabel = "NAME", description = "Show only this venue, such as binance.")
    private Optional<String> venue = Optional.empty();

    @Option(
            names = "--symbol",
            paramLabel = "SYMBOL",
            description = "Check and show only this symbol, such as BTC/USDT.")
    private Optional<String> symbol = Optional.empty();

    @Mixin
    private final SkipWhenEmpty skip = new SkipWhenEmpty();

    @Override
    public Integer call() {
        Optional<Instant> from = since.map(text -> Moments.parse("--since", text));
        FileOverrides series = FileOverrides.parse(venue.orElse(null), symbol.orElse(null), null);
        QualityOverview.Wanted wanted = new QualityOverview.Wanted(
                from, Optional.ofNullable(series.venue()), Optional.ofNullable(series.symbol()));
        return Jobs.of(root, Map.of()).finish(job -> job.quality(wanted), skip.code());
    }
}
