package dev.almanac.jobs.cli;

import dev.almanac.analytics.error.UserException;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/**
 * The options of every command where a command has no use for them: they are left out of its help and refused, for an
 * option that is understood and has no effect would mislead.
 */
final class GlobalOptions {
    private static final String AS_OF = "--as-of";
    private static final String LAKE = "--lake";
    private static final String CONFIG = "--config";
    private static final String PLUGINS = "--plugins";

    private static final String DEMO = "demo";

    private static final Set<String> SPEAK_FOR_AN_INSTANT = Set.of("rank", "report", "daily", "why");
    private static final Set<String> USE_PLUGINS =
            Set.of("features", "daily", DEMO, "look-ahead", "config"); // config shows where they come from
    private static final Set<String> WITHOUT_SETTINGS = Set.of("init", "version", "sandbox");

    private GlobalOptions() {}

    /** Runs the last command of a call, unless an option was given that is useless to it. */
    static int execute(ParseResult parsed) {
        Integer help = CommandLine.executeHelpRequest(parsed);
        if (help != null) {
            return help;
        }
        CommandLine last =
                parsed.asCommandLineList().get(parsed.asCommandLineList().size() - 1);
        for (CommandLine given : parsed.asCommandLineList()) {
            for (OptionSpec option : given.getParseResult().matchedOptions()) {
                requireUseful(option.longestName(), last);
            }
        }
        return new RunLast().execute(parsed);
    }

    private static void requireUseful(String option, CommandLine command) {
        if (isUseless(option, command.getCommandSpec())) {
            String name = command.getCommandSpec().qualifiedName();
            UserException refusal = UserException.usage(
                    name + " takes no " + option, whyNot(option, command.getCommandName()), "leave " + option + " out");
            throw new ExecutionException(command, refusal.problem(), refusal);
        }
    }

    private static boolean isUseless(String option, CommandSpec command) {
        if (command.parent() == null) {
            return false;
        }
        return switch (option) {
            case AS_OF -> !SPEAK_FOR_AN_INSTANT.contains(command.name()) && !isListOf(command, "universe");
            case LAKE ->
                command.name().equals(DEMO)
                        || isListOf(command, "features")
                        || WITHOUT_SETTINGS.contains(command.name());
            case PLUGINS -> !USE_PLUGINS.contains(command.name()) && !isListOf(command, "features");
            case CONFIG -> WITHOUT_SETTINGS.contains(command.name());
            default -> false;
        };
    }

    private static boolean isListOf(CommandSpec command, String parent) {
        return command.name().equals("list") && command.parent().name().equals(parent);
    }

    private static String whyNot(String option, String command) {
        return switch (option) {
            case AS_OF ->
                "it does the same whatever the instant; rank, report, daily, why and universe list speak for one";
            case LAKE ->
                command.equals(DEMO) ? "its lake is its own, in the folder that --out names" : "it looks at no lake";
            case PLUGINS -> "it computes no features";
            default -> "it reads no configuration";
        };
    }

    /** The options of a command's help: its own first, then those of every command that are of use to it. */
    static String list(Help help) {
        List<OptionSpec> own = help.commandSpec().options().stream()
                .filter(option -> !option.inherited())
                .toList();
        List<OptionSpec> shared = help.commandSpec().options().stream()
                .filter(option -> option.inherited() && !isUseless(option.longestName(), help.commandSpec()))
                .toList();
        return (own.isEmpty() ? "" : help.optionListExcludingGroups(own))
                + (shared.isEmpty()
                        ? ""
                        : String.format("%nOptions of every command:%n") + help.optionListExcludingGroups(shared));
    }
}
