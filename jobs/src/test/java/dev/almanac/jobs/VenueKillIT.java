package dev.almanac.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.analytics.market.Interval;
import dev.almanac.connectors.sandbox.Market;
import dev.almanac.connectors.sandbox.SandboxVenue;
import dev.almanac.connectors.sandbox.Walk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged launcher, killed while it fetches. */
class VenueKillIT {
    private static final int KILLS = 10;
    private static final int MOST_ROUNDS = 20;
    private static final long SEED = 20_261_121;
    private static final int DAYS = 60;
    private static final int MOST_ANSWERS = 3;
    private static final int MOST_DELAY_MILLIS = 400;
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final long POLL_MILLIS = 5;
    private static final List<String> TABLES = List.of("candles", "data_quality", "quarantine");
    private static final String[] FETCH = {
        "ingest",
        "venues",
        "--venue",
        "sandbox-binance,sandbox-okx,sandbox-coinbase",
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
    private SandboxVenues venues;

    @BeforeEach
    void start() {
        venues = new SandboxVenues(folder);
    }

    @AfterEach
    void stop() {
        venues.close();
    }

    /** The time at the venues; the program's own is later, so theirs decides which bars have closed. */
    private SandboxVenue startAt(Instant now) throws IOException {
        SandboxVenue last = venues.start("binance", market, SandboxVenues.settings(now));
        for (String protocol : List.of("okx", "coinbase")) {
            last = venues.start(protocol, market, SandboxVenues.settings(now));
        }
        return last;
    }

    private Path place(String name) throws IOException {
        Path place = Files.createDirectory(folder.resolve(name));
        venues = new SandboxVenues(place);
        return place;
    }

    private Process fetching(Path place) throws IOException {
        return fetching(place, place.resolve("lake"));
    }

    private Process fetching(Path place, Path lake) throws IOException {
        Map<String, String> environment = Map.of(
                "ALMANAC_LAKE__PATH",
                lake.toString(),
                "ALMANAC_VENUES__FROM",
                today.minus(Duration.ofDays(DAYS)).toString());
        return Launched.start(place, Launched.root().resolve("almanac"), environment, FETCH);
    }

    /** How many versions the tables of a lake have. */
    private static long commits(Path lake) throws IOException {
        if (!Files.isDirectory(lake)) {
            return 0;
        }
        return LakeContents.versions(lake).values().stream()
                .mapToLong(version -> version + 1)
                .sum();
    }

    /** Kills the process at a moment that {@code random} chooses: some time after an answer, or after a commit. */
    private static boolean killed(Random random, SandboxVenue server, Path lake, Process process) throws Exception {
        boolean byAnswer = random.nextBoolean();
        int answers = server.asked() + 1 + random.nextInt(MOST_ANSWERS);
        long commits = commits(lake) + 1;
        int delay = random.nextInt(MOST_DELAY_MILLIS);
        Instant limit = Instant.now().plus(LIMIT);
        while (process.isAlive() && (byAnswer ? server.asked() < answers : commits(lake) < commits)) {
            assertThat(Instant.now()).isBefore(limit);
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
        process.waitFor(delay, TimeUnit.MILLISECONDS);
        boolean isKilled = process.isAlive();
        process.destroyForcibly();
        assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return isKilled;
    }

    @Test
    void aFetchThatWasKilledTenTimesEndsAsAnUndisturbedOne() throws Exception {
        Random random = new Random(SEED);
        Path rough = place("rough");
        int kills = 0;
        for (int round = 0; kills < KILLS && round < MOST_ROUNDS; round++) {
            // a day more each time, so that there is always something to do
            SandboxVenue server = startAt(today.minus(Duration.ofDays(MOST_ROUNDS - round)));
            kills += killed(random, server, rough.resolve("lake"), fetching(rough)) ? 1 : 0;
        }
        assertThat(kills)
                .as("seed %s: runs that were killed before they ended", SEED)
                .isEqualTo(KILLS);
        startAt(today);
        Launched recovered = Launched.end(rough, fetching(rough));
        assertThat(recovered.exitCode()).as(recovered.err()).isZero();
        venues.close();

        Path calm = place("calm");
        startAt(today);
        Launched undisturbed = Launched.end(calm, fetching(calm));
        assertThat(undisturbed.exitCode()).as(undisturbed.err()).isZero();
        assertThat(LakeContents.of(rough.resolve("lake"), TABLES))
                .as("seed %s", SEED)
                .isEqualTo(LakeContents.of(calm.resolve("lake"), TABLES));
    }
}
