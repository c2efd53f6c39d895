package dev.almanac.lake.ingest;

import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.SeriesKey;
import dev.almanac.analytics.port.CandleSink;
import dev.almanac.analytics.port.CandleSource;
import dev.almanac.analytics.port.CandleUnit;
import dev.almanac.analytics.port.UnreadableUnitException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a unit once more for the text of some of its rows: keeping the text of all for the few that are set aside would take
 * more room than their figures.
 */
final class RawRows implements CandleSink {
    private final Set<Long> wanted;
    private final Map<Long, String> found = new HashMap<>();

    private RawRows(Set<Long> wanted) {
        this.wanted = wanted;
    }

    /** The texts by their places; empty where the unit's content is no longer {@code hash}. */
    static Optional<Map<Long, String>> of(CandleSource source, CandleUnit unit, String hash, Set<Long> places) {
        RawRows rows = new RawRows(places);
        try {
            return source.read(unit, rows).equals(hash) ? Optional.of(rows.found) : Optional.empty();
        } catch (UnreadableUnitException e) {
            // It could be read a moment ago; whoever reads all of it again says what is wrong with it.
            return Optional.empty();
        }
    }

    @Override
    public void candle(SeriesKey series, Candle candle, long place, String raw) {
        if (wanted.contains(place)) {
            found.put(place, raw);
        }
    }

    @Override
    public void refuse(@Nullable SeriesKey series, long place, String raw, String rule, String message) {
        // Its text was kept.
    }

    @Override
    public void note(String message) {
        // Told already.
    }
}
