package dev.almanac.jobs;

import static dev.almanac.jobs.FiveVenues.MARKET;
import static dev.almanac.jobs.SandboxVenues.ETH;
import static dev.almanac.jobs.SandboxVenues.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.analytics.market.Interval;
import dev.almanac.connectors.sandbox.Fault;
import dev.almanac.connectors.sandbox.FaultPlan;
import dev.almanac.connectors.sandbox.Market;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What five venues can do to a fetch that it takes another one to mend; then the tables are those of an undisturbed one. */
class VenueOutageTest {
    @TempDir
    static Path calm;

    private static FiveVenues venues;

    @TempDir
    Path folder;

    @BeforeAll
    static void fetchUndisturbed() throws IOException {
        venues = FiveVenues.undisturbed(calm);
    }

    private void sameAfterAnother() throws IOException {
        Call call = FiveVenues.fetch(folder, FaultPlan.none());
        assertThat(call.exitCode()).as(call.err()).isZero();
        venues.requireSame(folder);
    }

    @Test
    void aBanEndsTheRunAndTheNextOneGoesOn() throws IOException {
        Call banned = FiveVenues.fetch(folder, FaultPlan.of(Map.of(3, new Fault.Banned(Duration.ofSeconds(120)))));
        assertThat(banned.exitCode()).as(banned.err()).isIn(3, 4);
        assertThat(banned.err().lines().filter(line -> line.startsWith("error: ")))
                .hasSize(5);
        assertThat(banned.err()).contains("remedy: ask nothing of sandbox-binance from this address for 120 s");
        sameAfterAnother();
    }

    @Test
    void clocksAreApart() throws IOException {
        Call ahead =
                FiveVenues.fetch(folder, MARKET, SandboxVenues.settings(NOW).skewed(Duration.ofHours(3)));
        assertThat(ahead.exitCode()).as(ahead.err()).isZero();
        assertThat(ahead.out()).contains("note: the clock of sandbox-okx is 10800 s ahead of ours");
        venues.requireSame(folder);
        Path behind = Files.createDirectory(folder.resolve("behind"));
        FiveVenues.fetch(behind, MARKET, SandboxVenues.settings(NOW).skewed(Duration.ofHours(-3)));
        assertThat(FiveVenues.fetch(behind, FaultPlan.none()).exitCode()).isZero();
        venues.requireSame(behind);
    }

    @Test
    void anInstrumentVanishesAndComesBack() throws IOException {
        Call call = FiveVenues.fetch(folder, FaultPlan.of(Map.of(2, new Fault.Becomes(MARKET.without(ETH)))));
        assertThat(call.exitCode()).as(call.err()).isEqualTo(3);
        assertThat(call.err()).contains("ETH/USDT 1h", "remedy: see whether sandbox-");
        assertThat(SandboxVenues.stored(folder.resolve("lake"), "sandbox-okx"))
                .isEqualTo(SandboxVenues.closed(MARKET.without(ETH), NOW, Interval.H1));
        sameAfterAnother();
    }

    @Test
    void aBarChangesWhilePagesAreRead() throws IOException {
        Market after = SandboxVenues.corrected(MARKET, NOW);
        Call call = FiveVenues.fetch(folder, FaultPlan.of(Map.of(3, new Fault.Becomes(after))));
        assertThat(call.exitCode()).as(call.err()).isZero();
        // Whichever of them was met, the next fetch looks at the last bars again.
        assertThat(FiveVenues.fetch(folder, after, SandboxVenues.settings(NOW)).exitCode())
                .isZero();
        for (String protocol : FiveVenues.PROTOCOLS) {
            assertThat(SandboxVenues.stored(folder.resolve("lake"), "sandbox-" + protocol))
                    .isEqualTo(SandboxVenues.closed(after, NOW, Interval.H1));
        }
    }
}
