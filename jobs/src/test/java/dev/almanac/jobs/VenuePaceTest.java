package dev.almanac.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.connectors.sandbox.Fault;
import dev.almanac.connectors.sandbox.FaultPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ingest venues} from a simulated venue that takes its time. */
class VenuePaceTest {
    private static final List<String> TABLES = List.of("candles", "data_quality", "quarantine");

    /** 300 ms, as a simulated second lasts a millisecond: seventeen pages of hours are on their way for five seconds. */
    private static final Fault LATE = new Fault.Latency(Duration.ofSeconds(300));

    @TempDir
    Path folder;

    private SandboxVenues venues;

    @BeforeEach
    void start() throws IOException {
        venues = new SandboxVenues(folder);
        venues.start("okx", SandboxVenues.market(), FaultPlan.every(1, LATE));
    }

    @AfterEach
    void stop() {
        venues.close();
    }

    private Call fetch(String lake, Map<String, String> environment, String... more) {
        Stream<String> words = Stream.of(
                "ingest",
                "venues",
                "--venue",
                "sandbox-okx",
                "--symbols",
                "BTC/USDT,ETH/USDT",
                "--from",
                "2026-01-01",
                "--interval",
                "1d,1h",
                "--lake",
                folder.resolve(lake).toString(),
                "-q");
        return Call.at(
                SandboxVenues.NOW,
                folder,
                environment,
                Stream.concat(words, Stream.of(more)).toArray(String[]::new));
    }

    @Test
    void whatIsThereIsCommittedWhileTheRestIsOnItsWay() throws IOException {
        Call slow = fetch("often", Map.of("ALMANAC_VENUES__COMMIT_S", "1"));
        assertThat(slow.exitCode()).as(slow.err()).isZero();
        venues.start("okx", SandboxVenues.market(), FaultPlan.none());
        assertThat(fetch("once", Map.of()).exitCode()).isZero();
        assertThat(LakeContents.versions(folder.resolve("often")).get("candles"))
                .as("the days are committed before the hours are there")
                .isGreaterThan(LakeContents.versions(folder.resolve("once")).get("candles"));
        assertThat(LakeContents.of(folder.resolve("often"), TABLES))
                .isEqualTo(LakeContents.of(folder.resolve("once"), TABLES));
    }

    @Test
    void aTimeThatIsNoneIsRefused() {
        Call wrong = fetch("none", Map.of(), "--for", "soon");
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.err()).contains("venues.for_min").hasLineCount(3);
    }
}
