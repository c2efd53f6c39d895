package dev.almanac.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.jobs.cli.CommandLines;
import dev.almanac.jobs.terminal.ResultStream;
import dev.almanac.jobs.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code almanac sandbox} and the command that it tells people to type. */
class SandboxCommandTest {
    private static final Pattern TOLD = Pattern.compile("  almanac (ingest venues --venue .*)\n");
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private Call refused(String... more) {
        String[] words = new String[more.length + 3];
        words[0] = "sandbox";
        words[1] = "--port";
        words[2] = "0";
        System.arraycopy(more, 0, words, 3, more.length);
        Call call = Call.in(folder, Map.of(), words);
        assertThat(call.exitCode()).isEqualTo(2);
        return call;
    }

    @Test
    void whatItSaysToTypeFetchesFromItAndInterruptingStopsIt() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Terminal terminal =
                new Terminal(new ResultStream(out), new PrintStream(out, true, StandardCharsets.UTF_8), false, false);
        Clock clock = Clock.fixed(Call.NOW, ZoneOffset.UTC);
        List<String> words = List.of(
                "sandbox", "--port", "0", "--venue", "binance,okx", "--effect", "momentum", "--from", "2026-01-01");
        CompletableFuture<Integer> end = new CompletableFuture<>();
        Thread sandbox = new Thread(
                () -> end.complete(CommandLines.run(new Invocation(words, folder, Map.of(), clock, terminal))));
        sandbox.start();
        Instant limit = Instant.now().plus(LIMIT);
        while (!out.toString(StandardCharsets.UTF_8).contains("Ctrl-C stops it.")) {
            assertThat(Instant.now()).isBefore(limit);
            assertThat(end).isNotDone();
            TimeUnit.MILLISECONDS.sleep(5);
        }
        String told = out.toString(StandardCharsets.UTF_8);
        assertThat(told)
                .startsWith("Simulated, nothing here is real: 12 pairs, 1h bars since 2026-01-01, seed 1.\n"
                        + "momentum: a drift of 1 % a day")
                .contains("sandbox-okx is at http://127.0.0.1:");
        Matcher typed = TOLD.matcher(told);
        assertThat(typed.find()).isTrue();
        Call ingest = Call.in(folder, Map.of(), typed.group(1).split(" "));
        assertThat(ingest.exitCode()).as(ingest.err()).isZero();
        Call query = Call.in(
                folder,
                Map.of(),
                "query",
                "-q",
                "--lake",
                "sandbox-lake",
                "--format",
                "csv",
                "SELECT venue, symbol, interval, count(*) AS bars FROM candles GROUP BY ALL ORDER BY ALL LIMIT 2");
        assertThat(query.out())
                .isEqualTo("venue,symbol,interval,bars\nsandbox-binance,SIMA/USDT,1d,59\n"
                        + "sandbox-binance,SIMA/USDT,4h,355\n");
        sandbox.interrupt();
        end.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        assertThat(Call.in(folder, Map.of(), typed.group(1).split(" ")).exitCode())
                .isEqualTo(4);
    }

    @Test
    void aPortThatThereIsNotIsToldBeforeAnythingStarts() {
        for (String port : List.of("70000", "-1")) {
            Call call = Call.in(folder, Map.of(), "sandbox", "--port", port);
            assertThat(call.exitCode()).isEqualTo(2);
            assertThat(call.err())
                    .isEqualTo("error: --port " + port + " cannot be used\ncause: ports are numbered from 1 to 65535\n"
                            + "remedy: give a lower number such as 8077, or 0 for any free ones\n");
        }
        Call two = Call.in(folder, Map.of(), "sandbox", "--port", "65535", "--venue", "binance,okx");
        assertThat(two.exitCode()).isEqualTo(2);
        assertThat(two.err())
                .contains("cause: the venues have 2 ports from there on, and 65535 is the last one\n")
                .hasLineCount(3);
    }

    @Test
    void aMarketThatCannotBeMadeIsToldWhy() {
        assertThat(refused("--pairs", "0").err()).contains("cause: there is nothing in it");
        assertThat(refused("--interval", "1m").err()).contains("which are held in memory");
        assertThat(refused("--interval", "1y").err()).contains("no bars have that length");
        assertThat(refused("--faults", "2").err()).contains("remedy: give 0 to 0.9");
        assertThat(refused("--venue", "bitmart").err()).contains("error: there is no sandbox for bitmart");
        assertThat(refused("--effect", "magic").err()).contains("magic");
    }
}
