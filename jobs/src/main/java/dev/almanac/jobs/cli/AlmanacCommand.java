package dev.almanac.jobs.cli;

import dev.almanac.analytics.error.UserException;
import dev.almanac.jobs.Invocation;
import dev.almanac.jobs.config.Configuration;
import dev.almanac.jobs.terminal.LogFile;
import dev.almanac.jobs.terminal.StatusLine;
import dev.almanac.lake.table.LakeFolder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The root command: options that every command takes, before or after its name. */
@Command(
        name = "almanac",
        header = "Turns exchange candles into a ranked, explained daily shortlist of crypto assets.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            InitCommand.class,
            DoctorCommand.class,
            IngestCommand.class,
            SandboxCommand.class,
            QualityCommand.class,
            QuarantineCommand.class,
            UniverseCommand.class,
            FeaturesCommand.class,
            LabelsCommand.class,
            RankCommand.class,
            ReportCommand.class,
            DailyCommand.class,
            QueryCommand.class,
            TablesCommand.class,
            WhyCommand.class,
            AuditCommand.class,
            ReproduceCommand.class,
            ConfigCommand.class,
            VersionCommand.class
        },
        sortOptions = false,
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions of every command:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  almanac demo                                 the whole way on sample data",
            "  almanac ingest files binance/BTC_USDT-1d.csv load candles into ./lake",
            "  almanac daily --as-of 2022-10-11             rank that day, write its report",
            "  almanac why BTC                              why it ranks where it does",
            "  almanac query \"SELECT * FROM candles\"       look at the tables",
            "",
            "Times are UTC and ISO 8601. Settings: command line over ALMANAC_* environment",
            "over ./almanac.conf (or --config) over defaults; almanac config shows what",
            "holds.",
            "",
            "Exit codes (docs/error-codes.md):",
            "   0  done              2  usage, configuration or unusable input",
            "   1  a bug             3  quality gate: a symbol's candles were refused",
            "   5  lake locked       4  every source unavailable",
            "  75  nothing new, and --skip-when-empty was given"
        })
final class AlmanacCommand implements Runnable {
    private final Invocation invocation;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "Settings file in HOCON, by default ./almanac.conf.")
    private Optional<Path> config = Optional.empty();

    @Option(
            names = "--lake",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "The lake, by default ./lake; any Hadoop path will do.")
    private Optional<String> lake = Optional.empty();

    @Option(
            names = "--plugins",
            paramLabel = "JARS",
            scope = ScopeType.INHERIT,
            description = "Jars with indicators of your own, or folders of them, separated by commas.")
    private Optional<String> plugins = Optional.empty();

    @Option(
            names = "--as-of",
            paramLabel = "INSTANT",
            scope = ScopeType.INHERIT,
            description = "The instant to speak for: 2022-10-11T00:00:00Z, or 2022-10-11 for its midnight (UTC). rank, "
                    + "report and daily: by default the latest midnight; why: the latest ranked day.")
    private Optional<String> asOf = Optional.empty();

    @Option(
            names = {"-q", "--quiet"},
            scope = ScopeType.INHERIT,
            description = "No progress, only results and failures.")
    private boolean quiet;

    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT,
            description = "More detail in the log file, and say where that is.")
    private boolean verbose;

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "Results as JSON, for programs.")
    private boolean json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help; almanac COMMAND --help shows a command's.")
    private boolean help;

    AlmanacCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "no command was given");
    }

    /** What the call was given from outside. */
    Invocation invocation() {
        return invocation;
    }

    /** Whether results are wanted as JSON. */
    boolean json() {
        return json;
    }

    /** The instant that was asked for. */
    Optional<String> asOf() {
        return asOf;
    }

    /** Where progress goes; asked for more, it begins with where the log is. */
    StatusLine status() {
        StatusLine status = new StatusLine(invocation.terminal(), quiet, System::nanoTime);
        if (verbose) {
            System.setProperty("almanac.log.level", "info");
            status.note("log: " + LogFile.locate(invocation.environment()));
        }
        return status;
    }

    /** Where the lake is, by option or setting; empty where the configuration cannot be read. */
    String lake() {
        try {
            String lake = configuration().lake();
            return LakeFolder.hasScheme(lake)
                    ? lake
                    : invocation.path(Path.of(lake)).toString();
        } catch (UserException e) {
            return "";
        }
    }

    /** The effective configuration, with nothing but the global options of the command line. */
    Configuration configuration() {
        return configuration(Map.of());
    }

    /** The effective configuration; {@code options} are a command's own options by the key that they stand for. */
    Configuration configuration(Map<String, String> options) {
        Map<String, String> all = new LinkedHashMap<>(options);
        lake.ifPresent(folder -> all.put("lake.path", folder));
        plugins.ifPresent(jars -> all.put("features.plugins", jars));
        return Configuration.load(config.map(invocation::path), invocation.folder(), invocation.environment(), all);
    }
}
