package dev.almanac.jobs;

import dev.almanac.jobs.cli.CommandLines;
import dev.almanac.jobs.terminal.ResultStream;
import dev.almanac.jobs.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** A call of the program within the test's own process. */
public record Call(int exitCode, String out, String err) {
    /** The instant that such calls take for now. */
    public static final Instant NOW = Instant.parse("2026-03-01T06:00:00Z");

    /** Calls the program in {@code folder}. */
    public static Call in(Path folder, Map<String, String> environment, String... arguments) {
        return at(NOW, folder, environment, arguments);
    }

    /** The same at another moment. */
    static Call at(Instant now, Path folder, Map<String, String> environment, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal =
                new Terminal(new ResultStream(out), new PrintStream(err, true, StandardCharsets.UTF_8), false, false);
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        int code = CommandLines.run(new Invocation(List.of(arguments), folder, environment, clock, terminal));
        return new Call(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
