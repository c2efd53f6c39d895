package dev.almanac.connectors.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.market.SeriesKey;
import dev.almanac.analytics.market.Symbol;
import dev.almanac.analytics.port.CandleSource;
import dev.almanac.analytics.port.CandleUnit;
import dev.almanac.analytics.port.CandleWindow;
import dev.almanac.analytics.port.UnreadableUnitException;
import dev.almanac.connectors.sandbox.Fault;
import dev.almanac.connectors.sandbox.FaultPlan;
import dev.almanac.connectors.sandbox.Market;
import dev.almanac.connectors.sandbox.SandboxSettings;
import dev.almanac.connectors.sandbox.SandboxVenue;
import dev.almanac.connectors.venue.http.HttpSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever goes wrong on the way, the bars are those of an undisturbed fetch, or three lines say why there are none. */
class FaultTest {
    private static final List<String> PROTOCOLS = List.of("binance", "coinbase", "kraken", "bybit", "okx");

    private final Market market = Loopback.market();
    private final SandboxSettings settings = SandboxSettings.at(Loopback.clock());

    static Stream<Arguments> passing() {
        List<Fault> faults = List.of(
                new Fault.Busy(Duration.ofSeconds(7)),
                new Fault.ServerError(500),
                new Fault.ServerError(503),
                new Fault.Reset(),
                new Fault.Truncated(),
                new Fault.WrongType(),
                new Fault.HtmlPage(),
                new Fault.Duplicate(),
                new Fault.Missing());
        return PROTOCOLS.stream().flatMap(protocol -> faults.stream().map(fault -> Arguments.of(protocol, fault)));
    }

    @ParameterizedTest
    @MethodSource("passing")
    void everyThirdAnswerGoesWrong(String protocol, Fault fault) throws Exception {
        try (Loopback calm = Loopback.of(protocol, market, settings);
                Loopback rough = Loopback.of(protocol, market, settings.with(FaultPlan.every(3, fault)))) {
            calm.fetch(calm.everything());
            Rows rows = rough.fetch(rough.everything());
            Loopback.assertSame(Loopback.fives(rows), undisturbed());
            assertThat(rows.bad).isEmpty();
            assertThat(rough.server.asked()).as("answers that went wrong").isGreaterThan(calm.server.asked());
        }
    }

    /** But for empty answers, of which two in a row are believed. */
    @ParameterizedTest
    @ValueSource(strings = {"binance", "coinbase", "kraken", "bybit", "okx"})
    void everythingGoesWrongByChance(String protocol) throws Exception {
        List<Fault> all = List.of(
                new Fault.Busy(Duration.ofSeconds(2)),
                new Fault.ServerError(502),
                new Fault.Reset(),
                new Fault.Truncated(),
                new Fault.WrongType(),
                new Fault.HtmlPage(),
                new Fault.Duplicate());
        for (long seed = 1; seed <= 3; seed++) {
            Loopback.assertSame(fetched(protocol, FaultPlan.random(seed, 0.3, all)), undisturbed());
        }
    }

    @Test
    void anAnswerThatIsTooLateIsAskedForAgain() throws Exception {
        FaultPlan late = FaultPlan.of(Map.of(2, new Fault.Latency(Duration.ofSeconds(3))));
        try (Loopback venue = Loopback.of("binance", market, settings.with(late), Duration.ofMillis(500))) {
            Loopback.assertSame(Loopback.fives(venue.fetch(venue.everything())), undisturbed());
        }
    }

    @Test
    void aBarThatIsCorrectedWhilePagesAreReadIsGivenAsItWasOrAsItIs() throws Exception {
        Market ahead = corrected(2100);
        FaultPlan before = FaultPlan.of(Map.of(2, new Fault.Becomes(ahead)));
        Loopback.assertSame(fetched("binance", before), Loopback.closed(ahead, settings.clock()));
        FaultPlan after = FaultPlan.of(Map.of(3, new Fault.Becomes(corrected(100))));
        Loopback.assertSame(fetched("binance", after), undisturbed());
    }

