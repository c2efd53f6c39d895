package dev.almanac.connectors.venue.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What a venue that asks for a pause sees of its callers. */
class PauseTest {
    private static final int THREADS = 8;
    private static final Duration PAUSE = Duration.ofSeconds(4);

    /** A call every 250 ms, and one more at once. */
    private static final Rate RATE = new Rate(10, Duration.ofSeconds(2), 1);

    /** Nanoseconds at which calls arrived. */
    private final List<Long> arrivals = new CopyOnWriteArrayList<>();

    private final AtomicBoolean answered = new AtomicBoolean();

    @Test
    void whoAlreadyWaitsForItsTurnWaitsForTheEndOfThePauseToo() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ExecutorService serving = Executors.newFixedThreadPool(THREADS);
        ExecutorService calling = Executors.newFixedThreadPool(THREADS);
        server.setExecutor(serving);
        server.createContext("/", call -> {
            try (call) {
                boolean counts = call.getRequestURI().getPath().equals("/");
                if (counts) {
                    arrivals.add(System.nanoTime());
                }
                boolean first = counts && !answered.getAndSet(true);
                byte[] body = "{}".getBytes(StandardCharsets.US_ASCII);
                call.getResponseHeaders().set("Content-Type", "application/json");
                if (first) {
                    call.getResponseHeaders().set("Retry-After", Long.toString(PAUSE.toSeconds()));
                }
                call.sendResponseHeaders(first ? 429 : 200, body.length);
                call.getResponseBody().write(body);
            }
        });
        server.start();
        try {
            VenueHttp http = new VenueHttp(settings(server), () -> RATE);
            http.get(new VenueCall("/first", 1), body -> body.length); // which takes long, whatever the budget says
            List<Future<Integer>> calls = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                calls.add(calling.submit(() -> http.get(new VenueCall("/", 1), body -> body.length)));
            }
            for (Future<Integer> call : calls) {
                assertThat(call.get()).isEqualTo(2);
            }
        } finally {
            calling.shutdownNow();
            server.stop(0);
            serving.shutdownNow();
        }
        long pause = PAUSE.toNanos();
        long told = arrivals.get(0);
        assertThat(arrivals).hasSize(THREADS + 1);
        assertThat(arrivals.stream().filter(at -> at - told < pause).count())
                .as("calls until the pause ended, of which one may have been on its way")
                .isLessThanOrEqualTo(2);
        assertThat(arrivals.stream().filter(at -> at - told >= pause && at - told < pause + pause / 20))
                .as("calls in the first 200 ms after it")
                .hasSizeLessThanOrEqualTo(3);
    }

    private static HttpSettings settings(HttpServer server) {
        URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return new HttpSettings(base, 0, Duration.ofSeconds(20), 8, Pace.REAL);
    }
}
