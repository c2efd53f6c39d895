package dev.almanac.jobs;

import dev.almanac.jobs.cli.CommandLines;
import dev.almanac.jobs.terminal.Terminal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** The program: one command, one exit code. */
public final class Main {
    private Main() {}

    /** Runs the command that {@code arguments} name and ends the process with its exit code. */
    public static void main(String[] arguments) {
        Invocation invocation = new Invocation(
                List.of(arguments),
                Path.of("").toAbsolutePath(),
                System.getenv(),
                Clock.systemUTC(),
                Terminal.ofProcess());
        int code = CommandLines.run(invocation);
        invocation.terminal().out().flush();
        if (code == 0) {
            keepArchive();
        }
        System.exit(code);
    }

    /**
     * Tells the launcher that the class-data archive, which the virtual machine writes as it ends, comes from a run that
     * went its whole way and so is worth keeping. A build that swept the archives away meanwhile costs the next run its
     * quick start, no more.
     */
    private static void keepArchive() {
        String archive = System.getProperty("almanac.archive", "");
        if (!archive.isEmpty()) {
            Path good = Path.of(archive + ".good");
            try {
                if (Files.isDirectory(good.resolveSibling("."))) {
                    Files.createFile(good);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
