package dev.almanac.connectors.venue.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A venue behind a proxy that serves several, each below a path of its own. */
class BasePathTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/mirror/binance", "/mirror/binance/"})
    void thePathOfACallFollowsTheBase(String path) throws Exception {
        List<String> asked = new CopyOnWriteArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", call -> {
            try (call) {
                asked.add(call.getRequestURI().toString());
                byte[] body = "{}".getBytes(StandardCharsets.US_ASCII);
                call.getResponseHeaders().set("Content-Type", "application/json");
                call.sendResponseHeaders(200, body.length);
                call.getResponseBody().write(body);
            }
        });
        server.start();
        try {
            URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
            VenueHttp http = new VenueHttp(HttpSettings.of(base), () -> new Rate(100, Duration.ofSeconds(1), 1));
            http.get(VenueCall.of(1, "/api/v3/klines", "symbol", "BTCUSDT"), body -> body.length);
            assertThat(asked).containsExactly(path.replaceFirst("/$", "") + "/api/v3/klines?symbol=BTCUSDT");
        } finally {
            server.stop(0);
        }
    }
}
