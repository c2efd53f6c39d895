package dev.almanac.jobs.cli;

import picocli.CommandLine.ParentCommand;

/** A command below the root, whose options it shares. */
abstract class Subcommand {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    AlmanacCommand root;
}
