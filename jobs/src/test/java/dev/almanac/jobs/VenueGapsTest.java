package dev.almanac.jobs;

import static dev.almanac.jobs.SandboxVenues.BTC;
import static dev.almanac.jobs.SandboxVenues.ETH;
import static dev.almanac.jobs.SandboxVenues.HOLE;
import static dev.almanac.jobs.SandboxVenues.NOW;
import static dev.almanac.jobs.SandboxVenues.closed;
import static dev.almanac.jobs.SandboxVenues.stored;
import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.Interval;
import dev.almanac.connectors.sandbox.Market;
import dev.almanac.connectors.sandbox.SandboxVenue;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ingest venues}, run after run, of series that a venue has gaps or bad bars in. */
class VenueGapsTest {
    private static final String[] WORDS = {
        "--venue", "sandbox-binance", "--symbols", "BTC/USDT,ETH/USDT", "--interval", "1h", "--from", "2026-01-01"
    };

    @TempDir
    Path folder;

    private final Market market = SandboxVenues.market();
    private SandboxVenues venues;

    @BeforeEach
    void start() {
        venues = new SandboxVenues(folder);
    }

    @AfterEach
    void stop() {
        venues.close();
    }

    private Path lake() {
        return folder.resolve("lake");
    }

    private SandboxVenue serve(Market now, Instant at) throws IOException {
        return venues.start("binance", now, SandboxVenues.settings(at));
    }

    private Call fetch(Instant at, String... more) {
        return venues.ingestAt(at, with(WORDS, more));
    }

    private static String[] with(String[] words, String... more) {
        return Stream.concat(Arrays.stream(words), Arrays.stream(more)).toArray(String[]::new);
    }

    private static void well(Call call) {
        assertThat(call.exitCode()).as(call.err() + call.out()).isZero();
    }

    private String findings(String rule) {
        return Call.in(
                        folder,
                        Map.of(),
                        "query",
                        "-q",
                        "--format",
                        "csv",
                        "SELECT count(*) AS n FROM data_quality WHERE rule = '" + rule + "'")
                .out()
                .substring("n\n".length());
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    /** The market with a bar of BTC whose high is below its open. */
    private Market bad() {
        long at = micros(HOLE);
        Candle sound = market.pair(BTC).orElseThrow().bars().stream()
                .filter(bar -> bar.openTime() == at)
                .findFirst()
                .orElseThrow();
        return market.with(
                BTC, Candle.of(at, sound.high() + 1, sound.high(), sound.low(), sound.close(), sound.volume()));
    }

    @Test
    void aBadBarDoesNotHoldUpItsSeriesAndIsNotAskedForForEver() throws IOException {
        for (long hours : new long[] {20, 21, 30}) {
            Instant now = HOLE.plus(Duration.ofHours(hours).plusMinutes(30));
            serve(bad(), now);
            well(fetch(now));
            TreeSet<String> sound = closed(market, now, Interval.H1);
            sound.removeIf(line -> line.startsWith("BTC/USDT 1h " + HOLE));
            assertThat(stored(lake(), "sandbox-binance"))
                    .as("after %s hours", hours)
                    .isEqualTo(sound);
            assertThat(findings("refused_at_venue")).isEqualTo(hours < 24 ? "0\n" : "1\n");
        }
        Instant next = HOLE.plus(Duration.ofHours(31).plusMinutes(30));
        serve(bad(), next);
        Call call = fetch(next);
        well(call);
        assertThat(call.out()).as("the bad bar is not among them").contains("2 windows, 2 series, 8 rows read:");
        Instant mended = HOLE.plus(Duration.ofHours(32).plusMinutes(30));
        serve(market, mended);
        well(fetch(mended, "--repair"));
        assertThat(stored(lake(), "sandbox-binance")).isEqualTo(closed(market, mended, Interval.H1));
        assertThat(findings("refused_at_venue")).isEqualTo("0\n");
    }

    /** The market in which ETH is listed, and traded no more. */
    private Market halted() {
        long end = micros(HOLE);
        List<Candle> bars = market.pair(ETH).orElseThrow().bars().stream()
                .filter(bar -> bar.openTime() < end)
                .toList();
        return Market.of(Interval.H1, Map.of(BTC, market.pair(BTC).orElseThrow().bars(), ETH, bars));
    }

    @Test
    void aPairThatIsTradedNoMoreIsAskedForItsEndAndIsNoNews() throws IOException {
        serve(halted(), NOW);
        well(fetch(NOW));
        assertThat(findings("not_at_venue")).isEqualTo("1\n");
        Map<String, Long> versions = LakeContents.versions(lake());
        versions.remove("runs");
        String[] ofEth = {"--venue", "sandbox-binance", "--symbols", "ETH/USDT", "--interval", "1h"};
        for (int days = 1; days <= 3; days++) {
            Instant later = NOW.plus(Duration.ofDays(days));
            SandboxVenue server = serve(halted(), later);
            Call plan = venues.ingestAt(later, with(ofEth, "--dry-run"));
            assertThat(plan.out())
                    .as("a day that has settled since and one that has not")
                    .contains("48 bars in 1 call");
            Call call = venues.ingestAt(later, with(ofEth, "--skip-when-empty"));
            assertThat(call.exitCode()).as(call.err() + call.out()).isEqualTo(75);
            assertThat(server.asked())
                    .as("two lists, and one page twice: it is empty")
                    .isEqualTo(4);
            Map<String, Long> after = LakeContents.versions(lake());
            after.remove("runs");
            assertThat(after).isEqualTo(versions);
        }
        Instant back = NOW.plus(Duration.ofDays(4));
        serve(market, back);
        well(fetch(back, "--repair"));
        assertThat(stored(lake(), "sandbox-binance")).isEqualTo(closed(market, back, Interval.H1));
        assertThat(findings("not_at_venue")).isEqualTo("0\n");
    }
}
