package dev.almanac.connectors.venue;

import dev.almanac.analytics.port.CandleSink;
import dev.almanac.analytics.port.CandleSource;
import dev.almanac.analytics.port.CandleUnit;
import dev.almanac.analytics.port.CandleWindow;
import dev.almanac.analytics.port.UnitGroup;
import dev.almanac.analytics.port.UnreadableUnitException;
import dev.almanac.connectors.venue.http.CallFault;
import dev.almanac.connectors.venue.protocol.VenueProtocol;
import java.io.Serializable;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Windows of series at venues. Long ones are several units, so that threads share them and little is lost with one. */
final class VenueCandleSource implements CandleSource {
    private static final long serialVersionUID = 1L;

    /** Of a row as venues write it, roughly. */
    private static final int BYTES_PER_BAR = 100;

    private final Connections connections;
    private final LinkedHashMap<String, Part> windows = new LinkedHashMap<>();

    /**
     * What one unit reads.
     *
     * @param whole name of the window that was asked for, of which it is a part
     */
    private record Part(CandleWindow window, String whole) implements Serializable {}

    VenueCandleSource(Connections connections, List<CandleWindow> windows) {
        this.connections = connections;
        for (CandleWindow window : windows) {
            VenueProtocol venue = connections.protocol(window.series().venue());
            for (WindowPiece piece : WindowPiece.of(venue, window, connections.now())) {
                this.windows.put(piece.window().toString(), new Part(piece.window(), window.toString()));
            }
        }
    }

    @Override
    public List<CandleUnit> plan() {
        return windows.entrySet().stream()
                .map(entry -> unit(entry.getKey(), entry.getValue().window()))
                .toList();
    }

    private static CandleUnit unit(String name, CandleWindow window) {
        long span = ChronoUnit.MICROS.between(window.from(), window.to());
        long bars = span / window.series().interval().micros();
        return new CandleUnit(name, bars * BYTES_PER_BAR, window.series());
    }

    @Override
    public Optional<UnitGroup> group(CandleUnit unit) {
        String venue = window(unit).series().venue();
        return Optional.of(
                new UnitGroup(venue, connections.protocol(venue).facts().threads()));
    }

    /**
     * {@inheritDoc}
     *
     * <p>May be called by several threads at once. A venue's content has no end, so the name is that of the series; a row's place
     * is its bar's open time, the same whatever the window.
     */
    @Override
    public String read(CandleUnit unit, CandleSink sink) throws UnreadableUnitException {
        CandleWindow window = window(unit);
        Connections.Connection venue = connections.to(window.series().venue());
        try {
            new CandleReader(venue).read(window, sink);
        } catch (CallFault fault) {
            throw VenueFailures.of(unit.name(), venue, fault);
        }
        return window.series().toString();
    }

    private CandleWindow window(CandleUnit unit) {
        return part(unit).window();
    }

    private Part part(CandleUnit unit) {
        Part part = windows.get(unit.name());
        if (part == null) {
            throw new IllegalArgumentException("not planned here: " + unit.name());
        }
        return part;
    }

    @Override
    public String whole(CandleUnit unit) {
        return part(unit).whole();
    }

    @Override
    public String manner() {
        return Map.copyOf(windows).keySet().stream().sorted().toList().toString();
    }
}
