package dev.almanac.jobs;

import static dev.almanac.jobs.SandboxVenues.BTC;
import static dev.almanac.jobs.SandboxVenues.ETH;
import static dev.almanac.jobs.SandboxVenues.NOW;
import static dev.almanac.jobs.SandboxVenues.closed;
import static dev.almanac.jobs.SandboxVenues.stored;
import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.analytics.market.Interval;
import dev.almanac.connectors.sandbox.FaultPlan;
import dev.almanac.connectors.sandbox.Market;
import dev.almanac.connectors.sandbox.SandboxVenue;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ingest venues} over HTTP from simulated venues into a lake. */
class VenuesTest {
    private static final List<String> PROTOCOLS = List.of("binance", "coinbase", "kraken", "bybit", "okx");
    private static final String[] PAIRS = {"--symbols", "BTC/USDT,ETH/USDT", "--from", "2026-01-01"};

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

    private static String[] words(String[] first, String... more) {
        String[] all = Arrays.copyOf(first, first.length + more.length);
        System.arraycopy(more, 0, all, first.length, more.length);
        return all;
    }

    private static void well(Call call) {
        assertThat(call.exitCode()).as(call.err() + call.out()).isZero();
    }

    @Test
    void whatFiveVenuesHaveComesIntoTheLake() throws IOException {
        for (String protocol : PROTOCOLS) {
            venues.start(protocol, market, FaultPlan.none());
        }
        String all = "sandbox-binance,sandbox-coinbase,sandbox-kraken,sandbox-bybit,sandbox-okx";
        Call call = venues.ingest(words(PAIRS, "--venue", all, "--interval", "1h,1d"));
        well(call);
        assertThat(call.out()).contains(" windows, 20 series, ").doesNotContain("failed", "not read");
        for (String protocol : PROTOCOLS) {
            assertThat(stored(lake(), "sandbox-" + protocol))
                    .as(protocol)
                    .isEqualTo(closed(market, NOW, Interval.H1, Interval.D1));
        }
    }

    @Test
    void onlyWhatIsMissingIsFetchedAndTheLastBarsOnceMore() throws IOException {
        SandboxVenue server = venues.start("binance", market, FaultPlan.none());
        String[] words = words(PAIRS, "--venue", "sandbox-binance", "--interval", "1h");
        well(venues.ingest(words));
        int asked = server.asked();
        Call again = venues.ingest(words);
        well(again);
        assertThat(again.err()).contains("nothing new: no table has changed");
        assertThat(again.out()).containsPattern("2 windows, 2 series, 6 rows read:\n +accepted +0 ");
        assertThat(server.asked() - asked).as("one list, one page a pair").isEqualTo(3);

        Instant later = NOW.plus(Duration.ofHours(5));
        venues.start("binance", market, SandboxVenues.settings(later));
        Call next = venues.ingestAt(later, "--venue", "sandbox-binance", "--interval", "1h");
        well(next);
        assertThat(next.out()).containsPattern("2 windows, 2 series, 16 rows read:\n +accepted +10 ");
        assertThat(stored(lake(), "sandbox-binance")).isEqualTo(closed(market, later, Interval.H1));
    }

    @Test
    void aPairThatIsNotListedIsToldWithItsLikes() throws IOException {
        venues.start("binance", market, FaultPlan.none());
        Call call = venues.ingest("--venue", "sandbox-binance", "--symbols", "BTC/USDT,BTC/EUR");
        assertThat(call.exitCode()).isEqualTo(2);
        assertThat(call.err())
                .contains(
                        "error: sandbox-binance does not list BTC/EUR\ncause: it lists BTC/USDT\nremedy: did you mean BTC/USDT?\n");
        assertThat(lake()).doesNotExist();
        Call slip = venues.ingest("--venue", "sandbox-binance", "--symbols", "BTH/USDT");
        assertThat(slip.err()).contains("cause: it lists BTC/USDT\n");
        Call none = venues.ingest("--venue", "sandbox-binance");
        assertThat(none.exitCode()).isEqualTo(2);
        assertThat(none.err()).contains("remedy: name some: --symbols BTC/USDT,ETH/USDT");
    }

    @Test
    void aVenueThatIsNotSetUpIsToldBeforeAnythingIsAsked() {
        Call none = venues.ingest("--symbols", "BTC/USDT");
        assertThat(none.exitCode()).isEqualTo(2);
        assertThat(none.err()).contains("remedy: choose with --venue: binance, coinbase, kraken, bybit, okx");
        Call sandbox = venues.ingest("--venue", "sandbox-okx", "--symbols", "BTC/USDT");
        assertThat(sandbox.exitCode()).isEqualTo(2);
        assertThat(sandbox.err())
                .contains("error: nothing can be fetched from sandbox-okx\ncause: no address is known for it\n")
                .contains("remedy: start it with almanac sandbox");
        Call unknown = venues.ingest("--venue", "bitmart", "--symbols", "BTC/USDT");
        assertThat(unknown.err()).contains("cause: its protocol is not known here\n");
        Call base = venues.ingest("--venue", "binance,okx", "--base", "http://127.0.0.1:1");
        assertThat(base.err()).contains("error: --base has no venue");
        Call address = venues.ingest("--venue", "okx", "--base", "127.0.0.1:1", "--symbols", "BTC/USDT");
        assertThat(address.err()).contains("remedy: write it like http://127.0.0.1:8077");
    }

