package dev.almanac.jobs.cli;

import dev.almanac.analytics.error.ExitCode;
import dev.almanac.jobs.Invocation;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** Parses a command line, runs its command and turns whatever happens into an exit code. */
public final class CommandLines {
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
        line.setUsageHelpWidth(100);
        line.setUsageHelpLongOptionsMaxWidth(26);
        return line;
    }
}
