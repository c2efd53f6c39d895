package dev.almanac.connectors.venue;

import dev.almanac.analytics.error.UserException;
import dev.almanac.analytics.market.Instrument;
import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.market.SeriesKey;
import dev.almanac.analytics.market.Trade;
import dev.almanac.analytics.port.CandleSource;
import dev.almanac.analytics.port.CandleWindow;
import dev.almanac.analytics.port.InstrumentList;
import dev.almanac.analytics.port.InstrumentSource;
import dev.almanac.analytics.port.TradeSource;
import dev.almanac.connectors.venue.http.CallFault;
import dev.almanac.connectors.venue.http.Rate;
import dev.almanac.connectors.venue.protocol.VenueFacts;
import dev.almanac.connectors.venue.protocol.VenueProtocol;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The door to all venues. What it gives is serialisable and holds no open resource: a copy that arrives in a task connects
 * when it is first asked, and everything that is read through one copy, by however many threads, shares one budget a venue.
 */
public final class Venues implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Connections connections;

    /**
     * @param settings the venues, each under a name of its own
     * @param clock tells which bars have closed, together with the venue's; has to be serialisable, as those of the JDK are
     * @throws UserException where a protocol is not known
     */
    public Venues(List<VenueSettings> settings, Clock clock) {
        settings.forEach(one -> KnownVenues.protocol(one.protocol()));
        this.connections = new Connections(settings, clock);
    }

    /**
     * What a fetch comes to at the venue's budget, at best.
     *
     * @param bars how many there are in the windows without gaps
     * @param rebuilt how many of these are older than the venue's candles reach, and have to be made of trades
     * @param calls how many calls that takes; of trades, of which nobody knows beforehand how many there were, one call for
     *     each piece that is read as one, which is a day
     * @param time how long these take
     */
    public record Estimate(String venue, long bars, long rebuilt, long calls, Duration time) {}

    /**
     * The candles of windows.
     *
     * @throws UserException where a venue is not set up or has no bars of that length
     */
    public CandleSource candles(List<CandleWindow> windows) {
        windows.forEach(window -> requireInterval(window.series()));
        return new VenueCandleSource(connections, windows);
    }

    /** The trades of all venues; aggregated where the venue aggregates them. */
    public TradeSource trades() {
        Connections venues = connections;
        return (venue, symbol, from, to, sink) -> {
            Connections.Connection connection = venues.to(venue);
            try {
                connection
                        .protocol()
                        .trades(
                                connection.http(),
                                symbol,
                                micros(from),
                                micros(to),
                                row -> sink.trade(new Trade(
                                        Long.toString(row.id()),
                                        row.time(),
                                        row.price().doubleValue(),
                                        row.size().doubleValue(),
                                        row.takerBought())));
            } catch (CallFault fault) {
                throw VenueFailures.of(venue + " " + symbol + " trades " + from + " to " + to, connection, fault);
            }
        };
    }

    /**
     * What the venues list.
     *
     * @throws UserException (when asked) where a venue is simulated, and its name does not say so
     */
    public InstrumentSource instruments() {
        Connections venues = connections;
        return venue -> {
            Connections.Connection connection = venues.to(venue);
            try {
                List<String> unnamed = new ArrayList<>();
                List<Instrument> instruments =
                        new ArrayList<>(connection.protocol().instruments(connection.http(), unnamed));
                instruments.sort(Comparator.comparing(Instrument::symbol));
                requireName(connection);
                return new InstrumentList(venue, connection.clock().there(), instruments, unnamed);
            } catch (CallFault fault) {
                throw VenueFailures.ofWhole(venue + " instruments", connection, fault);
            }
        };
    }

    /** What a simulated venue gives must never lie among what a real one gave: no mishap, but a wrong name. */
    private static void requireName(Connections.Connection venue) {
        if (venue.http().isSimulated() && !venue.settings().isSimulated()) {
            throw UserException.usage(
                    venue.venue() + " cannot be read",
                    "what answers at " + venue.settings().http().base() + " says that it is simulated",
                    "call it by a name that says so: --venue " + VenueSettings.SIMULATED + venue.venue());
        }
    }

    /** What fetching {@code windows} comes to, by venue. */
    public List<Estimate> estimate(List<CandleWindow> windows) {
        return windows.stream()
                .collect(Collectors.groupingBy(window -> window.series().venue()))
                .entrySet()
                .stream()
                .map(entry -> estimate(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(Estimate::venue))
                .toList();
    }

    private Estimate estimate(String venue, List<CandleWindow> windows) {
        VenueProtocol protocol = connections.protocol(venue);
        VenueFacts facts = protocol.facts();
        Rate rate = connections.settingsOf(venue).http().rate(facts.rate());
        long bars = 0;
        long rebuilt = 0;
        long calls = 0;
        for (CandleWindow window : windows) {
            for (WindowPiece piece : WindowPiece.of(protocol, window, connections.now())) {
                bars += piece.bars();
                rebuilt += piece.ofTrades() ? piece.bars() : 0;
                calls += piece.ofTrades() ? 1 : (piece.bars() + facts.barsPerPage() - 1) / facts.barsPerPage();
            }
        }
        return new Estimate(venue, bars, rebuilt, calls, rate.timeFor(calls * facts.weightPerPage()));
    }

    /** The lengths of bars that a venue has. */
    public Set<Interval> intervals(String venue) {
        return connections.protocol(venue).facts().intervals();
    }

    private void requireInterval(SeriesKey series) {
        Set<Interval> intervals = intervals(series.venue());
        if (!intervals.contains(series.interval())) {
            throw UserException.usage(
                    series.venue() + " has no candles of " + series.interval(),
                    "it has " + intervals.stream().map(Interval::code).collect(Collectors.joining(", ")),
                    "fetch one of these");
        }
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }
}
