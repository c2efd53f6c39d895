package dev.almanac.jobs.cli;

import dev.almanac.analytics.error.ExitCode;
import dev.almanac.analytics.error.UserException;
import dev.almanac.jobs.config.Settings;
import dev.almanac.jobs.run.Answer;
import dev.almanac.jobs.run.QuarantineJob;
import dev.almanac.lake.quarantine.QuarantineTable;
import dev.almanac.lake.quarantine.Selection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code almanac quarantine} and what can be done with refused rows below it. */
@Command(
        name = "quarantine",
        header = "Look at rows that the quality gate refused; take them in after all.",
        commandListHeading = "%nCommands:%n",
        footer = {
            "%nExamples:",
            "  almanac quarantine list",
            "  almanac quarantine show --rule stored_conflict --symbol BTC/USDT",
            "  almanac quarantine release 3f2a9c01b7d4"
        },
        subcommands = {QuarantineCommand.Lists.class, QuarantineCommand.Show.class, QuarantineCommand.Release.class})
final class QuarantineCommand extends Subcommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "quarantine needs one of list, show and release");
    }

    private void print(Answer answer) {
        root.invocation().terminal().out().print(root.json() ? Json.text(answer.values()) + "\n" : answer.text());
    }

    private Settings settings() {
        return Settings.of(root.configuration());
    }

    /** {@code almanac quarantine list}. */
    @Command(
            name = "list",
            header = "Count the refused rows by rule, series or run.",
            footer = {
                "%nExamples:",
                "  almanac quarantine list",
                "  almanac quarantine list --by run",
                "  almanac quarantine list --symbol BTC/USDT --by rule"
            })
    static final class Lists implements Runnable {
        @ParentCommand
        @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
        private QuarantineCommand parent;

        @Mixin
        private final QuarantineOptions options = new QuarantineOptions();

        @Option(names = "--by", paramLabel = "WHAT", description = "rule, series or run; by default rule and series.")
        private Optional<String> by = Optional.empty();

        @Override
        public void run() {
            AlmanacCommand root = parent.root;
            QuarantineTable.By kind = kind();
            parent.print(QuarantineJob.list(
                    root.invocation(), root.status(), parent.settings(), options.selection(List.of()), kind));
        }

        private QuarantineTable.By kind() {
            String given = by.orElse("").toLowerCase(Locale.ROOT);
            return switch (given) {
                case "" -> QuarantineTable.By.RULE_AND_SERIES;
                case "rule" -> QuarantineTable.By.RULE;
                case "series" -> QuarantineTable.By.SERIES;
                case "run" -> QuarantineTable.By.RUN;
                default ->
                    throw UserException.usage(
                            "--by " + given + " is not understood",
                            "rows are counted by rule, series or run",
                            "give one of these, or leave it out for rule and series");
            };
        }
    }

    /** {@code almanac quarantine show}. */
    @Command(
            name = "show",
            header = "Show refused rows: why, and what the source wrote.",
            description = {
                "Each row with its id, the rule that it broke and the value at fault, its series,",
                "time, source and place there (line of a text, number of a row from 0 elsewhere),",
                "and its text."
            },
            footer = {
                "%nExamples:",
                "  almanac quarantine show --limit 5",
                "  almanac quarantine show 3f2a9c01b7d4",
                "  almanac quarantine show --rule conflict --symbol BTC/USDT --json"
            })
    static final class Show implements Runnable {
        @ParentCommand
        @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
        private QuarantineCommand parent;

        @Parameters(arity = "0..*", paramLabel = "ID", description = "Rows by their ids, or the start of these.")
        private List<String> ids = List.of();

        @Mixin
        private final QuarantineOptions options = new QuarantineOptions();

        @Option(names = "--limit", paramLabel = "N", description = "So many rows at most; by default 20.")
        private int limit = 20;

        @Override
        public void run() {
            if (limit < 1) {
                throw UserException.usage(
                        "--limit " + limit + " is no number of rows", "it is 1 or more", "leave it out for 20");
            }
            AlmanacCommand root = parent.root;
            parent.print(QuarantineJob.show(
                    root.invocation(), root.status(), parent.settings(), options.selection(ids), limit));
        }
    }

    /** {@code almanac quarantine release}. */
    @Command(
            name = "release",
            header = "Take refused rows in after all.",
            description = {
                "The rows are read again from the file that they came from, which must be there",
                "as it was, and go through the quality gate once more; they win over stored bars.",
                "So it settles a conflict, or takes a bar in that had not closed. What breaks a",
                "rule of every candle (a high below the low, a time off the grid) is refused",
                "again, and what was no candle cannot be released."
            },
            footer = {
                "%nA released row stays in quarantine under the rule released, data_quality says so",
                "for good, and almanac ingest undo takes the release back.",
                "%nExamples:",
                "  almanac quarantine release 3f2a9c01b7d4 --dry-run",
                "  almanac quarantine release 3f2a9c01b7d4 88d01be2c6f0",
                "  almanac quarantine release --rule stored_conflict --symbol BTC/USDT"
            })
    static final class Release implements Callable<Integer> {
        @ParentCommand
        @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
        private QuarantineCommand parent;

        @Parameters(arity = "0..*", paramLabel = "ID", description = "Rows by their ids, or the start of these.")
        private List<String> ids = List.of();

        @Mixin
        private final QuarantineOptions options = new QuarantineOptions();

        @Option(names = "--dry-run", description = "Show the rows, and change nothing.")
        private boolean dryRun;

        @Mixin
        private final SkipWhenEmpty skip = new SkipWhenEmpty();

        @Override
        public Integer call() {
            AlmanacCommand root = parent.root;
            Selection selection = options.selection(ids);
            if (selection.isEverything()) {
                throw UserException.usage(
                        "no row is named",
                        "release takes in what it is told to, never all there is",
                        "give ids from almanac quarantine show, or --rule, --symbol or --run");
            }
            if (!dryRun) {
                return Jobs.of(root, Map.of()).finish(jobs -> jobs.release(selection), skip.code());
            }
            parent.print(QuarantineJob.plan(root.invocation(), root.status(), parent.settings(), selection));
            return ExitCode.DONE.code();
        }
    }
}
