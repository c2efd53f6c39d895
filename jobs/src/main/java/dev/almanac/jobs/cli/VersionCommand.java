package dev.almanac.jobs.cli;

import dev.almanac.jobs.Version;
import java.io.PrintStream;
import picocli.CommandLine.Command;

/** {@code almanac version}. */
@Command(
        name = "version",
        header = "Show the versions of Almanac, Spark, Delta and Java.",
        footer = {"%nExamples:", "  almanac version", "  almanac version --json"})
final class VersionCommand extends Subcommand implements Runnable {
    @Override
    public void run() {
        Version version = Version.read();
        String java = System.getProperty("java.version", "");
        PrintStream out = root.invocation().terminal().out();
        if (root.json()) {
            out.printf(
                    "{\"almanac\":\"%s\",\"spark\":\"%s\",\"delta\":\"%s\",\"java\":\"%s\"}%n",
                    version.almanac(), version.spark(), version.delta(), java);
        } else {
            out.printf(
                    "almanac %s (Spark %s, Delta %s, Java %s)%n",
                    version.almanac(), version.spark(), version.delta(), java);
        }
    }
}
