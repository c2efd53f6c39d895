package dev.almanac.connectors.venue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.market.SeriesKey;
import dev.almanac.analytics.market.Symbol;
import dev.almanac.analytics.port.CandleSource;
import dev.almanac.analytics.port.CandleUnit;
import dev.almanac.analytics.port.CandleWindow;
import dev.almanac.analytics.port.UnreadableUnitException;
import dev.almanac.connectors.sandbox.Market;
import dev.almanac.connectors.sandbox.SandboxSettings;
import dev.almanac.connectors.sandbox.SandboxVenue;
import dev.almanac.connectors.sandbox.Walk;
import dev.almanac.connectors.venue.http.HttpSettings;
import dev.almanac.connectors.venue.http.Pace;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** A simulated venue and a client of it; a minute of waiting lasts 60 ms. */
final class Loopback implements AutoCloseable {
    static final Symbol BTC = new Symbol("BTC", "USDT");
    static final Instant START = Instant.parse("2024-01-01T00:00:00Z");
    static final int BARS = 2500;
    static final Pace FAST = new Pace(0.001);

    final SandboxVenue server;
    final Venues venues;
    final String name;

    private Loopback(String protocol, Market market, SandboxSettings settings, Clock clock, Duration timeout) {
        this.server = SandboxVenue.start(protocol, market, settings);
        this.name = "sandbox-" + protocol;
        HttpSettings http = new HttpSettings(server.base(), 0, timeout, 8, FAST);
        this.venues = new Venues(List.of(new VenueSettings(name, protocol, http)), clock);
    }

    /** A server as it should be, at the time of the clock. */
    static Loopback of(String protocol, Market market, SandboxSettings settings) {
        return of(protocol, market, settings, Duration.ofSeconds(20));
    }

    static Loopback of(String protocol, Market market, SandboxSettings settings, Duration timeout) {
        return new Loopback(protocol, market, settings, settings.clock(), timeout);
    }

    /** Bars of one pair by the hour, by chance. */
    static Market market() {
        return Walk.market(7, List.of(BTC), Interval.H1, START, BARS);
    }

    /** In the middle of the last bar but 99. */
    static Clock clock() {
        return at(START.plus(Duration.ofHours(BARS - 100).plusMinutes(30)));
    }

    static Clock at(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    CandleWindow window(Interval interval, Instant from, Instant to) {
        return new CandleWindow(new SeriesKey(name, BTC, interval), from, to);
    }

    /** The whole history by the hour, and what has not happened yet. */
    CandleWindow everything() {
        return window(Interval.H1, START.minus(Duration.ofHours(50)), START.plus(Duration.ofDays(1000)));
    }

    Rows fetch(CandleWindow window) throws UnreadableUnitException {
        CandleSource source = venues.candles(List.of(window));
        Rows rows = new Rows();
        for (CandleUnit unit : source.plan()) {
            rows.read(source, unit);
        }
        return rows;
    }

    /** What the market says of the hours before {@code clock}, with the columns that every venue has. */
    static List<Candle> closed(Market market, Clock clock) {
        long now = clock.millis() * 1000;
        return market.pair(BTC).orElseThrow().bars().stream()
                .filter(bar -> bar.openTime() + Interval.H1.micros() <= now)
                .map(Loopback::five)
                .toList();
    }

    static Candle five(Candle bar) {
        return Candle.of(bar.openTime(), bar.open(), bar.high(), bar.low(), bar.close(), bar.volume());
    }

    static List<Candle> fives(Rows rows) {
        return rows.good.stream().map(row -> five(row.candle())).toList();
    }

    /** Fails with the first bar that differs, not with thousands that do not. */
    static void assertSame(List<Candle> actual, List<Candle> expected) {
        for (int i = 0; i < Math.min(actual.size(), expected.size()); i++) {
            assertThat(actual.get(i)).as("bar %s", i).isEqualTo(expected.get(i));
        }
        assertThat(actual.size()).as("number of bars").isEqualTo(expected.size());
    }

    @Override
    public void close() {
        server.close();
    }
}
