package dev.almanac.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.analytics.error.UserException;
import dev.almanac.jobs.Invocation;
import dev.almanac.jobs.terminal.ResultStream;
import dev.almanac.jobs.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FailuresTest {
    @Test
    void whatATaskFoundIsToldAsItIsNotAsABug() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(
                new ResultStream(new ByteArrayOutputStream()),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                false);
        Failures failures =
                new Failures(new Invocation(List.of(), Path.of("/"), Map.of(), Clock.systemUTC(), terminal));
        UserException found = UserException.usage("the indicator failed", "it divides by 0", "mend it");
        int code = failures.failed(new IllegalStateException("task 7 failed 1 times", new RuntimeException(found)));
        assertThat(code).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("error: the indicator failed\ncause: it divides by 0\nremedy: mend it\n");
    }
}
