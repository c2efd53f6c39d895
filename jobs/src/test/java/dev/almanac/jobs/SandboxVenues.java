package dev.almanac.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.market.Symbol;
import dev.almanac.connectors.sandbox.FaultPlan;
import dev.almanac.connectors.sandbox.Market;
import dev.almanac.connectors.sandbox.SandboxSettings;
import dev.almanac.connectors.sandbox.SandboxVenue;
import dev.almanac.connectors.sandbox.Walk;
import dev.almanac.connectors.venue.http.Pace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Simulated venues and a folder whose configuration says where they are; a minute of waiting lasts 60 ms. */
final class SandboxVenues implements AutoCloseable {
    static final Symbol BTC = new Symbol("BTC", "USDT");
    static final Symbol ETH = new Symbol("ETH", "USDT");

    /** Open time of the first bar. */
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    /** In the middle of a bar. */
    static final Instant NOW = Call.NOW.plus(Duration.ofMinutes(30));

    /** Where ten hours are missing in {@link #holed}. */
    static final Instant HOLE = Instant.parse("2026-02-10T04:00:00Z");

    private static final Duration HOLE_LENGTH = Duration.ofHours(10);

    private static final double PACE = 0.001;
    private static final int HOURS = 24 * 70;

    private final Path folder;
    private final Map<String, SandboxVenue> servers = new LinkedHashMap<>();

    SandboxVenues(Path folder) {
        this.folder = folder;
    }

    /** Two pairs by the hour, up to after {@link #NOW}. */
    static Market market() {
        return Walk.market(11, List.of(BTC, ETH), Interval.H1, START, HOURS);
    }

    /** The same without ten hours of each pair. */
    static Market holed(Market market) {
        long from = micros(HOLE);
        long to = micros(HOLE.plus(HOLE_LENGTH));
        return changed(market, (symbol, bar) -> bar.openTime() >= from && bar.openTime() < to ? null : bar);
    }

    /** The same in which one of the last bars before {@code now} is another. */
    static Market corrected(Market market, Instant now) {
        long openTime = micros(now.truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(2)));
        return changed(
                market,
                (symbol, bar) -> symbol.equals(BTC) && bar.openTime() == openTime
                        ? Candle.of(openTime, bar.open(), bar.high() + 1, bar.low(), bar.close(), bar.volume() + 1)
                        : bar);
    }

    /** The same in which a pair costs ten thousand times as much. */
    static Market dearer(Market market, Symbol pair) {
        double times = 1e4;
        return changed(
                market,
                (symbol, bar) -> symbol.equals(pair)
                        ? Candle.of(
                                bar.openTime(),
                                bar.open() * times,
                                bar.high() * times,
                                bar.low() * times,
                                bar.close() * times,
                                bar.volume())
                        : bar);
    }

    private static Market changed(Market market, BiFunction<Symbol, Candle, @Nullable Candle> change) {
        Map<Symbol, List<Candle>> bars = new LinkedHashMap<>();
        for (Symbol symbol : market.symbols()) {
            List<Candle> kept = new ArrayList<>();
            for (Candle bar : market.pair(symbol).orElseThrow().bars()) {
                Candle other = change.apply(symbol, bar);
                if (other != null) {
                    kept.add(other);
                }
            }
            bars.put(symbol, kept);
        }
        return Market.of(Interval.H1, bars);
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    static SandboxSettings settings(Instant now) {
        return SandboxSettings.at(Clock.fixed(now, ZoneOffset.UTC)).with(new Pace(PACE));
    }

    /** Starts a venue, in place of the one of that protocol before. */
    SandboxVenue start(String protocol, Market market, SandboxSettings settings) throws IOException {
        stop(protocol);
        SandboxVenue server = SandboxVenue.start(protocol, market, settings);
        servers.put(protocol, server);
        StringBuilder text = new StringBuilder();
        servers.forEach((name, one) -> text.append("venues.at.sandbox_" + name + " { base = \"" + one.base()
                + "\", weight = 1000000, pace = " + PACE + ", timeout_ms = 3000 }\n"));
        Files.writeString(folder.resolve("almanac.conf"), text);
        return server;
    }

    /** The same with faults. */
    SandboxVenue start(String protocol, Market market, FaultPlan faults) throws IOException {
        return start(protocol, market, settings(NOW).with(faults));
    }

    /** Stops a venue; its address stays where it was configured. */
    void stop(String protocol) {
        SandboxVenue before = servers.get(protocol);
        if (before != null) {
            before.close();
        }
    }

    /** Calls {@code ingest venues} at {@link #NOW}. */
    Call ingest(String... arguments) {
        return ingestAt(NOW, arguments);
    }

    /** The same at another moment. */
    Call ingestAt(Instant now, String... arguments) {
        List<String> words = new ArrayList<>(List.of("ingest", "venues"));
        words.addAll(List.of(arguments));
        return Call.at(now, folder, Map.of(), words.toArray(String[]::new));
    }

    /** The stored bars of a venue with the columns that every venue has, one a line: pair, interval, time, figures. */
    static TreeSet<String> stored(Path lake, String venue) throws IOException {
        Call call = Call.in(
                lake,
                Map.of(),
                "query",
                "SELECT symbol, interval, unix_micros(open_time) AS time, open, high, low, close, volume FROM candles"
                        + " WHERE venue = '" + venue + "' AND origin = 'venue'",
                "--json",
                "-q",
                "--lake",
                lake.toString());
        if (call.exitCode() != 0) {
            throw new IllegalStateException(call.err());
        }
        TreeSet<String> lines = new TreeSet<>();
        for (JsonNode row : new ObjectMapper().readTree(call.out())) {
            lines.add(line(
                    row.get("symbol").asText(),
                    row.get("interval").asText(),
                    new Candle(
                            row.get("time").asLong(),
                            row.get("open").asDouble(),
                            row.get("high").asDouble(),
                            row.get("low").asDouble(),
                            row.get("close").asDouble(),
                            row.get("volume").asDouble(),
                            0,
                            0,
                            0,
                            0)));
        }
        return lines;
    }

    /** What the market says of all bars that had closed by {@code now}, in the same form. */
    static TreeSet<String> closed(Market market, Instant now, Interval... intervals) {
        long end = micros(now);
        TreeSet<String> lines = new TreeSet<>();
        for (Symbol symbol : market.symbols()) {
            for (Interval interval : intervals) {
                market.pair(symbol).orElseThrow().bars(interval, 0, end).stream()
                        .filter(bar -> bar.openTime() + interval.micros() <= end)
                        .forEach(bar -> lines.add(line(symbol.toString(), interval.code(), bar)));
            }
        }
        return lines;
    }

    private static String line(String symbol, String interval, Candle bar) {
        return symbol + " " + interval + " " + Instant.EPOCH.plus(bar.openTime(), ChronoUnit.MICROS) + " " + bar.open()
                + " " + bar.high() + " " + bar.low() + " " + bar.close() + " " + bar.volume();
    }

    @Override
    public void close() {
        servers.values().forEach(SandboxVenue::close);
    }
}
