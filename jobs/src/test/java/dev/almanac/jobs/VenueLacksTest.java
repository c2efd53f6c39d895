package dev.almanac.jobs;

import static dev.almanac.jobs.SandboxVenues.BTC;
import static dev.almanac.jobs.SandboxVenues.ETH;
import static dev.almanac.jobs.SandboxVenues.NOW;
import static dev.almanac.jobs.SandboxVenues.START;
import static dev.almanac.jobs.SandboxVenues.closed;
import static dev.almanac.jobs.SandboxVenues.stored;
import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.market.Symbol;
import dev.almanac.connectors.sandbox.Fault;
import dev.almanac.connectors.sandbox.FaultPlan;
import dev.almanac.connectors.sandbox.Market;
import dev.almanac.connectors.sandbox.Walk;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one venue lacks, a pair, a length of bars or its whole list, does not hold up the others, nor the day. */
class VenueLacksTest {
    private static final Instant LATER = NOW.plus(Duration.ofDays(2));

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

    private Call daily(Instant at, String names, String pairs) {
        return Call.at(
                at,
                folder,
                Map.of(
                        "ALMANAC_SOURCES__VENUES",
                        names,
                        "ALMANAC_VENUES__SYMBOLS",
                        pairs,
                        "ALMANAC_VENUES__INTERVALS",
                        "1d",
                        "ALMANAC_VENUES__FROM",
                        "2026-01-01"),
                "daily");
    }

    private Call fetch(String interval, String names, String pairs) {
        return venues.ingest("--venue", names, "--symbols", pairs, "--interval", interval, "--from", "2026-01-01");
    }

    private Call both(String interval, String names) {
        return fetch(interval, names, "BTC/USDT,ETH/USDT");
    }

    private static void well(Call call) {
        assertThat(call.exitCode()).as(call.err() + call.out()).isZero();
    }

    @Test
    void aPairThatOneVenueDelistedIsFetchedFromTheOther() throws IOException {
        venues.start("binance", market, FaultPlan.none());
        venues.start("okx", market, FaultPlan.none());
        String both = "sandbox-binance,sandbox-okx";
        well(daily(NOW, both, "BTC/USDT,ETH/USDT"));
        venues.start("binance", market, SandboxVenues.settings(LATER));
        venues.start("okx", market.without(ETH), SandboxVenues.settings(LATER));
        Call day = daily(LATER, both, "BTC/USDT,ETH/USDT");
        well(day);
        assertThat(day.out()).contains("note: sandbox-okx does not list ETH/USDT: nothing of it is fetched there\n");
        assertThat(stored(lake(), "sandbox-binance")).isEqualTo(closed(market, LATER, Interval.D1));
        assertThat(stored(lake(), "sandbox-okx"))
                .containsAll(closed(market.without(ETH), LATER, Interval.D1))
                .containsAll(closed(market, NOW, Interval.D1))
                .hasSize(61 + 59);
    }

    @Test
    void aPairThatWasDelistedEverywhereIsNoSlipOfThePen() throws IOException {
        venues.start("binance", market, FaultPlan.none());
        well(daily(NOW, "sandbox-binance", "BTC/USDT,ETH/USDT"));
        venues.start("binance", market.without(ETH), SandboxVenues.settings(LATER));
        Call day = daily(LATER, "sandbox-binance", "BTC/USDT,ETH/USDT");
        well(day);
        assertThat(day.out()).contains("note: sandbox-binance does not list ETH/USDT");
        assertThat(stored(lake(), "sandbox-binance")).containsAll(closed(market.without(ETH), LATER, Interval.D1));

        Call slip = daily(LATER, "sandbox-binance", "BTC/USDT,ETC/USDT");
        assertThat(slip.exitCode()).isEqualTo(2);
        assertThat(slip.err()).contains("error: sandbox-binance does not list ETC/USDT\n");
        assertThat(stored(lake(), "sandbox-binance")).hasSize(61 + 59);
    }

