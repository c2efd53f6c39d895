package dev.almanac.lake.quarantine;

import dev.almanac.analytics.error.ExitCode;
import dev.almanac.analytics.error.UserException;
import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.SeriesKey;
import dev.almanac.analytics.port.CandleSink;
import dev.almanac.analytics.port.CandleSource;
import dev.almanac.analytics.port.CandleUnit;
import dev.almanac.analytics.port.UnreadableUnitException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Rows of quarantine as a load. They are read anew from the sources that they came from, which alone say what their text
 * means; a source that is gone or holds something else now cannot be asked. A source is a unit, called as it was and with the
 * hash that it had, so that a row that the gate refuses again is the row that quarantine has.
 */
final class ReleasedRows implements CandleSource {
    private static final long serialVersionUID = 1L;

    private final ArrayList<Unit> units = new ArrayList<>();

    /** What names a row: its source's content, the place in it, and its text. */
    record Spot(String hash, long place, String raw) implements Serializable {
        static Spot of(RefusedRow row) {
            return new Spot(row.contentHash(), row.place(), row.raw());
        }
    }

    /** A row as its source gives it. */
    record Line(Spot spot, SeriesKey series, Candle candle) implements Serializable {}

    private record Unit(String name, String hash, ArrayList<Line> lines) implements Serializable {}

    private ReleasedRows() {}

    /**
     * Looks the rows up.
     *
     * @param sources gives the source to look a row up in; its only unit is called as the row's source is
     * @throws UserException where one of them cannot be looked up, or is no candle
     */
    static ReleasedRows of(List<RefusedRow> rows, Function<RefusedRow, CandleSource> sources) {
        Map<List<Object>, List<RefusedRow>> bySource = new LinkedHashMap<>();
        for (RefusedRow row : rows) {
            SeriesKey series = row.series()
                    .orElseThrow(() -> noCandle(row, "what series it belongs to could not be read: " + row.reason()));
            bySource.computeIfAbsent(List.of(row.source(), row.contentHash(), series), key -> new ArrayList<>())
                    .add(row);
        }
        ReleasedRows found = new ReleasedRows();
        bySource.values().forEach(some -> found.lookUp(some, sources.apply(some.get(0))));
        return found;
    }

    private void lookUp(List<RefusedRow> rows, CandleSource source) {
        RefusedRow first = rows.get(0);
        Search search = new Search(rows);
        for (CandleUnit unit : source.plan()) {
            try {
                String hash = source.read(unit, search);
                if (!hash.equals(first.contentHash())) {
                    throw UserException.usage(
                            "row " + first.id() + " cannot be taken in",
                            first.source() + " holds something else than when the row was refused",
                            "load it again as it is now, or put the file of then in its place");
                }
            } catch (UnreadableUnitException e) {
                throw new UserException(
                        e.isUnavailable() ? ExitCode.UNAVAILABLE : ExitCode.USAGE,
                        "row " + first.id() + " cannot be taken in: " + e.problem(),
                        e.reason(),
                        e.remedy());
            }
        }
        ArrayList<Line> lines = new ArrayList<>();
        for (RefusedRow row : rows) {
            Line line = search.found.get(Spot.of(row));
            if (line == null) {
                throw noCandle(row, row.reason());
            }
            lines.add(line);
        }
        unit(first).lines().addAll(lines);
    }

    private Unit unit(RefusedRow row) {
        for (Unit unit : units) {
            if (unit.name().equals(row.source()) && unit.hash().equals(row.contentHash())) {
                return unit;
            }
        }
        Unit unit = new Unit(row.source(), row.contentHash(), new ArrayList<>());
        units.add(unit);
        return unit;
    }

    private static UserException noCandle(RefusedRow row, String why) {
        return UserException.usage(
                "row " + row.id() + " cannot be taken in, it is no candle",
                why,
                "write the row as it should be into a file of your own and load that, with --replace over a stored bar");
    }

    /** All rows, in the order of units. */
    List<Line> lines() {
        return units.stream().flatMap(unit -> unit.lines().stream()).toList();
    }

    @Override
    public List<CandleUnit> plan() {
        return units.stream()
                .map(unit -> new CandleUnit(unit.name(), 0, series(unit)))
                .toList();
    }

    /** A file may hold several series. */
    private static @Nullable SeriesKey series(Unit unit) {
        SeriesKey first = unit.lines().get(0).series();
        return unit.lines().stream().allMatch(line -> line.series().equals(first)) ? first : null;
    }

    @Override
    public String read(CandleUnit wanted, CandleSink sink) {
        for (Unit unit : units) {
            if (unit.name().equals(wanted.name())) {
                unit.lines()
                        .forEach(line -> sink.candle(
                                line.series(),
                                line.candle(),
                                line.spot().place(),
                                line.spot().raw()));
                return unit.hash();
            }
        }
        throw new IllegalArgumentException("no such source: " + wanted.name());
    }

    @Override
    public String manner() {
        return "rows of quarantine";
    }

    /** Keeps the rows that are looked for. */
    private static final class Search implements CandleSink {
        private final String hash;
        private final Map<Spot, @Nullable Line> found = new HashMap<>();

        /** @param rows of one content */
        Search(List<RefusedRow> rows) {
            hash = rows.get(0).contentHash();
            rows.forEach(row -> found.put(Spot.of(row), null));
        }

        @Override
        public void candle(SeriesKey series, Candle candle, long place, String raw) {
            Spot spot = new Spot(hash, place, raw);
            if (found.containsKey(spot)) {
                found.put(spot, new Line(spot, series, candle));
            }
        }

        @Override
        public void refuse(@Nullable SeriesKey series, long place, String raw, String rule, String message) {
            // No candle: it stays without one.
        }

        @Override
        public void note(String message) {
            // Told when the source was loaded.
        }
    }
}
