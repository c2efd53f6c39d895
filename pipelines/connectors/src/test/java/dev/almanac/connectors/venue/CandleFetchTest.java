package dev.almanac.connectors.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.almanac.analytics.error.UserException;
import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.market.Symbol;
import dev.almanac.analytics.port.CandleSource;
import dev.almanac.analytics.port.CandleUnit;
import dev.almanac.analytics.port.CandleWindow;
import dev.almanac.analytics.port.UnreadableUnitException;
import dev.almanac.connectors.sandbox.Fault;
import dev.almanac.connectors.sandbox.FaultPlan;
import dev.almanac.connectors.sandbox.Market;
import dev.almanac.connectors.sandbox.SandboxSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CandleFetchTest {
    private final Market market = Loopback.market();
    private final SandboxSettings settings = SandboxSettings.at(Loopback.clock());

    @ParameterizedTest
    @ValueSource(strings = {"binance", "coinbase", "kraken", "bybit", "okx"})
    void bringsEveryClosedBarOfAWindowInOrderAndNoOther(String protocol) throws Exception {
        try (Loopback venue = Loopback.of(protocol, market, settings)) {
            Rows rows = venue.fetch(venue.everything());
            Loopback.assertSame(Loopback.fives(rows), Loopback.closed(market, settings.clock()));
            assertThat(rows.bad).isEmpty();
            List<Integer> pieces = protocol.equals("kraken") ? List.of(24, 24, 2) : List.of(50);
            assertThat(rows.notes)
                    .as("before the first bar; Kraken's old bars are read by days")
                    .containsExactlyElementsOf(pieces.stream()
                            .map(bars -> "not_at_venue: " + bars + " bars were asked for that the venue does not have")
                            .toList());
            Rows.Good first = rows.good.get(0);
            assertThat(first.place()).isEqualTo(Loopback.START.getEpochSecond());
            assertThat(first.series().venue()).isEqualTo("sandbox-" + protocol);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"binance", "coinbase", "kraken", "bybit", "okx"})
    void takesTheWindowHalfOpenAndInWholeBars(String protocol) throws Exception {
        try (Loopback venue = Loopback.of(protocol, market, settings)) {
            Instant from = Loopback.START.plus(Duration.ofHours(2000));
            Rows rows = venue.fetch(venue.window(
                    Interval.H1,
                    from.plusSeconds(1),
                    from.plus(Duration.ofHours(3)).plusSeconds(1)));
            assertThat(rows.good.stream().map(Rows.Good::openTime))
                    .containsExactly(
                            from.plus(Duration.ofHours(1)).toString(),
                            from.plus(Duration.ofHours(2)).toString(),
                            from.plus(Duration.ofHours(3)).toString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"binance", "coinbase", "kraken", "bybit", "okx"})
    void readsDaysOnTheGrid(String protocol) throws Exception {
        try (Loopback venue = Loopback.of(protocol, market, settings)) {
            Rows rows =
                    venue.fetch(venue.window(Interval.D1, Loopback.START, Loopback.START.plus(Duration.ofDays(1000))));
            assertThat(rows.good).hasSize(100); // 2,400 hours have closed
            Loopback.assertSame(
                    Loopback.fives(rows),
                    market.pair(Loopback.BTC).orElseThrow().bars(Interval.D1, 0, Long.MAX_VALUE).stream()
                            .limit(100)
                            .map(Loopback::five)
                            .toList());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"binance", "coinbase", "kraken", "bybit", "okx"})
    void leavesGapsAsTheyAre(String protocol) throws Exception {
        List<Candle> bars =
                new ArrayList<>(market.pair(Loopback.BTC).orElseThrow().bars());
        bars.subList(1900, 1950).clear();
        bars.subList(300, 1500).clear();
        Market holed = Market.of(Interval.H1, Map.of(Loopback.BTC, bars));
        try (Loopback venue = Loopback.of(protocol, holed, settings)) {
            Loopback.assertSame(
                    Loopback.fives(venue.fetch(venue.everything())), Loopback.closed(holed, settings.clock()));
        }
    }

    @Test
    void hasTheColumnsThatTheVenueHasAndNoZeroForTheOthers() throws Exception {
        Candle whole = market.pair(Loopback.BTC).orElseThrow().bars().get(2000);
        assertThat(only("binance", whole)).isEqualTo(whole);
        assertThat(only("coinbase", whole)).isEqualTo(Loopback.five(whole));
        Candle counted = only("kraken", whole);
        assertThat(counted.tradeCount()).isEqualTo(whole.tradeCount());
        assertThat(counted.quoteVolume()).isNaN();
        for (String protocol : List.of("bybit", "okx")) {
            Candle turned = only(protocol, whole);
            assertThat(turned.quoteVolume()).isEqualTo(whole.quoteVolume());
            assertThat(turned.tradeCount()).isEqualTo(-1);
            assertThat(turned.takerBuyVolume()).isNaN();
        }
    }

    @Test
    void rebuildsWhatKrakenNoLongerGivesFromItsTrades() throws Exception {
        Candle whole = market.pair(Loopback.BTC).orElseThrow().bars().get(100);
        assertThat(only("kraken", whole)).isEqualTo(whole);
    }

    private Candle only(String protocol, Candle bar) throws Exception {
        try (Loopback venue = Loopback.of(protocol, market, settings)) {
            Instant from = Instant.ofEpochMilli(bar.openTime() / 1000);
            List<Rows.Good> rows = venue.fetch(venue.window(Interval.H1, from, from.plusSeconds(1))).good;
            assertThat(rows).hasSize(1);
            return rows.get(0).candle();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"binance", "coinbase", "kraken", "bybit", "okx"})
    void aClockThatIsWrongNeverMakesAnOpenBarAClosedOne(String protocol) throws Exception {
        Clock right = settings.clock();
        for (Duration skew : List.of(Duration.ofHours(3), Duration.ofHours(-3))) {
            try (Loopback venue = Loopback.of(protocol, market, settings.skewed(skew))) {
                Clock earlier = skew.isNegative() ? Clock.offset(right, skew) : right;
                Rows rows = venue.fetch(venue.everything());
                Loopback.assertSame(Loopback.fives(rows), Loopback.closed(market, earlier));
                assertThat(rows.notes).first().asString().contains("10800 s");
            }
        }
    }

    @Test
    void splitsLongWindowsIntoUnitsOfOneGroup() {
        try (Loopback venue = Loopback.of("coinbase", market, settings)) {
            CandleWindow window =
                    venue.window(Interval.M1, Loopback.START, Loopback.START.plus(Duration.ofMinutes(15_000)));
            CandleSource source = venue.venues.candles(List.of(window));
            List<CandleUnit> units = source.plan();
            assertThat(units).hasSize(3);
            assertThat(units.get(0).name())
                    .isEqualTo("sandbox-coinbase BTC/USDT 1m 2024-01-01T00:00:00Z to 2024-01-05T04:00:00Z");
            assertThat(units).allSatisfy(unit -> {
                assertThat(source.group(unit)).hasValueSatisfying(group -> {
                    assertThat(group.name()).isEqualTo("sandbox-coinbase");
                    assertThat(group.threads()).isEqualTo(4);
                });
                assertThat(source.contentHash(unit)).isEmpty();
            });
            Venues.Estimate estimate = venue.venues.estimate(List.of(window)).get(0);
            assertThat(estimate.calls()).isEqualTo(50);
            assertThat(estimate.time()).isEqualTo(Duration.ofMillis(6250));
        }
    }

    @Test
    void refusesWhatTheVenueDoesNotHave() {
        try (Loopback venue = Loopback.of("coinbase", market, settings)) {
            CandleWindow window = venue.window(Interval.H4, Loopback.START, Loopback.START.plusSeconds(1));
            assertThatThrownBy(() -> venue.venues.candles(List.of(window)))
                    .isInstanceOf(UserException.class)
                    .hasMessage(
                            "sandbox-coinbase has no candles of 4h\nit has 1m, 5m, 15m, 1h, 1d\nfetch one of these");
        }
        assertThatThrownBy(() -> VenueSettings.of("mtgox"))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("choose one of binance, coinbase, kraken, bybit, okx");
    }

    @ParameterizedTest
    @ValueSource(strings = {"binance", "coinbase", "kraken", "bybit", "okx"})
    void listsInstruments(String protocol) throws Exception {
        FaultPlan plan = FaultPlan.of(Map.of(1, new Fault.Truncated(), 2, new Fault.HtmlPage()));
        try (Loopback venue = Loopback.of(protocol, market, settings.with(plan))) {
            var list = venue.venues.instruments().list(venue.name);
            assertThat(list.unnamed()).isEmpty();
            assertThat(list.instruments()).hasSize(1);
            var btc = list.instruments().get(0);
            assertThat(btc.symbol()).isEqualTo(new Symbol("BTC", "USDT"));
            assertThat(btc.tick()).isEqualByComparingTo("0.0001");
            assertThat(btc.lot()).isEqualByComparingTo("0.00001");
            assertThat(btc.status()).hasToString("TRADING");
            assertThat(btc.listedAt()).isEqualTo(protocol.equals("okx") ? Loopback.START : null);
            assertThat(btc.minNotional() == null).isEqualTo(protocol.equals("okx"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"binance", "coinbase", "kraken", "bybit", "okx"})
    void anEmptyListOfInstrumentsIsNoAnswer(String protocol) {
        try (Loopback venue = Loopback.of(protocol, Market.of(Interval.H1, Map.of()), settings)) {
            assertThatThrownBy(() -> venue.venues.instruments().list(venue.name))
                    .isInstanceOf(UnreadableUnitException.class)
                    .hasMessageContaining("sandbox-" + protocol + " instruments cannot be read")
                    .hasMessageContaining("no pair is listed");
        }
    }
}
