package dev.almanac.jobs.cli;

import dev.almanac.analytics.error.ExitCode;
import picocli.CommandLine.Option;

/** The option of the steps that a scheduler runs one after the other. */
final class SkipWhenEmpty {
    @Option(names = "--skip-when-empty", description = "Exit with 75 where nothing was new, for schedulers.")
    private boolean given;

    /** The code of a call that found nothing new. */
    ExitCode code() {
        return given ? ExitCode.NOTHING_NEW : ExitCode.DONE;
    }
}
