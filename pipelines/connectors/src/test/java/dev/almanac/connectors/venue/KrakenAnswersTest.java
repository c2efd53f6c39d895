package dev.almanac.connectors.venue;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.market.SeriesKey;
import dev.almanac.analytics.market.Symbol;
import dev.almanac.analytics.port.CandleSource;
import dev.almanac.analytics.port.CandleUnit;
import dev.almanac.analytics.port.CandleWindow;
import dev.almanac.connectors.venue.http.HttpSettings;
import dev.almanac.connectors.venue.http.Pace;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers that the documentation allows, and that a simulated venue does not give by itself. */
class KrakenAnswersTest {
    private static final Symbol BTC = new Symbol("BTC", "USD");
    private static final long START = 1_700_000_000;
    private static final int TRADES = 2500;
    private static final int PAGE = 1000;
    private static final int SHORT_PAGE = 700;

    /** In the sixth hour of the candles. */
    private static final long NOW = 5 * 3600 + 60;

    @SuppressWarnings("NullAway.Init") // made before each test
    private HttpServer server;

    @SuppressWarnings("NullAway.Init") // made before each test
    private Venues venues;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/0/public/Trades", KrakenAnswersTest::trades);
        server.createContext("/0/public/OHLC", KrakenAnswersTest::candles);
        server.start();
        server.createContext(
                "/0/public/Time", call -> send(call, "{\"error\":[],\"result\":{\"unixtime\":" + NOW + "}}"));
        URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        HttpSettings http = new HttpSettings(base, 0, Duration.ofSeconds(20), 8, new Pace(0.001));
        venues = new Venues(
                List.of(new VenueSettings("kraken", "kraken", http)), Loopback.at(Instant.ofEpochSecond(NOW)));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    /** A trade a second. The first page is not full; the second begins with a trade of the first one, so it brings one less. */
    private static void trades(HttpExchange call) throws IOException {
        String query = call.getRequestURI().getQuery();
        long since = Long.parseLong(query.replaceFirst(".*since=([0-9]+).*", "$1"));
        int first = (int) Math.max(0, Math.floorDiv(since, 1_000_000_000L) + 1 - START);
        int from = first == SHORT_PAGE ? first - 1 : first;
        int until = Math.min(TRADES, from + (from == 0 ? SHORT_PAGE : PAGE));
        List<String> rows = IntStream.range(from, until)
                .mapToObj(i -> "[\"100.0\",\"1.0\"," + (START + i) + ".0,\"b\",\"l\",\"\"," + (i + 1) + "]")
                .toList();
        String last = from < until ? (START + until - 1) + "000000000" : Long.toString(since);
        send(call, "{\"error\":[],\"result\":{\"XXBTZUSD\":" + rows + ",\"last\":\"" + last + "\"}}");
    }

    /** Hours, of which the second and the fourth are no candles; then the one that is still open. */
    private static void candles(HttpExchange call) throws IOException {
        List<String> rows = new ArrayList<>();
        for (int hour = 0; hour < 6; hour++) {
            String open = hour == 1 || hour == 3 ? "\"none\"" : "\"100\"";
            rows.add("[" + hour * 3600 + "," + open + ",\"100\",\"100\",\"100\",\"100\",\"1\",1]");
        }
        send(call, "{\"error\":[],\"result\":{\"XXBTZUSD\":" + rows + ",\"last\":14400}}");
    }

    private static void send(HttpExchange call, String text) throws IOException {
        try (call) {
            byte[] body = text.getBytes(StandardCharsets.US_ASCII);
            call.getResponseHeaders().set("Content-Type", "application/json");
            call.sendResponseHeaders(200, body.length);
            call.getResponseBody().write(body);
        }
    }

    @Test
    void aPageWithFewerNewTradesThanThereIsRoomForIsNotTheEnd() throws Exception {
        List<String> numbers = new ArrayList<>();
        Instant from = Instant.ofEpochSecond(START);
        venues.trades().read("kraken", BTC, from, from.plusSeconds(TRADES), trade -> numbers.add(trade.id()));
        assertThat(numbers)
                .isEqualTo(IntStream.rangeClosed(1, TRADES)
                        .mapToObj(Integer::toString)
                        .toList());
    }

    /** A call has no end, so a row that is no candle comes with every window before it. */
    @Test
    void aRowThatIsNoCandleIsRefusedInItsOwnWindowOnly() throws Exception {
        CandleWindow window = new CandleWindow(
                new SeriesKey("kraken", BTC, Interval.H1), Instant.EPOCH, Instant.EPOCH.plus(Duration.ofHours(3)));
        CandleSource source = venues.candles(List.of(window));
        Rows rows = new Rows();
        for (CandleUnit unit : source.plan()) {
            rows.read(source, unit);
        }
        assertThat(rows.good)
                .extracting(Rows.Good::openTime)
                .containsExactly("1970-01-01T00:00:00Z", "1970-01-01T02:00:00Z");
        assertThat(rows.bad).extracting(Rows.Bad::place).containsExactly(3600L);
    }
}
