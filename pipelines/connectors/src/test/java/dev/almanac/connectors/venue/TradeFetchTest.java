package dev.almanac.connectors.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.market.Trade;
import dev.almanac.analytics.port.UnreadableUnitException;
import dev.almanac.connectors.sandbox.Fault;
import dev.almanac.connectors.sandbox.FaultPlan;
import dev.almanac.connectors.sandbox.Market;
import dev.almanac.connectors.sandbox.SandboxSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TradeFetchTest {
    private static final Instant FROM = Loopback.START.plus(Duration.ofHours(700));
    private static final int HOURS = 600;

    private final Market market = Loopback.market();
    private final SandboxSettings settings = SandboxSettings.at(Loopback.clock());

    @ParameterizedTest
    @ValueSource(strings = {"binance", "coinbase", "kraken", "okx"})
    void bringsTheTradesOfASpanOldestFirst(String protocol) throws Exception {
        List<Trade> trades = fetch(protocol, FaultPlan.none());
        assertThat(trades).hasSize(4 * HOURS);
        for (int i = 0; i < trades.size(); i++) {
            long quarter = FROM.toEpochMilli() * 1000 + i * (Interval.H1.micros() / 4);
            assertThat(trades.get(i).time()).isEqualTo(quarter);
            assertThat(trades.get(i).id()).isEqualTo(Integer.toString(4 * 700 + 1 + i));
        }
        double bought = trades.stream()
                .filter(Trade::takerBought)
                .mapToDouble(Trade::size)
                .sum();
        double expected = market.pair(Loopback.BTC).orElseThrow().bars().subList(700, 700 + HOURS).stream()
                .mapToDouble(bar -> bar.takerBuyVolume())
                .sum();
        assertThat(bought).isCloseTo(expected, Offset.offset(1e-6));
    }

    @ParameterizedTest
    @ValueSource(strings = {"binance", "coinbase", "kraken", "okx"})
    void bringsTheSameWhenPagesAreLostRepeatedOrBroken(String protocol) throws Exception {
        List<Trade> undisturbed = fetch(protocol, FaultPlan.none());
        for (Fault fault :
                List.of(new Fault.Missing(), new Fault.Duplicate(), new Fault.Reset(), new Fault.Truncated())) {
            List<Trade> trades = fetch(protocol, FaultPlan.every(3, fault));
            assertThat(trades.equals(undisturbed)).as("%s", fault).isTrue();
        }
    }

    @Test
    void saysThatBybitHasNoHistoryOfTrades() {
        assertThatThrownBy(() -> fetch("bybit", FaultPlan.none()))
                .isInstanceOf(UnreadableUnitException.class)
                .hasMessageContaining("sandbox-bybit BTC/USDT trades 2024-01-30T04:00:00Z to 2024-02-24T04:00:00Z")
                .hasMessageContaining("nothing but the last 60 trades");
    }

    /** What it no longer keeps looks like a time without trades. */
    @Test
    void saysThatOkxKeepsTradesForThreeMonths() throws Exception {
        try (Loopback venue = Loopback.of("okx", market, settings)) {
            List<Trade> trades = new ArrayList<>();
            assertThatThrownBy(() ->
                            venue.venues.trades().read(venue.name, Loopback.BTC, Loopback.START, FROM, trades::add))
                    .isInstanceOf(UnreadableUnitException.class)
                    .hasMessageContaining("sandbox-okx BTC/USDT trades 2024-01-01T00:00:00Z to 2024-01-30T04:00:00Z")
                    .hasMessageContaining("the last three months only, and these begin at 2024-01-01T00:00:00Z")
                    .hasMessageContaining("ask for a younger span");
            assertThat(trades).isEmpty();
        }
    }

    private List<Trade> fetch(String protocol, FaultPlan faults) throws Exception {
        try (Loopback venue = Loopback.of(protocol, market, settings.with(faults))) {
            List<Trade> trades = new ArrayList<>();
            venue.venues.trades().read(venue.name, Loopback.BTC, FROM, FROM.plus(Duration.ofHours(HOURS)), trades::add);
            return trades;
        }
    }
}