    @Test
    void whatIsSimulatedIsNotTakenForReal() throws IOException {
        SandboxVenue server = venues.start("binance", market, FaultPlan.none());
        Call call = venues.ingest(
                words(PAIRS, "--venue", "binance", "--base", server.base().toString()));
        assertThat(call.exitCode()).isEqualTo(2);
        assertThat(call.err())
                .contains("error: binance cannot be read\ncause: what answers at http://127.0.0.1:")
                .contains("remedy: call it by a name that says so: --venue sandbox-binance\n");
        assertThat(lake()).doesNotExist();
    }

    @Test
    void whereNoVenueAnswersThereIsNoLake() throws IOException {
        venues.start("binance", market, FaultPlan.none());
        venues.start("okx", market, FaultPlan.none());
        venues.stop("binance");
        venues.stop("okx");
        Call call = venues.ingest(words(PAIRS, "--venue", "sandbox-binance,sandbox-okx"));
        assertThat(call.exitCode()).isEqualTo(4);
        assertThat(call.err())
                .containsPattern("error: sandbox-binance instruments cannot be read\ncause: http://127.0.0.1:[0-9]+, 8"
                        + " times: no connection, nothing answers there\nremedy: run again later")
                .containsPattern("error: sandbox-okx instruments cannot be read\ncause: ");
        assertThat(lake()).doesNotExist();
    }

    @Test
    void aVenueThatIsDownDoesNotHoldUpTheOthers() throws IOException {
        venues.start("binance", market, FaultPlan.none());
        venues.start("okx", market, FaultPlan.none());
        venues.stop("binance");
        String[] words = words(PAIRS, "--venue", "sandbox-binance,sandbox-okx", "--interval", "1h");
        Call call = venues.ingest(words);
        assertThat(call.exitCode()).as(call.err()).isEqualTo(3);
        assertThat(call.err()).contains("error: sandbox-binance instruments cannot be read\n");
        assertThat(call.out()).contains("not read: sandbox-binance instruments cannot be read; ");
        assertThat(stored(lake(), "sandbox-okx")).isEqualTo(closed(market, NOW, Interval.H1));

        venues.start("binance", market, FaultPlan.none());
        well(venues.ingest(words));
        assertThat(stored(lake(), "sandbox-binance")).isEqualTo(closed(market, NOW, Interval.H1));
    }

    @Test
    void aDryRunSaysWhatWouldBeFetchedAndFetchesNothing() throws IOException {
        SandboxVenue server = venues.start("binance", market, FaultPlan.none());
        String[] words = words(PAIRS, "--venue", "sandbox-binance", "--interval", "1h", "--dry-run");
        Call call = venues.ingest(words);
        well(call);
        assertThat(call.out())
                .containsPattern("series +from +to +windows +bars\n")
                .containsPattern("\nsandbox-binance BTC/USDT 1h +2026-01-01T00:00:00Z +2026-03-01T06:00:00Z +1 +1422\n")
                .contains("\nsandbox-binance: up to 2844 bars in 4 calls, at least 1 s at its budget\n")
                .endsWith("nothing was fetched\n");
        assertThat(server.asked()).as("the list").isEqualTo(1);
        assertThat(lake()).doesNotExist();
        well(venues.ingest(Arrays.copyOf(words, words.length - 1)));
        assertThat(venues.ingest(words).out()).contains("up to 6 bars in 2 calls");
        Call json = venues.ingest(words(words, "--json"));
        assertThat(json.out()).contains("\"from\" : \"2026-03-01T03:00:00Z\"", "\"calls\" : 2");
    }

    @Test
    void aGapIsHealedALateCorrectionReplacesTheBarAndIsNoted() throws IOException {
        venues.start("binance", SandboxVenues.holed(market), FaultPlan.none());
        String[] words = words(PAIRS, "--venue", "sandbox-binance", "--interval", "1h");
        // Asked for while the gap is young: nobody takes the venue at its word yet.
        Instant early = SandboxVenues.HOLE.plus(Duration.ofHours(20));
        venues.start("binance", SandboxVenues.holed(market), SandboxVenues.settings(early));
        well(venues.ingestAt(early, words));
        assertThat(findings("gap")).isEqualTo("2\n");
        Market corrected = SandboxVenues.corrected(market, early);
        venues.start("binance", corrected, SandboxVenues.settings(early));
        Call call = venues.ingestAt(early, words);
        well(call);
        assertThat(call.out()).containsPattern(" +accepted +20 ").containsPattern(" +corrected +1 ");
        assertThat(stored(lake(), "sandbox-binance")).isEqualTo(closed(corrected, early, Interval.H1));
        assertThat(findings("gap")).isEqualTo("0\n");
        assertThat(findings("replaced")).isEqualTo("1\n");
    }

