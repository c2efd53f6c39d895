package dev.almanac.jobs.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StatusLineTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final AtomicLong nanos = new AtomicLong();

    private StatusLine status(boolean live, boolean quiet) {
        PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        return new StatusLine(new Terminal(new ResultStream(bytes), stream, live, false), quiet, nanos::get);
    }

    private String written() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void oneLinePerStepWithOutcomeAndSeconds() {
        try (StatusLine.Step step = status(false, false).begin("ingest")) {
            nanos.set(3_210_000_000L);
            step.done("45812 rows");
        }
        assertThat(written()).isEqualTo("ingest    45812 rows ... 3.2 s\n");
    }

    @Test
    void aStepThatThrewSaysSo() {
        status(false, false).begin("rank").close();
        assertThat(written()).isEqualTo("rank      not done ... 0.0 s\n");
    }

    @Test
    void quietWritesNothing() {
        StatusLine status = status(true, true);
        status.begin("rank").done("10 rows");
        status.note("nothing new");
        assertThat(written()).isEmpty();
    }

    @Test
    void onATerminalTheLineIsWrittenAnewAndEndsClean() {
        status(true, false).begin("rank").done("31 rows");
        assertThat(written()).endsWith("\rrank      31 rows ... 0.0 s\u001B[K\n");
    }

    @Test
    void onATerminalItSaysHowFarTheStepIs() {
        try (StatusLine.Step step = status(true, false).begin("ingest")) {
            step.reached("45812 rows checked");
            assertThat(written()).endsWith("\ringest    45812 rows checked ... 0.0 s\u001B[K");
        }
    }

    @Test
    void elsewhereALongStepIsShownNowAndThenInPlainLines() throws InterruptedException {
        PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        Terminal file = new Terminal(new ResultStream(bytes), stream, false, false);
        try (StatusLine.Step step = new StatusLine(file, false, nanos::get, Duration.ofMillis(5)).begin("ingest")) {
            step.reached("45812 rows checked");
            for (int i = 0; i < 1000 && !written().contains("checked"); i++) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
            step.done("3 new");
        }
        assertThat(written())
                .contains("ingest    45812 rows checked ... 0.0 s\n")
                .endsWith("\ningest    3 new ... 0.0 s\n");
        assertThat(written().replace("\n", "")).doesNotContainPattern("\\p{Cntrl}");
    }

    @Test
    void elsewhereOnlyTheOutcomeOfAShortStepIsWritten() {
        try (StatusLine.Step step = status(false, false).begin("ingest")) {
            step.reached("45812 rows checked");
            step.done("3 new");
        }
        assertThat(written()).isEqualTo("ingest    3 new ... 0.0 s\n");
    }
}
