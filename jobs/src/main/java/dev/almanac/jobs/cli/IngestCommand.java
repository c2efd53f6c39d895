package dev.almanac.jobs.cli;

import dev.almanac.analytics.market.Interval;
import dev.almanac.connectors.file.FileOverrides;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code almanac ingest} and the kinds of sources below it. */
@Command(
        name = "ingest",
        header = "Load candles through the quality gate.",
        footer = {
            "%nExamples:",
            "  almanac ingest files data/binance",
            "  almanac ingest venues --venue binance --symbols BTC/USDT",
            "  almanac ingest files --help"
        },
        commandListHeading = "%nKinds of sources, and the way back:%n",
        subcommands = {
            IngestCommand.FromFiles.class,
            VenuesCommand.class,
            ArchiveCommand.class,
            ResampleCommand.class,
            UndoCommand.class
        })
final class IngestCommand extends Subcommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "ingest needs a kind of source: files, venues");
    }

    /** {@code almanac ingest files}. */
    @Command(
            name = "files",
            header = "Load candles from files, folders and patterns.",
            description = {
                "JSON and CSV, also gzipped, exchanges' zip archives, Parquet and Feather. Venue,",
                "symbol and interval are read from columns, file names or folders",
                "(BTC_USDT-1d.json, binance/...) unless the options below say them. A checksum",
                "beside a file (NAME.CHECKSUM) must be that of the file."
            },
            footer = {
                "%nRows that break a rule go to quarantine with the reason. A symbol with too many",
                "of them (quality.max_bad_share, 5 %%) or with a file that cannot be read is left",
                "as it was while the others are loaded, and the exit code is 3; where no file can",
                "be read, nothing changes and it is 2.",
                "%nExamples:",
                "  almanac ingest files data/binance",
                "  almanac ingest files 'data/*-1d.json' --venue binance",
                "  almanac ingest files ~/freqtrade/user_data/data/binance",
                "  almanac ingest files b.csv --venue kraken --symbol BTC/USD --interval 1h",
                "  almanac ingest files 'data/*-1h.json.gz' --resample 4h,1d"
            })
    static final class FromFiles implements Callable<Integer> {
        @ParentCommand
        @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
        private IngestCommand parent;

        @Parameters(arity = "1..*", paramLabel = "PATH", description = "Files, folders and patterns (in quotes).")
        private List<String> paths = List.of();

        @Option(names = "--venue", paramLabel = "NAME", description = "The venue of all files, such as binance.")
        private @Nullable String venue;

        @Option(names = "--symbol", paramLabel = "SYMBOL", description = "The symbol of all files, such as BTC/USDT.")
        private @Nullable String symbol;

        @Option(
                names = "--interval",
                paramLabel = "LENGTH",
                description = "The interval of all files: 1m 5m 15m 30m 1h 4h 1d 1w.")
        private @Nullable String interval;

        @Option(names = "--replace", description = "Let these files win over stored bars that they contradict.")
        private boolean replace;

        @Option(
                names = "--resample",
                paramLabel = "LENGTHS",
                description = "Then put bars together to longer ones, such as 4h,1d; see ingest resample.")
        private Optional<String> resample = Optional.empty();

        @Mixin
        private final SkipWhenEmpty skip = new SkipWhenEmpty();

        @Override
        public Integer call() {
            FileOverrides overrides = FileOverrides.parse(venue, symbol, interval);
            List<Interval> longer = resample.map(text -> ResampleCommand.intervals("--resample", text))
                    .orElse(List.of());
            AlmanacCommand root = parent.root;
            return Jobs.of(root, Map.of()).finish(jobs -> jobs.ingest(paths, overrides, replace, longer), skip.code());
        }
    }
}
