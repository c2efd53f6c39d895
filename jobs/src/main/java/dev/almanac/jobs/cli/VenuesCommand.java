package dev.almanac.jobs.cli;

import dev.almanac.analytics.error.UserException;
import dev.almanac.jobs.config.Moments;
import dev.almanac.jobs.run.FetchRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code almanac ingest venues}. */
@Command(
        name = "venues",
        header = "Fetch from exchanges what the lake lacks.",
        description = {
            "Asks each venue what it lists, sees what the lake has, and fetches what is",
            "missing: bars since the last one, gaps, and the last few bars once more, as",
            "venues correct them (what differs replaces the stored bar and is noted in",
            "data_quality). A bar that has not closed is never stored. One budget holds for",
            "all calls to a venue. What was read is committed as it goes; a run that was cut",
            "off is begun again and goes on. Venues: binance, coinbase, kraken, bybit, okx."
        },
        footer = {
            "%nA venue that does not answer does not hold up the others; the exit code is",
            "then 3, and 4 where none answers.",
            "%nExamples:",
            "  almanac ingest venues --venue binance --symbols BTC/USDT,ETH/USDT",
            "  almanac ingest venues --venue binance --interval 1h --from 2024-01-01",
            "  almanac ingest venues --venue kraken --quote USD --top 30",
            "  almanac ingest venues --venue okx --symbols BTC/USDT --dry-run",
            "  almanac ingest venues     (what sources.venues and venues.symbols name)"
        })
final class VenuesCommand implements Callable<Integer> {
    /** How many of the busiest are fetched where only their quote asset is said. */
    private static final String TOP = "50";

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private IngestCommand parent;

    @Option(names = "--venue", paramLabel = "NAMES", description = "Venues, with commas; by default sources.venues.")
    private Optional<String> venues = Optional.empty();

    @Option(
            names = "--symbols",
            paramLabel = "PAIRS",
            description = "Pairs, with commas; by default venues.symbols, else those that the lake has.")
    private Optional<String> symbols = Optional.empty();

    @Option(
            names = "--quote",
            paramLabel = "ASSET",
            description = "In place of pairs: the busiest of this quote asset, and those of it that the lake has.")
    private Optional<String> quote = Optional.empty();

    @Option(
            names = "--top",
            paramLabel = "NUMBER",
            description = "How many, by the median turnover of 30 days; by default " + TOP + ".")
    private Optional<String> top = Optional.empty();

    @Option(
            names = "--interval",
            paramLabel = "LENGTHS",
            description = "1m 5m 15m 30m 1h 4h 1d 1w, with commas; by default venues.intervals.")
    private Optional<String> intervals = Optional.empty();

    @Option(
            names = "--from",
            paramLabel = "DATE",
            description = "From when on: 2024-01-01, or an instant; by default the first stored bar, two years for a "
                    + "pair that is new.")
    private Optional<String> from = Optional.empty();

    @Option(names = "--to", paramLabel = "DATE", description = "Up to when, exclusive; by default now.")
    private Optional<String> to = Optional.empty();

    @Option(
            names = "--for",
            paramLabel = "MINUTES",
            description = "End after so long with what was fetched by then; the same command goes on later.")
    private Optional<String> minutes = Optional.empty();

    @Option(
            names = "--repair",
            description = "Fetch again what data_quality lists as missing or odd; the venue's bars win.")
    private boolean repair;

    @Option(names = "--dry-run", description = "Say what would be fetched and how long that takes; fetch nothing.")
    private boolean dryRun;

    @Option(names = "--base", paramLabel = "URL", description = VenueBase.HELP)
    private Optional<String> base = Optional.empty();

    @Mixin
    private final SkipWhenEmpty skip = new SkipWhenEmpty();

    @Override
    public Integer call() {
        FetchRequest request = new FetchRequest(to.map(text -> Moments.parse("--to", text)), repair);
        Jobs jobs = Jobs.of(parent.root, options());
        return dryRun
                ? jobs.answer(job -> job.planFetch(request))
                : jobs.finish(job -> job.fetch(request), skip.code());
    }

    private Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>();
        venues.ifPresent(names -> options.put("sources.venues", names));
        symbols.ifPresent(pairs -> options.put("venues.symbols", pairs));
        if (quote.isPresent() || top.isPresent()) {
            requireNoSymbols();
            options.put("venues.symbols", "");
            options.put("venues.top", top.orElse(TOP));
            quote.ifPresent(asset -> options.put("venues.quote", asset));
        }
        intervals.ifPresent(lengths -> options.put("venues.intervals", lengths));
        minutes.ifPresent(time -> options.put("venues.for_min", time));
        from.ifPresent(date -> options.put("venues.from", date));
        options.putAll(VenueBase.setting(base, venues));
        return options;
    }

    private void requireNoSymbols() {
        if (symbols.isPresent()) {
            throw UserException.usage(
                    "--symbols and --quote or --top do not go together",
                    "the one names pairs, the other has the busiest chosen",
                    "leave one of them out");
        }
    }
}
