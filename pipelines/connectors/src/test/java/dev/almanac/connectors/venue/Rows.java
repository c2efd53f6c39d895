package dev.almanac.connectors.venue;

import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.SeriesKey;
import dev.almanac.analytics.port.CandleSink;
import dev.almanac.analytics.port.CandleSource;
import dev.almanac.analytics.port.CandleUnit;
import dev.almanac.analytics.port.UnreadableUnitException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What reading units of a venue handed over. */
final class Rows implements CandleSink {
    record Good(SeriesKey series, Candle candle, long place, String raw) {
        String openTime() {
            return Instant.ofEpochMilli(candle.openTime() / 1000).toString();
        }
    }

    record Bad(long place, String raw, String rule, String message) {}

    final List<Good> good = new ArrayList<>();
    final List<Bad> bad = new ArrayList<>();
    final List<String> notes = new ArrayList<>();

    void read(CandleSource source, CandleUnit unit) throws UnreadableUnitException {
        source.read(unit, this);
    }

    @Override
    public void candle(SeriesKey series, Candle candle, long place, String raw) {
        good.add(new Good(series, candle, place, raw));
    }

    @Override
    public void refuse(@Nullable SeriesKey series, long place, String raw, String rule, String message) {
        bad.add(new Bad(place, raw, rule, message));
    }

    @Override
    public void note(String message) {
        notes.add(message);
    }
}
