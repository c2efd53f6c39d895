package dev.almanac.jobs;

import dev.almanac.jobs.cli.CommandLines;
import dev.almanac.jobs.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.slf4j.LoggerFactory;

/** The program: one command, one exit code. */
public final class Main {
    private Main() {}

    /** Runs the command that {@code arguments} name and ends the process with its exit code. */
    public static void main(String[] arguments) {
        Ending.watch();
        Invocation invocation = new Invocation(
                List.of(arguments),
                Path.of("").toAbsolutePath(),
                System.getenv(),
                Clock.systemUTC(),
                Terminal.ofProcess());
        int code = CommandLines.run(invocation);
        invocation.terminal().out().flush();
        if (code == 0) {
            keepArchive(System.getProperty("almanac.archive", ""));
        }
        System.exit(code);
    }

    /**
     * Tells the launcher that the class-data archive, which the virtual machine writes as it ends, comes from a run that
     * went its whole way and so is worth keeping. Where that cannot be said, as on a disk that is full or after a build
     * swept the archives away, the run is as good, and the next one starts less quickly.
     */
    static void keepArchive(String archive) {
        if (archive.isEmpty()) {
            return;
        }
        try {
            Files.createFile(Path.of(archive + ".good"));
        } catch (IOException e) {
            LoggerFactory.getLogger(Main.class).info("the class-data archive {} is not kept", archive, e);
        }
    }
}
