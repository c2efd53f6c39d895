package dev.almanac.jobs;

import dev.almanac.jobs.terminal.Terminal;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * What one call of the program is given from outside, so that nothing below reaches for it.
 *
 * @param arguments the command line as it was typed
 * @param folder the working directory, which relative paths start from
 * @param environment the process's variables
 * @param clock tells the time, in UTC
 * @param terminal takes results and progress
 */
public record Invocation(
        List<String> arguments, Path folder, Map<String, String> environment, Clock clock, Terminal terminal) {
    /** Defensive copies. */
    public Invocation {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    /** The program as it is called again from the same folder. */
    public String launcher() {
        return typed(environment.getOrDefault("ALMANAC_LAUNCHER", "./almanac"));
    }

    /** A word as it is typed in a shell. */
    public static String typed(String word) {
        return word.matches("[\\w./@:+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    /** A path that the user named, made absolute. */
    public Path path(Path named) {
        return folder.resolve(named).normalize();
    }
}
