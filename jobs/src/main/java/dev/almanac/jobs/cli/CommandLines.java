package dev.almanac.jobs.cli;

import dev.almanac.analytics.error.ExitCode;
import dev.almanac.jobs.Invocation;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Parses a command line, runs its command and turns whatever happens into an exit code. */
public final class CommandLines {
    /** Narrow enough for any terminal. */
    private static final int HELP_COLUMNS = 80;

    private static final int OPTION_COLUMNS = 24;

    private static final String EXIT_CODES =
            "%nExit codes: 0 done, 2 a mistake that three lines explain; all: almanac --help%n";

    private static final String EXIT_CODES_WITH_QUALITY =
            "%nExit codes: 0 done; told in three lines: 2 a mistake, 3 unsound data;%nall: almanac --help%n";

    /** Those that can end with {@link ExitCode#QUALITY}. */
    private static final Set<String> JUDGE_QUALITY =
            Set.of("demo", "files", "venues", "archive", "resample", "release", "daily", "look-ahead");

    private CommandLines() {}

    /** Runs one call from start to end; throws nothing. */
    public static int run(Invocation invocation) {
        Failures failures = new Failures(invocation);
        try {
            int code = commandLine(invocation, failures)
                    .execute(invocation.arguments().toArray(String[]::new));
            if (code == ExitCode.DONE.code()) {
                invocation.terminal().out().isRead(); // a result that did not reach its file is none
            }
            return code;
        } catch (UncheckedIOException | Error e) { // Hadoop throws an error where a disk is full
            return failures.failed(e);
        }
    }

    /** The parser with all commands. */
    static CommandLine commandLine(Invocation invocation, Failures failures) {
        CommandLine line = new CommandLine(new AlmanacCommand(invocation));
        line.setOut(new PrintWriter(invocation.terminal().out(), true));
        line.setErr(new PrintWriter(invocation.terminal().err(), true));
        line.setColorScheme(
                CommandLine.Help.defaultColorScheme(invocation.terminal().isColoured() ? Ansi.ON : Ansi.OFF));
        line.setParameterExceptionHandler(failures::usage);
        line.setExecutionExceptionHandler(failures::thrown);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpWidth(HELP_COLUMNS);
        line.setUsageHelpLongOptionsMaxWidth(OPTION_COLUMNS);
        line.getCommandSpec().usageMessage().abbreviateSynopsis(true);
        line.setExecutionStrategy(GlobalOptions::execute);
        teach(line);
        return line;
    }

    /** In the help of every command but the first: its own options before the shared ones, and where codes are told. */
    private static void teach(CommandLine line) {
        for (CommandLine command : line.getSubcommands().values()) {
            command.getCommandSpec().usageMessage().abbreviateSynopsis(true);
            command.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, GlobalOptions::list);
            String codes = JUDGE_QUALITY.contains(command.getCommandName()) ? EXIT_CODES_WITH_QUALITY : EXIT_CODES;
            command.getHelpSectionMap()
                    .put(UsageMessageSpec.SECTION_KEY_FOOTER, help -> help.footer() + String.format(codes));
            teach(command);
        }
    }
}
