package dev.almanac.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A call of the packaged launcher in a process of its own. */
public record Launched(int exitCode, String out, String err) {
    private static final long LIMIT_SECONDS = 300;

    /** The repository's folder. */
    static Path root() {
        return Path.of(System.getProperty("almanac.root", ".."))
                .toAbsolutePath()
                .normalize();
    }

    /** Starts {@code ./almanac} in {@code folder}; its streams go to files there. */
    static Process start(Path folder, Path launcher, Map<String, String> environment, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(folder.resolve(".out").toFile())
                .redirectError(folder.resolve(".err").toFile());
        builder.environment().put("XDG_STATE_HOME", folder.resolve(".state").toString());
        builder.environment().put("ALMANAC_HEAP", "2g");
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** Calls {@code ./almanac} in {@code folder} and waits for its end. */
    static Launched in(Path folder, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        return end(folder, start(folder, root().resolve("almanac"), environment, arguments));
    }

    /** Waits for the end of a process that {@link #start} started. */
    static Launched end(Path folder, Process process) throws IOException, InterruptedException {
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException(
                    "no end after " + LIMIT_SECONDS + " s: " + Files.readString(folder.resolve(".err")));
        }
        return new Launched(
                process.exitValue(),
                Files.readString(folder.resolve(".out")),
                Files.readString(folder.resolve(".err")));
    }
}