    @Test
    void everyVenueHasPairsOfItsOwn() throws IOException {
        Market dollars = Walk.market(5, List.of(new Symbol("BTC", "USD")), Interval.H1, START, 24 * 70);
        venues.start("binance", market.without(ETH), FaultPlan.none());
        venues.start("kraken", dollars, FaultPlan.none());
        String names = "sandbox-binance,sandbox-kraken";
        Call call = fetch("1d", names, "BTC/USDT,BTC/USD");
        well(call);
        assertThat(call.out())
                .contains(
                        "note: sandbox-binance does not list BTC/USD: ",
                        "note: sandbox-kraken does not list BTC/USDT: ");
        assertThat(stored(lake(), "sandbox-binance")).isEqualTo(closed(market.without(ETH), NOW, Interval.D1));
        assertThat(stored(lake(), "sandbox-kraken")).isEqualTo(closed(dollars, NOW, Interval.D1));

        Call slip = venues.ingest("--venue", names, "--symbols", "BTC/USDT,BTC/EUR", "--lake", "other");
        assertThat(slip.exitCode()).isEqualTo(2);
        assertThat(slip.err())
                .contains("error: no venue of sandbox-binance, sandbox-kraken lists BTC/EUR\n"
                        + "cause: they list BTC/USD, BTC/USDT\nremedy: did you mean BTC/USD?\n");
        assertThat(folder.resolve("other")).doesNotExist();
    }

    @Test
    void aLengthOfBarsThatOneVenueLacksIsFetchedFromTheOther() throws IOException {
        venues.start("coinbase", market, FaultPlan.none());
        venues.start("binance", market, FaultPlan.none());
        Call call = both("4h", "sandbox-coinbase,sandbox-binance");
        well(call);
        assertThat(call.out()).contains("note: sandbox-coinbase has no candles of 4h: it has 1m, 5m, 15m, 1h, 1d\n");
        assertThat(stored(lake(), "sandbox-binance")).isEqualTo(closed(market, NOW, Interval.H4));
        Call none = both("4h", "sandbox-coinbase");
        assertThat(none.exitCode()).isEqualTo(2);
        assertThat(none.err())
                .contains("error: sandbox-coinbase has no candles of 4h\ncause: it has 1m, 5m, 15m, 1h, 1d\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 404})
    void aListThatIsRefusedHoldsUpNobodyElse(int status) throws IOException {
        venues.start("okx", market, FaultPlan.every(1, new Fault.ServerError(status)));
        venues.start("binance", market, FaultPlan.none());
        Call call = both("1d", "sandbox-okx,sandbox-binance");
        assertThat(call.exitCode()).as(call.err()).isEqualTo(3);
        assertThat(call.err())
                .contains("error: sandbox-okx instruments cannot be read\n", "HTTP " + status)
                .contains("remedy: see whether sandbox-okx still answers there");
        assertThat(stored(lake(), "sandbox-binance")).isEqualTo(closed(market, NOW, Interval.D1));
        Call alone = both("1d", "sandbox-okx");
        assertThat(alone.exitCode()).as(alone.err()).isEqualTo(4);
    }

    @Test
    void anAddressWithAPasswordIsRefusedAndNotShown() {
        Call call =
                venues.ingest("--venue", "okx", "--base", "http://me:5ecret@127.0.0.1:1", "--symbols", BTC.toString());
        assertThat(call.exitCode()).isEqualTo(2);
        assertThat(call.err())
                .isEqualTo(
                        "error: the address http://127.0.0.1:1 of okx cannot be used\n"
                                + "cause: it has a name or a password before its host, and would be shown with them where it fails\n"
                                + "remedy: write it like http://127.0.0.1:8077, or with a path: https://mirror.example/binance\n");
        assertThat(lake()).doesNotExist();
        Call query =
                venues.ingest("--venue", "okx", "--base", "http://127.0.0.1:1/x?key=5ecret", "--symbols", "BTC/USDT");
        assertThat(query.exitCode()).isEqualTo(2);
        assertThat(query.err()).contains("cause: a ? or # ends it").doesNotContain("5ecret");
    }

    @Test
    void aDryRunSaysWhatIsMadeOfTrades() throws IOException {
        venues.start("kraken", market, FaultPlan.none());
        Call call = venues.ingest(
                "--venue",
                "sandbox-kraken",
                "--symbols",
                "BTC/USDT",
                "--interval",
                "1h",
                "--from",
                "2026-01-01",
                "--dry-run");
        well(call);
        assertThat(call.out())
                .contains("sandbox-kraken: up to 1422 bars in 31 calls, at least ")
                .contains(
                        "  705 of these bars are older than its candles reach and made of trades, counted as one call a"
                                + " day;\n  a call brings up to 1,000 trades: how many more a busy pair takes is unknown beforehand\n");
        Call json = venues.ingest(
                "--venue",
                "sandbox-kraken",
                "--symbols",
                "BTC/USDT",
                "--interval",
                "1h",
                "--from",
                "2026-01-01",
                "--dry-run",
                "--json");
        assertThat(json.out()).contains("\"bars_made_of_trades\" : 705");
    }
}
