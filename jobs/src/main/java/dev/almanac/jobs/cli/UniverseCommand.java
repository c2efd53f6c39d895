package dev.almanac.jobs.cli;

import dev.almanac.analytics.error.UserException;
import dev.almanac.jobs.config.Settings;
import dev.almanac.jobs.run.Answer;
import dev.almanac.jobs.run.UniverseJob;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code almanac universe} and what can be done with the dated list of pairs below it. */
@Command(
        name = "universe",
        header = "Look at who is ranked and who is not; learn what venues list.",
        commandListHeading = "%nCommands:%n",
        footer = {
            "%nExamples:",
            "  almanac universe list --as-of 2022-10-11",
            "  almanac universe list --top 20",
            "  almanac universe refresh --venue binance"
        },
        subcommands = {UniverseCommand.Lists.class, UniverseCommand.Refresh.class})
final class UniverseCommand extends Subcommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "universe needs one of list and refresh");
    }

    /** {@code almanac universe list}. */
    @Command(
            name = "list",
            header = "List every pair as of a day: what it is, since when, and whether it is ranked.",
            description = {
                "Members first, by their median turnover of 30 daily bars; then all others with the",
                "reason that keeps each out. Assets are told apart by rule (lists and names) and by",
                "behaviour (a peg, moves that are another asset's or a multiple of them, quiet",
                "weekends). Bars, listings and names that could only be known later do not count."
            },
            footer = {
                "%nThe columns listed, status and by are what the table instruments says; it is",
                "written by almanac rank and almanac universe refresh.",
                "%nExamples:",
                "  almanac universe list --as-of 2022-10-11",
                "  almanac universe list --top 20 --json"
            })
    static final class Lists implements Runnable {
        @ParentCommand
        @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
        private UniverseCommand parent;

        @Option(
                names = "--top",
                paramLabel = "N",
                description =
                        "Only the N members with the highest turnover, by default as universe.top_by_volume says.")
        private Optional<Integer> top = Optional.empty();

        @Override
        public void run() {
            AlmanacCommand root = parent.root;
            if (top.isPresent() && top.get() < 1) {
                throw UserException.usage(
                        "--top " + top.get() + " cannot be used",
                        "it is a number of pairs, from 1 on",
                        "give another number, or leave it out for all");
            }
            Answer answer = UniverseJob.list(
                    root.invocation(),
                    root.status(),
                    Settings.of(root.configuration()),
                    AsOf.of(root.asOf(), root.invocation().clock()),
                    top.map(OptionalInt::of).orElseGet(OptionalInt::empty));
            root.invocation().terminal().out().print(root.json() ? Json.text(answer.values()) + "\n" : answer.text());
        }
    }

    /** {@code almanac universe refresh}. */
    @Command(
            name = "refresh",
            header = "Bring the table of instruments up to the candles and to venues' lists.",
            description = {
                "From the daily candles: when each pair was listed, fell silent and came back, and",
                "names that changed (those that Almanac knows, and universe.names). With --venue the",
                "venue is asked what it lists now, at its public address or where venues.at says:",
                "what is new there is listed, what is gone is delisted since then. What was learned",
                "before stays; where nothing is new, nothing is written."
            },
            footer = {
                "%nWhere a venue does not answer, the exit code is 4 and no table has changed.",
                "%nExamples:",
                "  almanac universe refresh",
                "  almanac universe refresh --venue binance,kraken"
            })
    static final class Refresh implements Callable<Integer> {
        @ParentCommand
        @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
        private UniverseCommand parent;

        @Option(names = "--venue", paramLabel = "NAMES", description = "Venues to ask, with commas; by default none.")
        private Optional<String> venues = Optional.empty();

        @Option(names = "--base", paramLabel = "URL", description = VenueBase.HELP)
        private Optional<String> base = Optional.empty();

        @Mixin
        private final SkipWhenEmpty skip = new SkipWhenEmpty();

        @Override
        public Integer call() {
            List<String> names = venues.stream()
                    .flatMap(text -> Arrays.stream(text.split(",")))
                    .map(name -> name.trim().toLowerCase(Locale.ROOT))
                    .filter(name -> !name.isEmpty())
                    .distinct()
                    .toList();
            return Jobs.of(parent.root, VenueBase.setting(base, venues))
                    .finish(jobs -> jobs.refreshUniverse(names), skip.code());
        }
    }
}