    @Test
    void whatAVenueDoesNotHaveIsAskedForOnceAndAgainOnlyForARepair() throws IOException {
        SandboxVenue server = venues.start("binance", SandboxVenues.holed(market), FaultPlan.none());
        String[] words = words(
                new String[] {"--symbols", "BTC/USDT,ETH/USDT", "--from", "2025-12-30"},
                "--venue",
                "sandbox-binance",
                "--interval",
                "1h");
        well(venues.ingest(words));
        assertThat(findings("not_at_venue"))
                .as("before the listing, and in the hole")
                .isEqualTo("4\n");
        int asked = server.asked();
        Call again = venues.ingest(words);
        assertThat(again.out()).contains("2 windows, 2 series, 6 rows read:");
        assertThat(server.asked() - asked).isEqualTo(3);

        venues.start("binance", market, FaultPlan.none());
        well(venues.ingest(words));
        assertThat(stored(lake(), "sandbox-binance")).hasSize(2 * 1422 - 20);
        Call repair = venues.ingest(words(words, "--repair"));
        well(repair);
        assertThat(stored(lake(), "sandbox-binance")).isEqualTo(closed(market, NOW, Interval.H1));
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

    @Test
    void aDayBeginsWithWhatIsConfigured() throws IOException {
        venues.start("binance", market, FaultPlan.none());
        Map<String, String> environment = Map.of(
                "ALMANAC_SOURCES__VENUES", "sandbox-binance",
                "ALMANAC_VENUES__SYMBOLS", "BTC/USDT,ETH/USDT",
                "ALMANAC_VENUES__INTERVALS", "1d",
                "ALMANAC_VENUES__FROM", "2026-01-01");
        Call day = Call.at(NOW, folder, environment, "daily");
        well(day);
        assertThat(day.err()).containsPattern("(?s)list +2 pairs at 1 venue .*ingest .*features .*rank .*report ");
        assertThat(stored(lake(), "sandbox-binance")).isEqualTo(closed(market, NOW, Interval.D1));
        venues.stop("binance");
        assertThat(Call.at(NOW, folder, environment, "daily").exitCode()).isEqualTo(4);
    }

    @Test
    void theBusiestPairsAreFetchedAndThoseThatWereOnce() throws IOException {
        venues.start("binance", market, FaultPlan.none());
        String[] words = {"--venue", "sandbox-binance", "--quote", "USDT", "--top", "1", "--interval", "1d"};
        well(venues.ingest(words));
        String first = symbols();
        assertThat(first).isIn("BTC/USDT\n", "ETH/USDT\n");
        // Turnover is price times volume: a price ten thousand times as high makes the other one the busiest.
        Market turned = SandboxVenues.dearer(market, first.startsWith("BTC") ? ETH : BTC);
        venues.start("binance", turned, FaultPlan.none());
        Call call = venues.ingest(words);
        well(call);
        assertThat(symbols()).isEqualTo("BTC/USDT\nETH/USDT\n");
        assertThat(call.err()).containsPattern("turnover +of USDT pairs at 1 venue");
        Call both = venues.ingest("--venue", "sandbox-binance", "--symbols", "BTC/USDT", "--top", "3");
        assertThat(both.err()).contains("error: --symbols and --quote or --top do not go together");
    }

    private String symbols() {
        return Call.in(
                        folder,
                        Map.of(),
                        "query",
                        "-q",
                        "--format",
                        "csv",
                        "SELECT DISTINCT symbol FROM candles ORDER BY symbol")
                .out()
                .substring("symbol\n".length());
    }

    @Test
    void whatIsNotAskedForIsWhatTheLakeHas() throws IOException {
        venues.start("coinbase", market, FaultPlan.none());
        well(venues.ingest(
                "--venue", "sandbox-coinbase", "--symbols", "BTC/USDT", "--interval", "1d", "--from", "2026-02-01"));
        Instant later = NOW.plus(Duration.ofDays(3));
        venues.start("coinbase", market.without(ETH), SandboxVenues.settings(later));
        Call call = venues.ingestAt(later, "--venue", "sandbox-coinbase");
        well(call);
        assertThat(call.out())
                .containsPattern("1 window, 1 series, 6 rows read:\n +accepted +3 ")
                .contains("note: sandbox-coinbase has no candles of 4h: it has 1m, 5m, 15m, 1h, 1d");
        venues.start("coinbase", market.without(BTC), SandboxVenues.settings(later));
        Call gone = venues.ingestAt(later, "--venue", "sandbox-coinbase", "--interval", "1d");
        well(gone);
        assertThat(gone.out())
                .contains("note: sandbox-coinbase no longer lists BTC/USDT: nothing of it is fetched there");
    }
}
