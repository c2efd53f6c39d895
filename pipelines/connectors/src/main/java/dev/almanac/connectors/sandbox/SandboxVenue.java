package dev.almanac.connectors.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.almanac.analytics.error.ExitCode;
import dev.almanac.analytics.error.SystemWords;
import dev.almanac.analytics.error.UserException;
import dev.almanac.connectors.venue.http.VenueHttp;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A simulated venue on this machine, which speaks a real one's documented REST protocol. Every answer says in a header that it
 * is simulated. Streams would be another server over the same {@link Market}.
 */
public final class SandboxVenue implements AutoCloseable {
    private static final List<SandboxProtocol> PROTOCOLS = List.of(
            new BinanceSandbox(), new CoinbaseSandbox(), new KrakenSandbox(), new BybitSandbox(), new OkxSandbox());

    /** How many refused questions in a row a venue bears before it bans who asks. */
    private static final int PATIENCE = 20;

    static {
        // headers and body are two writes; without this the second waits 40 ms for the first to be acknowledged
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final SandboxProtocol protocol;
    private final SandboxSettings settings;
    private final Allowance allowance;
    private final HttpServer server;
    private final ExecutorService threads;
    private volatile Market market;
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger refusedInRow = new AtomicInteger();
    private final Map<String, String> lastAnswers = new ConcurrentHashMap<>();

    private SandboxVenue(SandboxProtocol protocol, Market market, SandboxSettings settings, HttpServer server) {
        this.protocol = protocol;
        this.settings = settings;
        this.allowance = new Allowance(protocol.rate(), settings.pace());
        this.market = market;
        this.server = server;
        this.threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "sandbox-" + protocol.name());
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Starts to serve.
     *
     * @param protocol whose protocol is spoken, such as {@code binance}
     * @throws UserException where it is not known or the port cannot be had
     */
    public static SandboxVenue start(String protocol, Market market, SandboxSettings settings) {
        SandboxProtocol spoken = PROTOCOLS.stream()
                .filter(one -> one.name().equals(protocol))
                .findFirst()
                .orElseThrow(() -> UserException.usage(
                        "there is no sandbox for " + protocol,
                        "its protocol is not known here",
                        "choose one of "
                                + String.join(
                                        ", ",
                                        PROTOCOLS.stream()
                                                .map(SandboxProtocol::name)
                                                .toList())));
        try {
            InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.port());
            SandboxVenue venue = new SandboxVenue(spoken, market, settings, HttpServer.create(address, 0));
            venue.server.createContext("/", venue::handle);
            venue.server.setExecutor(venue.threads);
            venue.server.start();
            return venue;
        } catch (IOException e) {
            throw new UserException(
                    ExitCode.USAGE,
                    "the sandbox cannot listen on port " + settings.port(),
                    SystemWords.of(e),
                    "choose another port, or 0 for any free one",
                    e);
        }
    }

    /** Where it is. */
    public URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** How many questions it was asked, those for the time left out. */
    public int asked() {
        return asked.get();
    }

    /** How many questions it turned away because they were too many. */
    public int refused() {
        return refused.get();
    }

    /** From now on the market is another. */
    public void become(Market other) {
        market = other;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Clock clock = settings.clock();
            long now = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
            Ask ask =
                    Ask.of(exchange.getRequestURI(), now, now + settings.skew().toNanos() / 1000);
            boolean forTime = ask.path().toLowerCase(Locale.ROOT).endsWith("time");
            Optional<Fault> fault =
                    forTime ? Optional.empty() : settings.faults().at(asked.incrementAndGet());
            Optional<Reply> refusal = refusal(exchange, ask);
            if (refusal.isPresent()) {
                send(exchange, refusal.get());
            } else if (fault.isPresent()) {
                spoil(exchange, ask, fault.get());
            } else {
                send(exchange, remembered(ask));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<Reply> refusal(HttpExchange exchange, Ask ask) {
        if (!settings.limited()) {
            return Optional.empty();
        }
        Allowance.Count count = allowance.take(protocol.weight(ask));
        protocol.usage(count.used())
                .forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        if (count.allowed()) {
            refusedInRow.set(0);
            return Optional.empty();
        }
        refused.incrementAndGet();
        return Optional.of(
                refusedInRow.incrementAndGet() > PATIENCE
                        ? protocol.banned(count.retryAfter())
                        : protocol.busy(count.retryAfter()));
    }

    private Reply remembered(Ask ask) {
        Reply reply = protocol.answer(ask, market);
        if (reply.status() == 200) {
            lastAnswers.put(ask.about(), reply.body());
        }
        return reply;
    }

    private void spoil(HttpExchange exchange, Ask ask, Fault fault) throws IOException, InterruptedException {
        if (fault instanceof Fault.Latency latency) {
            settings.pace().sleep(latency.late());
            send(exchange, remembered(ask));
        } else if (fault instanceof Fault.Busy busy) {
            send(exchange, protocol.busy(busy.retryAfter()));
        } else if (fault instanceof Fault.Banned banned) {
            send(exchange, protocol.banned(banned.retryAfter()));
        } else if (fault instanceof Fault.Forbidden forbidden) {
            send(exchange, "text/plain", forbidden.status(), "not available to you", 1);
        } else if (fault instanceof Fault.ServerError error) {
            send(exchange, "text/plain", error.status(), "upstream unavailable", 1);
        } else if (fault instanceof Fault.Reset) {
            send(exchange, "application/json", 200, remembered(ask).body(), 0.5);
        } else if (fault instanceof Fault.Truncated) {
            String body = remembered(ask).body();
            send(exchange, Reply.json(body.substring(0, body.length() / 2)));
        } else if (fault instanceof Fault.WrongType) {
            send(exchange, "text/plain", 200, remembered(ask).body(), 1);
        } else if (fault instanceof Fault.HtmlPage) {
            String page = "<!DOCTYPE html><html><body>Checking your browser</body></html>";
            send(exchange, "text/html", 200, page, 1);
        } else if (fault instanceof Fault.Duplicate) {
            String last = lastAnswers.get(ask.about());
            send(exchange, last == null ? remembered(ask) : Reply.json(last));
        } else if (fault instanceof Fault.Missing) {
            send(exchange, protocol.answer(ask, market.hollow()));
        } else if (fault instanceof Fault.Becomes change) {
            market = change.market();
            send(exchange, remembered(ask));
        }
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        reply.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        send(exchange, "application/json", reply.status(), reply.body(), 1);
    }

    /** @param share of the body that is sent before the connection is closed */
    private static void send(HttpExchange exchange, String type, int status, String text, double share)
            throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set(VenueHttp.SIMULATED, "simulated");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        OutputStream out = exchange.getResponseBody();
        out.write(body, 0, (int) (body.length * share));
        out.flush();
    }
}
