package dev.almanac.jobs.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code almanac audit}. */
@Command(
        name = "audit",
        header = "Check that no number knew its future.",
        subcommands = LookAheadCommand.class,
        footer = {"%nExamples:", "  almanac audit look-ahead", "  almanac audit look-ahead --help"})
final class AuditCommand extends Subcommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "no audit was named");
    }
}
