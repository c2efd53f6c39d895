package dev.almanac.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.analytics.market.Interval;
import dev.almanac.connectors.sandbox.Fault;
import dev.almanac.connectors.sandbox.FaultPlan;
import dev.almanac.connectors.sandbox.Market;
import dev.almanac.connectors.sandbox.SandboxSettings;
import dev.almanac.connectors.sandbox.Walk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged launcher, called twice at once to fetch into one lake. */
class VenueTwiceIT {
    private static final int DAYS = 60;
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final List<String> TABLES = List.of("candles", "data_quality", "quarantine");
    private static final String[] FETCH = {
        "ingest",
        "venues",
        "--venue",
        "sandbox-binance,sandbox-okx",
        "--symbols",
        "BTC/USDT,ETH/USDT",
        "--interval",
        "1h"
    };

    @TempDir
    Path folder;

    private final Instant today = Instant.now().truncatedTo(ChronoUnit.DAYS);
    private final Market market = Walk.market(
            31,
            List.of(SandboxVenues.BTC, SandboxVenues.ETH),
            Interval.H1,
            today.minus(Duration.ofDays(DAYS)),
            24 * (DAYS + 1));
    private final Map<Path, SandboxVenues> venues = new HashMap<>();

    @AfterEach
    void stop() {
        venues.values().forEach(SandboxVenues::close);
    }

    /** A working directory of its own, whose configuration leads to venues that answer as late as is said. */
    private Path place(String name, Duration late) throws IOException {
        Path place = Files.createDirectory(folder.resolve(name));
        SandboxVenues servers = new SandboxVenues(place);
        venues.put(place, servers);
        SandboxSettings settings = SandboxVenues.settings(today);
        if (!late.isZero()) {
            // a simulated second lasts a millisecond
            settings = settings.with(FaultPlan.every(1, new Fault.Latency(late.multipliedBy(1000))));
        }
        servers.start("binance", market, settings);
        servers.start("okx", market, settings);
        return place;
    }

    private Process fetching(Path place, Path lake, int patience) throws IOException {
        Map<String, String> environment = Map.of(
                "ALMANAC_LAKE__PATH",
                lake.toString(),
                "ALMANAC_LAKE__LOCK_WAIT_S",
                Integer.toString(patience),
                "ALMANAC_VENUES__FROM",
                today.minus(Duration.ofDays(DAYS)).toString());
        return Launched.start(place, Launched.root().resolve("almanac"), environment, FETCH);
    }

    private void assertAsUndisturbed(Path lake) throws Exception {
        Path calm = place("calm", Duration.ZERO);
        Launched alone = Launched.end(calm, fetching(calm, calm.resolve("lake"), 60));
        assertThat(alone.exitCode()).as(alone.err()).isZero();
        assertThat(LakeContents.of(lake, TABLES)).isEqualTo(LakeContents.of(calm.resolve("lake"), TABLES));
    }

    @Test
    void ofTwoFetchesAtOnceTheSecondWaitsAndFindsNothingNew() throws Exception {
        Path lake = folder.resolve("both");
        Path one = place("one", Duration.ZERO);
        Path two = place("two", Duration.ZERO);
        Process first = fetching(one, lake, 60);
        Process second = fetching(two, lake, 60);
        Launched firstEnd = Launched.end(one, first);
        Launched secondEnd = Launched.end(two, second);
        assertThat(firstEnd.exitCode()).as(firstEnd.err()).isZero();
        assertThat(secondEnd.exitCode()).as(secondEnd.err()).isZero();
        int bars = 4 * 24 * DAYS;
        assertThat(List.of(firstEnd.out(), secondEnd.out()))
                .anySatisfy(early -> assertThat(early).containsPattern(bars + " rows read:\n +accepted +" + bars + " "))
                .anySatisfy(late -> assertThat(late).containsPattern(", 12 rows read:\n +accepted +0 "));
        assertThat(lake.resolve("_lock")).doesNotExist();
        assertAsUndisturbed(lake);
    }

    @Test
    void oneThatDoesNotWaitLongEnoughIsToldWhoHasTheLake() throws Exception {
        Path lake = folder.resolve("both");
        Path one = place("one", Duration.ofSeconds(2));
        Path two = place("two", Duration.ZERO);
        Process first = fetching(one, lake, 60);
        Instant limit = Instant.now().plus(LIMIT);
        while (!Files.exists(lake.resolve("_lock"))) {
            assertThat(first.isAlive()).isTrue();
            assertThat(Instant.now()).isBefore(limit);
            TimeUnit.MILLISECONDS.sleep(20);
        }
        Launched refused = Launched.end(two, fetching(two, lake, 1));
        assertThat(first.isAlive())
                .as("still fetching")
                .isTrue(); // the launcher becomes the program: both have one number
        assertThat(refused.exitCode()).as(refused.err()).isEqualTo(5);
        assertThat(refused.err()).contains("held by process " + first.pid(), "almanac ingest venues");
        Launched firstEnd = Launched.end(one, first);
        assertThat(firstEnd.exitCode()).as(firstEnd.err()).isZero();
        assertAsUndisturbed(lake);
    }
}
