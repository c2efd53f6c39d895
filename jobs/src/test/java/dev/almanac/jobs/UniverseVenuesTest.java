package dev.almanac.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.analytics.market.Interval;
import dev.almanac.connectors.sandbox.FaultPlan;
import dev.almanac.connectors.sandbox.Market;
import dev.almanac.connectors.sandbox.SandboxVenue;
import dev.almanac.connectors.sandbox.Walk;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code universe refresh --venue} over HTTP, from venues that are where the configuration says. */
class UniverseVenuesTest {
    private static final Instant LATER = SandboxVenues.NOW.plus(Duration.ofDays(1));

    @TempDir
    Path folder;

    private SandboxVenues venues;

    @BeforeEach
    void start() throws IOException {
        venues = new SandboxVenues(folder);
        venues.start("binance", SandboxVenues.market(), FaultPlan.none());
        Call load =
                venues.ingest("--venue", "sandbox-binance", "--symbols", "BTC/USDT,ETH/USDT", "--interval", "1d", "-q");
        assertThat(load.exitCode()).as(load.err()).isZero();
    }

    @AfterEach
    void stop() {
        venues.close();
    }

    private Call at(Instant now, String... arguments) {
        return Call.at(
                now,
                folder,
                Map.of(),
                Stream.concat(Stream.of(arguments), Stream.of("-q")).toArray(String[]::new));
    }

    private String status() {
        Call query = at(
                LATER,
                "query",
                "SELECT symbol, status, source, date(valid_from) AS since FROM instruments"
                        + " WHERE source = 'venue' ORDER BY ALL",
                "--format",
                "csv");
        assertThat(query.exitCode()).as(query.err()).isZero();
        return query.out();
    }

    @Test
    void asksWhereTheVenueIsAndLearnsWhatIsGone() throws IOException {
        Call refresh = at(SandboxVenues.NOW, "universe", "refresh", "--venue", "sandbox-binance");
        assertThat(refresh.exitCode()).as(refresh.err()).isZero();
        assertThat(refresh.out()).startsWith("sandbox-binance lists 2 pairs\n");
        assertThat(status()).contains("BTC/USDT,listed,venue,", "ETH/USDT,listed,venue,");
        assertThat(at(SandboxVenues.NOW, "universe", "refresh", "--venue", "sandbox-binance", "--skip-when-empty")
                        .exitCode())
                .isEqualTo(75);

        Market without = Walk.market(11, List.of(SandboxVenues.BTC), Interval.H1, SandboxVenues.START, 24 * 70);
        venues.start("binance", without, SandboxVenues.settings(LATER));
        Call later = at(LATER, "universe", "refresh", "--venue", "sandbox-binance");
        assertThat(later.exitCode()).as(later.err()).isZero();
        assertThat(status()).contains("ETH/USDT,delisted,venue,2026-03-02").doesNotContain("BTC/USDT,delisted");

        venues.stop("binance");
        Call down = at(LATER, "universe", "refresh", "--venue", "sandbox-binance");
        assertThat(down.exitCode()).as(down.out()).isEqualTo(4);
        assertThat(down.err()).hasLineCount(3);
    }

    @Test
    void theAddressIsGivenOnTheCommandLineToo() throws IOException {
        try (SandboxVenue other =
                SandboxVenue.start("okx", SandboxVenues.market(), SandboxVenues.settings(SandboxVenues.NOW))) {
            String base = other.base().toString();
            Call unnamed = at(SandboxVenues.NOW, "universe", "refresh", "--base", base);
            assertThat(unnamed.exitCode()).isEqualTo(2);
            assertThat(unnamed.err()).startsWith("error: --base has no venue\n");
            Call unknown = at(SandboxVenues.NOW, "universe", "refresh", "--venue", "sandbox-okx");
            assertThat(unknown.exitCode()).isEqualTo(2);
            assertThat(unknown.err()).contains("nothing can be fetched from sandbox-okx");
            Call real = at(SandboxVenues.NOW, "universe", "refresh", "--venue", "okx", "--base", base);
            assertThat(real.exitCode()).as("simulated pairs under a real name").isEqualTo(2);
            assertThat(status()).doesNotContain("okx");
            Call refresh = at(SandboxVenues.NOW, "universe", "refresh", "--venue", "sandbox-okx", "--base", base);
            assertThat(refresh.exitCode()).as(refresh.err()).isZero();
            assertThat(refresh.out()).startsWith("sandbox-okx lists 2 pairs\n");
        }
    }
}
