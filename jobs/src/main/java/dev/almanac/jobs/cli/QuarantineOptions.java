package dev.almanac.jobs.cli;

import dev.almanac.connectors.file.FileOverrides;
import dev.almanac.lake.quarantine.Selection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which rows of quarantine are meant. */
final class QuarantineOptions {
    @Option(names = "--rule", paramLabel = "RULE", description = "Only rows that broke it, such as stored_conflict.")
    private Optional<String> rule = Optional.empty();

    @Option(names = "--venue", paramLabel = "NAME", description = "Only rows of a venue, such as binance.")
    private @Nullable String venue;

    @Option(names = "--symbol", paramLabel = "SYMBOL", description = "Only rows of a symbol, such as BTC/USDT.")
    private @Nullable String symbol;

    @Option(names = "--interval", paramLabel = "LENGTH", description = "Only rows of an interval, such as 1h.")
    private @Nullable String interval;

    @Option(names = "--run", paramLabel = "RUN", description = "Only rows that a run refused; the start of its id.")
    private Optional<String> run = Optional.empty();

    /** The rows that are meant, with these ids where there are some. */
    Selection selection(List<String> ids) {
        FileOverrides series = FileOverrides.parse(venue, symbol, interval);
        return new Selection(
                ids,
                rule,
                Optional.ofNullable(series.venue()),
                Optional.ofNullable(series.symbol()).map(Object::toString),
                Optional.ofNullable(series.interval()).map(length -> length.code()),
                run);
    }
}
