package dev.almanac.jobs.cli;

import dev.almanac.connectors.file.AddressCandleSource;
import dev.almanac.connectors.file.FileOverrides;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code almanac ingest archive}. */
@Command(
        name = "archive",
        header = "Load candles from an exchange's archive by address, for bulk history.",
        description = {
            "Each file is fetched, held against the checksum that is published beside it",
            "(NAME.CHECKSUM), read as ingest files reads, and removed again. Files that were",
            "loaded in whole before, whose checksum is the same and whose bars are all stored,",
            "are not fetched again; --replace fetches all. Venue, symbol and interval are read",
            "from the address, as from a path."
        },
        footer = {
            "%nA file that is not there, or is not what its checksum says, fails its symbol;",
            "the others are loaded (exit code 3). Where the server answers nothing at all,",
            "nothing changes and the exit code is 4.",
            "%nExamples:",
            "  almanac ingest archive --list months.txt",
            "  almanac ingest archive --list months.txt --base http://mirror.example",
            "%nwhere months.txt has lines such as",
            "  data/spot/monthly/klines/BTCUSDT/1h/BTCUSDT-1h-2024-09.zip"
        })
final class ArchiveCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private IngestCommand parent;

    @Parameters(
            arity = "0..*",
            paramLabel = "ADDRESS",
            description = "Addresses of files; those without http:// or https:// lie below --base.")
    private List<String> addresses = List.of();

    @Option(names = "--list", paramLabel = "FILE", description = "A text file of addresses, one a line.")
    private Optional<Path> list = Optional.empty();

    @Option(
            names = "--base",
            paramLabel = "URL",
            description = "The archive's server; sources.archive, https://data.binance.vision by default.")
    private Optional<String> base = Optional.empty();

    @Option(names = "--venue", paramLabel = "NAME", description = "The venue of all files, such as binance.")
    private @Nullable String venue;

    @Option(names = "--symbol", paramLabel = "SYMBOL", description = "The symbol of all files, such as BTC/USDT.")
    private @Nullable String symbol;

    @Option(names = "--interval", paramLabel = "LENGTH", description = "The interval of all files, such as 1h.")
    private @Nullable String interval;

    @Option(names = "--replace", description = "Let these files win over stored bars that they contradict.")
    private boolean replace;

    @Mixin
    private final SkipWhenEmpty skip = new SkipWhenEmpty();

    @Override
    public Integer call() {
        List<String> all = new ArrayList<>(addresses);
        AlmanacCommand root = parent.root;
        list.map(root.invocation()::path).map(AddressCandleSource::listed).ifPresent(all::addAll);
        FileOverrides overrides = FileOverrides.parse(venue, symbol, interval);
        Map<String, String> options =
                base.map(url -> Map.of("sources.archive", url)).orElse(Map.of());
        return Jobs.of(root, options).finish(jobs -> jobs.ingestArchive(all, overrides, replace), skip.code());
    }
}
