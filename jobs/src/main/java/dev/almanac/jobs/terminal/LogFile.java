package dev.almanac.jobs.terminal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * Where everything goes that a person did not ask for: what Spark, Hadoop and Delta log, what libraries print, the traces
 * behind failures. A rolling file {@code almanac.log} in {@code $XDG_STATE_HOME/almanac}, or {@code
 * ~/.local/state/almanac}, or the temporary folder where neither can be written.
 */
public final class LogFile {
    /** Read by {@code log4j2.properties}. */
    private static final String FOLDER_PROPERTY = "almanac.log.dir";

    private LogFile() {}

    /** The file; before the first logger is made, this also tells log4j of it. */
    public static Path locate(Map<String, String> environment) {
        String known = System.getProperty(FOLDER_PROPERTY);
        Path folder = known == null ? choose(environment) : Path.of(known);
        System.setProperty(FOLDER_PROPERTY, folder.toString());
        return folder.resolve("almanac.log");
    }

    private static Path choose(Map<String, String> environment) {
        List<Path> candidates = new ArrayList<>();
        String state = environment.getOrDefault("XDG_STATE_HOME", "");
        if (!state.isEmpty()) {
            candidates.add(Path.of(state, "almanac"));
        }
        candidates.add(Path.of(System.getProperty("user.home"), ".local", "state", "almanac"));
        for (Path candidate : candidates) {
            if (isWritable(candidate)) {
                return candidate;
            }
        }
        return Path.of(System.getProperty("java.io.tmpdir"), "almanac-" + System.getProperty("user.name"));
    }

    private static boolean isWritable(Path folder) {
        try {
            Files.createDirectories(folder);
            return Files.isWritable(folder);
        } catch (IOException e) {
            return false; // the next candidate is tried
        }
    }

    /** Leads java.util.logging, {@code System.out} and {@code System.err} to the file, for the rest of the process. */
    public static void takeOver(Map<String, String> environment) {
        locate(environment);
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        Logger printed = LoggerFactory.getLogger("printed");
        PrintStream stream = new PrintStream(new LineLogger(printed), true, StandardCharsets.UTF_8);
        System.setOut(stream);
        System.setErr(stream);
    }

    /** Logs what is written, line by line. */
    private static final class LineLogger extends OutputStream {
        private final Logger logger;
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        LineLogger(Logger logger) {
            this.logger = logger;
        }

        @Override
        public synchronized void write(int letter) {
            if (letter == '\n') {
                logger.info("{}", line.toString(StandardCharsets.UTF_8));
                line.reset();
            } else if (letter != '\r') {
                line.write(letter);
            }
        }
    }
}
