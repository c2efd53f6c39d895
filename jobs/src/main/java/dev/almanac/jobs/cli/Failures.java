package dev.almanac.jobs.cli;

import dev.almanac.analytics.error.ExitCode;
import dev.almanac.analytics.error.Nearest;
import dev.almanac.analytics.error.SystemWords;
import dev.almanac.analytics.error.UserException;
import dev.almanac.jobs.Ending;
import dev.almanac.jobs.Invocation;
import dev.almanac.jobs.terminal.LogFile;
import dev.almanac.lake.table.DamagedTable;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells failures: three lines for what a user can mend, a trace for a bug. */
final class Failures {
    private static final int FRAMES = 12;

    private static final List<String> DENIALS = List.of(
            "No space left on device",
            "Disk quota exceeded",
            "Read-only file system",
            "Permission denied",
            "permission denied");

    private final Invocation invocation;

    Failures(Invocation invocation) {
        this.invocation = invocation;
    }

    /** A command line that cannot be understood. */
    int usage(ParameterException e, String[] arguments) {
        CommandLine line = e.getCommandLine();
        String name = line.getCommandSpec().qualifiedName();
        String problem = Optional.ofNullable(e.getMessage()).orElse("the command line cannot be understood");
        String cause = "it is used so: " + synopsis(line);
        if (e instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            String word = unmatched.getUnmatched().get(0);
            problem = "unknown "
                    + (word.startsWith("-") ? "option " : line.getSubcommands().isEmpty() ? "argument " : "command ")
                    + word;
            cause = nearest(word, line.getCommandSpec())
                    .map(near -> name + " knows no such word; did you mean " + near + "?")
                    .orElse(name + " knows no such word");
        } else if (e instanceof MissingParameterException missing
                && !missing.getMissing().isEmpty()) {
            problem = name + ": " + missing.getMissing().get(0).paramLabel() + " is missing";
            if (missing.getMissing().get(0) instanceof OptionSpec option) {
                problem = option.longestName() + " " + option.paramLabel() + ": its value is missing";
            }
        }
        tell(problem, cause, "see " + name + " --help");
        return ExitCode.USAGE.code();
    }

    private static String synopsis(CommandLine line) {
        return line.getHelp().synopsis(0).strip().replaceAll("\\s+", " ");
    }

    private static Optional<String> nearest(String word, CommandSpec spec) {
        List<String> known = new ArrayList<>();
        if (word.startsWith("-")) {
            for (OptionSpec option : spec.options()) {
                known.addAll(List.of(option.names()));
            }
        } else {
            known.addAll(spec.subcommands().keySet());
        }
        return Nearest.to(word.split("=", 2)[0], known);
    }

    /** Whatever a command threw. */
    int thrown(Exception e, CommandLine line, ParseResult parsed) {
        if (e instanceof UserException user) {
            return mendable(user);
        }
        return failed(e, line.getCommandSpec().root().userObject() instanceof AlmanacCommand root ? root.lake() : "");
    }

    private int mendable(UserException user) {
        if (user.getCause() != null) {
            LoggerFactory.getLogger(Failures.class).info("{}", user.problem(), user);
        }
        tell(user.problem(), user.reason(), user.remedy());
        for (Throwable other : user.getSuppressed()) {
            if (other instanceof UserException more) {
                tell(more.problem(), more.reason(), more.remedy());
            }
        }
        return user.exitCode().code();
    }

    /** What a task found that a user can mend, which Spark wraps in failures of its own. */
    private static Optional<UserException> inTask(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof UserException user) {
                return Optional.of(user);
            }
        }
        return Optional.empty();
    }

    /** Whatever is no user's doing, or that of a disk. */
    int failed(Throwable e) {
        return failed(e, "");
    }

    /** @param lake where tables may be damaged; empty where nobody knows */
    private int failed(Throwable e, String lake) {
        if (Ending.hasBegun()) {
            LoggerFactory.getLogger(Failures.class).info("stopped", e);
            tell(
                    "stopped before it was done",
                    "the process was ended from outside",
                    "run it again: all tables are whole, and what was not committed is done anew");
            return ExitCode.BUG.code(); // the signal's own code is what the process ends with
        }
        Optional<UserException> mendable = inTask(e);
        if (mendable.isPresent()) {
            return mendable(mendable.get());
        }
        Optional<String> denied = deniedByDisk(e);
        if (denied.isPresent()) {
            LoggerFactory.getLogger(Failures.class).error("disk", e);
            tell(
                    "a file could not be written",
                    denied.get(),
                    "make room or the folder writable, then run this again: it goes on from what is whole");
            return ExitCode.USAGE.code();
        }
        Optional<UserException> damage = lake.isEmpty() ? Optional.empty() : DamagedTable.behind(e, lake);
        if (damage.isPresent()) {
            LoggerFactory.getLogger(Failures.class).error("damaged", e);
            return mendable(damage.get());
        }
        return bug(e);
    }

    /** What the operating system said, where a disk that is full or not writable lies behind a failure. */
    private static Optional<String> deniedByDisk(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException refusal) {
                String words = SystemWords.of(refusal);
                if (DENIALS.stream().anyMatch(words::contains)) {
                    return Optional.of(words);
                }
            }
        }
        return Optional.empty();
    }

    /** A bug: our frames of the trace on the terminal, all of it in the log. */
    private int bug(Throwable e) {
        Path log = LogFile.locate(invocation.environment());
        LoggerFactory.getLogger(Failures.class).error("bug", e);
        PrintStream err = invocation.terminal().err();
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            err.println(oneLine(String.valueOf(cause)));
            Arrays.stream(cause.getStackTrace())
                    .filter(frame -> frame.getClassName().startsWith("dev.almanac"))
                    .limit(FRAMES)
                    .forEach(frame -> err.println("    at " + frame));
        }
        tell(
                "this is a bug in Almanac, not in what you did",
                String.valueOf(e),
                "please report it with the trace above and the end of " + log);
        return ExitCode.BUG.code();
    }

    private void tell(String problem, String cause, String remedy) {
        PrintStream err = invocation.terminal().err();
        err.println("error: " + oneLine(problem));
        err.println("cause: " + oneLine(cause));
        err.println("remedy: " + oneLine(remedy));
    }

    /** The first line, without the full stop that sentences of libraries end with. */
    private static String oneLine(String text) {
        String line = text.lines().findFirst().orElse("");
        return line.endsWith(".") && !line.endsWith("..") ? line.substring(0, line.length() - 1) : line;
    }
}
