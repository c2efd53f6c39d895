package dev.almanac.benchmarks;

import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.market.SeriesKey;
import dev.almanac.analytics.market.Symbol;
import dev.almanac.analytics.port.CandleSink;
import dev.almanac.analytics.port.CandleSource;
import dev.almanac.analytics.port.CandleUnit;
import dev.almanac.analytics.port.CandleWindow;
import dev.almanac.connectors.sandbox.Market;
import dev.almanac.connectors.sandbox.SandboxSettings;
import dev.almanac.connectors.sandbox.SandboxVenue;
import dev.almanac.connectors.sandbox.Walk;
import dev.almanac.connectors.venue.VenueSettings;
import dev.almanac.connectors.venue.Venues;
import dev.almanac.connectors.venue.http.HttpSettings;
import dev.almanac.connectors.venue.http.Pace;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Candles per second from a simulated venue without limits, over HTTP on this machine, into a sink that counts. Client and
 * server share the processor.
 *
 * <p>Arguments: protocols, such as {@code binance okx}.
 */
public final class VenueBenchmark {
    private static final List<Symbol> SYMBOLS = List.of(
            new Symbol("AAA", "USDT"), new Symbol("BBB", "USDT"), new Symbol("CCC", "USDT"), new Symbol("DDD", "USDT"));
    private static final int BARS = 50_000;
    private static final int ROUNDS = 5;
    private static final int THREADS = 4;
    private static final Instant START = Instant.parse("2020-01-01T00:00:00Z");
    private static final double NANOS = 1e9;

    /** So large that no call ever waits. */
    private static final long NO_LIMIT = 1_000_000_000;

    private VenueBenchmark() {}

    /** Runs the measurement. */
    public static void main(String[] arguments) throws Exception {
        Market market = Walk.market(1, SYMBOLS, Interval.H1, START, BARS);
        Clock clock = Clock.fixed(START.plus(Duration.ofHours(BARS)), ZoneOffset.UTC);
        for (String protocol : arguments) {
            try (SandboxVenue server = SandboxVenue.start(protocol, market, SandboxSettings.at(clock))) {
                HttpSettings http = new HttpSettings(server.base(), NO_LIMIT, Duration.ofSeconds(20), 8, Pace.REAL);
                Venues venues = new Venues(List.of(new VenueSettings("simulated", protocol, http)), clock);
                for (int round = 1; round <= ROUNDS; round++) {
                    measure(protocol, round, venues, server);
                }
            }
        }
    }

    private static void measure(String protocol, int round, Venues venues, SandboxVenue server) throws Exception {
        CandleSource source = venues.candles(SYMBOLS.stream()
                .map(symbol -> new CandleWindow(
                        new SeriesKey("simulated", symbol, Interval.H1), START, START.plus(Duration.ofHours(BARS))))
                .toList());
        Counter counter = new Counter();
        int asked = server.asked();
        long started = System.nanoTime();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        List<Future<String>> reading = new ArrayList<>();
        for (CandleUnit unit : source.plan()) {
            reading.add(threads.submit(() -> source.read(unit, counter)));
        }
        for (Future<String> unit : reading) {
            unit.get();
        }
        threads.shutdown();
        double seconds = (System.nanoTime() - started) / NANOS;
        long rows = counter.rows.sum();
        System.out.printf(
                Locale.ROOT,
                "%s round %d: %,d candles in %.2f s, %,.0f candles/s, %,d calls%n",
                protocol,
                round,
                rows,
                seconds,
                rows / seconds,
                server.asked() - asked);
    }

    private static final class Counter implements CandleSink {
        private final LongAdder rows = new LongAdder();

        @Override
        public void candle(SeriesKey series, Candle candle, long place, String raw) {
            rows.increment();
        }

        @Override
        public void refuse(@Nullable SeriesKey series, long place, String raw, String rule, String message) {
            throw new IllegalStateException(message);
        }

        @Override
        public void note(String message) {
            System.out.println(message);
        }
    }
}