    private Market corrected(int bar) {
        Candle old = market.pair(Loopback.BTC).orElseThrow().bars().get(bar);
        return market.with(
                Loopback.BTC,
                Candle.of(old.openTime(), old.open(), old.high() + 1, old.low(), old.close(), old.volume() + 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"binance", "coinbase", "kraken", "bybit", "okx"})
    void anInstrumentThatVanishesIsSaidSo(String protocol) {
        FaultPlan plan = FaultPlan.of(Map.of(2, new Fault.Becomes(market.without(Loopback.BTC))));
        UnreadableUnitException failure = failure(protocol, plan);
        assertThat(failure.isUnavailable()).isFalse();
        assertThat(failure.problem()).matches("sandbox-" + protocol + " BTC/USDT 1h 20.* to 20.* cannot be read");
        assertThat(failure.reason()).containsPattern("^http://127.0.0.1:[0-9]+: HTTP (200|400|404): .*");
        assertThat(failure.remedy())
                .isEqualTo("see whether sandbox-" + protocol + " still lists it, and under which name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"binance", "coinbase", "kraken", "bybit", "okx"})
    void aBanStopsTheVenueAtOnce(String protocol) throws Exception {
        FaultPlan plan = FaultPlan.of(Map.of(2, new Fault.Banned(Duration.ofSeconds(120))));
        try (Loopback venue = Loopback.of(protocol, market, settings.with(plan))) {
            UnreadableUnitException failure = failure(venue);
            assertThat(failure.isUnavailable()).isTrue();
            assertThat(failure.remedy()).contains("from this address");
            int asked = venue.server.asked();
            assertThat(failure(venue).reason()).isEqualTo(failure.reason());
            assertThat(venue.server.asked()).isEqualTo(asked).isEqualTo(2);
        }
    }

    /** Who it is or where it is that asks: no key, no address and no country is served better for asking again. */
    @ParameterizedTest
    @MethodSource("forbidden")
    void aVenueThatDoesNotServeUsIsAskedNothingMore(String protocol, int status) throws Exception {
        FaultPlan plan = FaultPlan.of(Map.of(2, new Fault.Forbidden(status)));
        try (Loopback venue = Loopback.of(protocol, market, settings.with(plan))) {
            UnreadableUnitException failure = failure(venue);
            assertThat(failure.isUnavailable()).isTrue();
            assertThat(failure.reason()).contains("HTTP " + status);
            assertThat(failure.remedy())
                    .isEqualTo("ask nothing of sandbox-" + protocol
                            + " from this address until it serves you again; nothing more was asked in this run");
            failure(venue);
            assertThat(venue.server.asked()).isEqualTo(2);
        }
    }

    static Stream<Arguments> forbidden() {
        return PROTOCOLS.stream()
                .flatMap(protocol -> Stream.of(401, 403, 451).map(status -> Arguments.of(protocol, status)));
    }

    @Test
    void aBanSaysHowLong() {
        UnreadableUnitException failure =
                failure("binance", FaultPlan.every(1, new Fault.Banned(Duration.ofSeconds(120))));
        assertThat(failure.reason())
                .contains("HTTP 418: {\"code\":-1003,\"msg\":\"Way too many requests; IP banned.\"}");
        assertThat(failure.remedy())
                .isEqualTo(
                        "ask nothing of sandbox-binance from this address for 120 s; nothing more was asked in this run");
    }

    @Test
    void aServerThatStaysDownIsGivenUpAndOthersGoOn() throws Exception {
        FaultPlan down = FaultPlan.every(1, new Fault.ServerError(503));
        try (SandboxVenue broken = SandboxVenue.start("binance", market, settings.with(down));
                SandboxVenue sound = SandboxVenue.start("okx", market, settings)) {
            Venues venues = new Venues(
                    List.of(
                            new VenueSettings("broken", "binance", http(broken)),
                            new VenueSettings("sound", "okx", http(sound))),
                    settings.clock());
            UnreadableUnitException first = unreadable(venues, "broken");
            assertThat(first.isUnavailable()).isTrue();
            assertThat(first.reason()).endsWith(", 8 times: HTTP 503: upstream unavailable");
            assertThat(first.remedy()).isEqualTo("run again later; what is stored already is not fetched again");
            unreadable(venues, "broken");
            int asked = broken.asked();
            // How often it was asked before that is a matter of when the breaker opened.
            assertThat(unreadable(venues, "broken").reason()).endsWith(": HTTP 503: upstream unavailable");
            assertThat(broken.asked()).as("asked after it was given up").isEqualTo(asked);
            Rows rows = new Rows();
            var source = venues.candles(List.of(window("sound")));
            for (var unit : source.plan()) {
                rows.read(source, unit);
            }
            Loopback.assertSame(Loopback.fives(rows), undisturbed());
        }
    }

    /** While one call tries whether the venue is back, which takes its time, the others lose none of their attempts. */
    @Test
    void whoWaitsForAnotherToTryLosesNoAttempt() throws Exception {
        FaultPlan outage = number -> number <= 10
                ? Optional.of(new Fault.ServerError(503))
                : number == 11 ? Optional.of(new Fault.Latency(Duration.ofSeconds(1))) : Optional.empty();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (Loopback venue = Loopback.of("binance", market, settings.with(outage))) {
            List<CandleWindow> windows = IntStream.range(0, 8)
                    .mapToObj(i -> Loopback.START.plus(Duration.ofHours(100L * i)))
                    .map(from -> venue.window(Interval.H1, from, from.plus(Duration.ofHours(100))))
                    .toList();
            CandleSource source = venue.venues.candles(windows);
            List<Future<Rows>> reading = new ArrayList<>();
            for (CandleUnit unit : source.plan()) {
                reading.add(threads.submit(() -> {
                    Rows rows = new Rows();
                    rows.read(source, unit);
                    return rows;
                }));
            }
            for (Future<Rows> unit : reading) {
                assertThat(unit.get().good).hasSize(100);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aServerThatIsNotThereIsSaidSo() throws Exception {
        SandboxVenue gone = SandboxVenue.start("binance", market, settings);
        gone.close();
        Venues venues = new Venues(List.of(new VenueSettings("gone", "binance", http(gone))), settings.clock());
        assertThat(unreadable(venues, "gone").reason()).contains(", 8 times: no connection, nothing answers there");
    }

    @Test
    void aThreadThatIsInterruptedEndsAtOnce() throws Exception {
        for (Fault fault : List.of(new Fault.Latency(Duration.ofHours(1)), new Fault.Busy(Duration.ofDays(100)))) {
            try (Loopback venue = Loopback.of("binance", market, settings.with(FaultPlan.every(1, fault)))) {
                CompletableFuture<Throwable> end = new CompletableFuture<>();
                Thread reader = new Thread(() -> end.complete(catchThrowable(() -> venue.fetch(venue.everything()))));
                reader.start();
                while (venue.server.asked() == 0) {
                    Thread.onSpinWait();
                }
                reader.interrupt();
                assertThat(end.get(20, TimeUnit.SECONDS))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("interrupted while calling");
            }
        }
    }

    @Test
    void pagesThatAreNeverRightEndWithAnExcerpt() {
        assertThat(failure("coinbase", FaultPlan.every(1, new Fault.HtmlPage())).reason())
                .endsWith("HTTP 200, but of type text/html instead of JSON: <!DOCTYPE html><html><body>Checking your"
                        + " browser</body></html>");
        assertThat(failure("kraken", FaultPlan.every(1, new Fault.Truncated())).reason())
                .contains("HTTP 200, but not as documented (Unexpected end-of-input")
                .contains("{\"error\":[],\"result\":{\"XXBTUSDT\":[[");
    }

    /** Two questions are answered with half of a JSON as often as they are asked; the third one is not held up by that. */
    @Test
    void answersThatCannotBeReadEndTheirCallAndNotTheVenue() throws Exception {
        FaultPlan plan = number -> number <= 16 ? Optional.of(new Fault.Truncated()) : Optional.empty();
        try (Loopback venue = Loopback.of("binance", market, settings.with(plan))) {
            List<CandleWindow> windows = IntStream.range(0, 3)
                    .mapToObj(i -> Loopback.START.plus(Duration.ofHours(100L * i)))
                    .map(from -> venue.window(Interval.H1, from, from.plus(Duration.ofHours(100))))
                    .toList();
            CandleSource source = venue.venues.candles(windows);
            List<CandleUnit> units = source.plan();
            for (CandleUnit unit : units.subList(0, 2)) {
                UnreadableUnitException failure =
                        catchThrowableOfType(UnreadableUnitException.class, () -> source.read(unit, new Rows()));
                assertThat(failure.isUnavailable()).isFalse();
                assertThat(failure.reason()).contains(", 8 times: HTTP 200, but not as documented");
            }
            Rows rows = new Rows();
            rows.read(source, units.get(2));
            assertThat(rows.good).hasSize(100);
            assertThat(venue.server.asked()).isEqualTo(17);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"binance", "coinbase", "kraken", "bybit", "okx"})
    void aListThatIsRefusedOrCannotBeReadIsToldOfTheWholeVenue(String protocol) {
        for (int status : List.of(302, 400, 404)) {
            UnreadableUnitException refused = ofList(protocol, new Fault.ServerError(status));
            assertThat(refused.isUnavailable()).isFalse();
            assertThat(refused.reason()).contains("HTTP " + status);
            assertThat(refused.remedy())
                    .isEqualTo("see whether sandbox-" + protocol
                            + " still answers there; another address is given with --base");
        }
        assertThat(ofList(protocol, new Fault.Truncated()).isUnavailable()).isTrue();
    }

    private UnreadableUnitException ofList(String protocol, Fault fault) {
        try (Loopback venue = Loopback.of(protocol, market, settings.with(FaultPlan.every(1, fault)))) {
            UnreadableUnitException failure = catchThrowableOfType(
                    UnreadableUnitException.class,
                    () -> venue.venues.instruments().list(venue.name));
            assertThat(failure).isNotNull();
            return failure;
        }
    }

    private static CandleWindow window(String venue) {
        return new CandleWindow(
                new SeriesKey(venue, new Symbol("BTC", "USDT"), Interval.H1),
                Loopback.START,
                Loopback.START.plus(Duration.ofDays(1000)));
    }

    private static HttpSettings http(SandboxVenue server) {
        return new HttpSettings(server.base(), 0, Duration.ofSeconds(20), 8, Loopback.FAST);
    }

    private static UnreadableUnitException unreadable(Venues venues, String venue) {
        var source = venues.candles(List.of(window(venue)));
        UnreadableUnitException failure = catchThrowableOfType(
                UnreadableUnitException.class, () -> source.read(source.plan().get(0), new Rows()));
        assertThat(failure).isNotNull();
        return failure;
    }

    private List<Candle> undisturbed() {
        return Loopback.closed(market, settings.clock());
    }

    private List<Candle> fetched(String protocol, FaultPlan plan) throws Exception {
        try (Loopback venue = Loopback.of(protocol, market, settings.with(plan))) {
            Rows rows = venue.fetch(venue.everything());
            assertThat(rows.bad).isEmpty();
            return Loopback.fives(rows);
        }
    }

    private UnreadableUnitException failure(String protocol, FaultPlan plan) {
        try (Loopback venue = Loopback.of(protocol, market, settings.with(plan))) {
            return failure(venue);
        }
    }

    private static UnreadableUnitException failure(Loopback venue) {
        UnreadableUnitException failure =
                catchThrowableOfType(UnreadableUnitException.class, () -> venue.fetch(venue.everything()));
        assertThat(failure).isNotNull();
        return failure;
    }
}
