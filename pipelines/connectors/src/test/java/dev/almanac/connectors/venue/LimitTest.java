package dev.almanac.connectors.venue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.market.SeriesKey;
import dev.almanac.analytics.market.Symbol;
import dev.almanac.analytics.port.CandleSource;
import dev.almanac.analytics.port.CandleUnit;
import dev.almanac.analytics.port.CandleWindow;
import dev.almanac.analytics.port.InstrumentList;
import dev.almanac.analytics.port.InstrumentSource;
import dev.almanac.connectors.sandbox.Market;
import dev.almanac.connectors.sandbox.SandboxSettings;
import dev.almanac.connectors.sandbox.SandboxVenue;
import dev.almanac.connectors.sandbox.Walk;
import dev.almanac.connectors.venue.http.HttpSettings;
import dev.almanac.connectors.venue.http.Pace;
import dev.almanac.connectors.venue.http.Rate;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Many threads, one budget: a venue that counts has next to nothing to refuse. */
class LimitTest {
    private static final List<Symbol> SYMBOLS = List.of("AAA", "BBB", "CCC", "DDD").stream()
            .map(base -> new Symbol(base, "USDT"))
            .toList();

    /** How long a venue's span really lasts where it is to be filled: long enough for a held-up thread not to matter. */
    private static final Duration SPAN = Duration.ofSeconds(2);

    /** A second lasts 100 ms. */
    private static final Pace PACE = new Pace(0.1);

    private final Market market = Walk.market(3, SYMBOLS, Interval.H1, Loopback.START, 3000);
    private final SandboxSettings settings = SandboxSettings.at(
                    Loopback.at(Loopback.START.plus(Duration.ofHours(3000))))
            .with(PACE)
            .withLimits();

    /**
     * More is asked, at once and by four threads, than the venue allows within the span that it begins with: without a budget it
     * refuses the rest, and two budgets of two copies would be one too many.
     */
    @ParameterizedTest
    @CsvSource({"binance, 20", "coinbase, 1", "kraken, 1", "bybit, 1", "okx, 2"})
    void threadsThatShareACopyStayWithinTheRate(String protocol, long weight) throws Exception {
        Rate rate = KnownVenues.protocol(protocol).rate();
        Pace pace = new Pace(SPAN.toNanos() / (double) rate.per().toNanos());
        try (SandboxVenue server = SandboxVenue.start(protocol, market, settings.with(pace))) {
            InstrumentSource source = copy(venues(protocol, server, pace).instruments());
            ExecutorService threads = Executors.newFixedThreadPool(4);
            try {
                List<Future<InstrumentList>> asked = new ArrayList<>();
                for (long used = 0; used < rate.weight() * 13 / 10; used += weight) {
                    asked.add(threads.submit(() -> source.list("sandbox-it")));
                }
                for (Future<InstrumentList> answer : asked) {
                    assertThat(answer.get().instruments()).hasSize(SYMBOLS.size());
                }
                assertThat(server.asked()).isEqualTo(asked.size());
            } finally {
                threads.shutdownNow();
            }
            assertThat(server.refused()).isZero();
        }
    }

    /** As a task gets it: what its threads read is theirs together. */
    @Test
    void candlesAreReadWithinTheSameBudget() throws Exception {
        int hours = 1200;
        try (SandboxVenue server = SandboxVenue.start("coinbase", market, settings)) {
            CandleSource source = copy(venues("coinbase", server).candles(windows("sandbox-it", hours)));
            assertThat(rows(source, 4)).hasSize(hours * SYMBOLS.size());
            // a thread that this machine holds up for long makes its call arrive together with later ones
            assertThat(server.refused()).isLessThan(3);
        }
    }

    /** Each knows only what it asks itself, and what the headers and refusals say. */
    @Test
    void strangersBehindOneAddressComeThroughAllTheSame() throws Exception {
        try (SandboxVenue server = SandboxVenue.start("coinbase", market, settings)) {
            CandleSource one = venues("coinbase", server).candles(windows("sandbox-it", 1200));
            CandleSource other = venues("coinbase", server).candles(windows("sandbox-it", 1200));
            ExecutorService threads = Executors.newFixedThreadPool(2);
            try {
                Future<List<Rows.Good>> first = threads.submit(() -> rows(one, 2));
                Future<List<Rows.Good>> second = threads.submit(() -> rows(other, 2));
                assertThat(first.get()).hasSize(4800);
                assertThat(second.get()).hasSize(4800);
            } finally {
                threads.shutdownNow();
            }
        }
    }

    /** 40 of 6,000 are left, 120 are wanted, 600 could be used at once if nobody else were there. */
    @Test
    void whatOthersUsedIsLeftToThem() throws Exception {
        Pace pace = new Pace(0.02);
        try (SandboxVenue server = SandboxVenue.start("binance", market, settings.with(pace))) {
            HttpClient stranger = HttpClient.newHttpClient();
            HttpRequest heavy = HttpRequest.newBuilder(server.base().resolve("/api/v3/exchangeInfo"))
                    .build();
            for (int i = 0; i < 298; i++) {
                stranger.send(heavy, HttpResponse.BodyHandlers.discarding());
            }
            List<CandleWindow> windows = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                Instant from = Loopback.START.plus(Duration.ofHours(10 * i));
                SeriesKey series = new SeriesKey("sandbox-it", SYMBOLS.get(0), Interval.H1);
                windows.add(new CandleWindow(series, from, from.plus(Duration.ofHours(10))));
            }
            assertThat(rows(venues("binance", server, pace).candles(windows), 1))
                    .hasSize(600);
            assertThat(server.refused()).isZero();
        }
    }

    private Venues venues(String protocol, SandboxVenue server) {
        return venues(protocol, server, PACE);
    }

    private Venues venues(String protocol, SandboxVenue server, Pace pace) {
        HttpSettings http = new HttpSettings(server.base(), 0, Duration.ofSeconds(20), 12, pace);
        return new Venues(List.of(new VenueSettings("sandbox-it", protocol, http)), settings.clock());
    }

    private static List<CandleWindow> windows(String venue, int hours) {
        return SYMBOLS.stream()
                .map(symbol -> new CandleWindow(
                        new SeriesKey(venue, symbol, Interval.H1),
                        Loopback.START.plus(Duration.ofHours(3000 - hours)),
                        Loopback.START.plus(Duration.ofHours(3000))))
                .toList();
    }

    private static List<Rows.Good> rows(CandleSource source, int count) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            List<Future<Rows>> reading = new ArrayList<>();
            for (CandleUnit unit : source.plan()) {
                reading.add(threads.submit(() -> {
                    Rows rows = new Rows();
                    rows.read(source, unit);
                    return rows;
                }));
            }
            List<Rows.Good> all = new ArrayList<>();
            for (Future<Rows> unit : reading) {
                all.addAll(unit.get().good);
            }
            return all;
        } finally {
            threads.shutdownNow();
        }
    }

    /** As a task gets it. */
    @SuppressWarnings("unchecked")
    private static <T> T copy(T source) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(source);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (T) in.readObject();
        }
    }
}
