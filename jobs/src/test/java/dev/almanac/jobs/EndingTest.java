package dev.almanac.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.jobs.cli.CommandLines;
import dev.almanac.jobs.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What fails because the process is being ended from outside is told as that, and not as a bug. */
@Timeout(60)
class EndingTest {
    private static final String READY = "ready";

    @TempDir
    Path folder;

    @Test
    void whatFailsAfterASignalIsNoBug() throws Exception {
        Process process = start("signal");
        for (int i = 0; i < 3000 && !Files.readString(folder.resolve("out")).contains(READY); i++) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        process.destroy();
        process.waitFor();
        assertThat(Files.readString(folder.resolve("err"))).contains("""
                        error: stopped before it was done
                        cause: the process was ended from outside
                        remedy: run it again: all tables are whole, and what was not committed is done anew
                        """).doesNotContain("bug in Almanac");
        assertThat(process.exitValue()).isEqualTo(143);
    }

    @Test
    void theSameFailureWithoutASignalIsOne() throws Exception {
        Process process = start("none");
        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(Files.readString(folder.resolve("err")))
                .contains("this is a bug in Almanac", "a clock that stopped");
    }

    private Process start(String kind) throws IOException {
        Files.createFile(folder.resolve("out"));
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Victim.class.getName(),
                        kind,
                        folder.toString())
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
    }

    /** A program whose command fails, at once or while it is being ended. */
    static final class Victim {
        public static void main(String[] arguments) throws InterruptedException {
            Path folder = Path.of(arguments[1]);
            Ending.watch();
            if (arguments[0].equals("none")) {
                System.exit(fail(folder));
            }
            // The process halts when the last of these has ended, whatever else still works.
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                while (!Ending.hasBegun()) {
                    Thread.onSpinWait();
                }
                fail(folder);
            }));
            Terminal.ofProcess().err().flush();
            System.out.println(READY);
            TimeUnit.MINUTES.sleep(1);
        }

        private static int fail(Path folder) {
            Map<String, String> environment = Map.of("XDG_STATE_HOME", folder.toString());
            return CommandLines.run(
                    new Invocation(List.of("rank"), folder, environment, new StoppedClock(), Terminal.ofProcess()));
        }
    }

    /** Something that fails and that nobody expects to. */
    private static final class StoppedClock extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            throw new IllegalStateException("a clock that stopped");
        }
    }
}
