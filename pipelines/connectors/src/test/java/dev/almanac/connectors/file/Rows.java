package dev.almanac.connectors.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.SeriesKey;
import dev.almanac.analytics.port.CandleSink;
import dev.almanac.analytics.port.CandleUnit;
import dev.almanac.analytics.port.UnreadableUnitException;
import dev.almanac.analytics.quality.check.Checks;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What reading a file handed over. */
final class Rows implements CandleSink {
    record Good(SeriesKey series, Candle candle, long place, String raw) {
        String openTime() {
            return Instant.ofEpochMilli(candle.openTime() / 1000).toString();
        }
    }

    record Bad(@Nullable SeriesKey series, long place, String raw, String rule, String message) {}

    final List<Good> good = new ArrayList<>();
    final List<Bad> bad = new ArrayList<>();
    final List<String> notes = new ArrayList<>();
    String hash = "";

    /** Reads the one file at {@code path} with what its name says. */
    static Rows of(Path path) throws UnreadableUnitException {
        return of(path, FileOverrides.NONE);
    }

    static Rows of(Path path, FileOverrides overrides) throws UnreadableUnitException {
        FileCandleSource source = FileCandleSource.of(List.of(path.toString()), overrides);
        List<CandleUnit> units = source.plan();
        if (units.size() != 1) {
            throw new IllegalStateException(units + " are not one file");
        }
        Rows rows = new Rows();
        rows.hash = source.read(units.get(0), rows);
        return rows;
    }

    List<String> rules() {
        return bad.stream().map(Bad::rule).toList();
    }

    @Override
    public void candle(SeriesKey series, Candle candle, long place, String raw) {
        good.add(new Good(series, candle, place, raw));
    }

    @Override
    public void refuse(@Nullable SeriesKey series, long place, String raw, String rule, String message) {
        assertThat(Checks.named(rule)).as(rule).isPresent();
        bad.add(new Bad(series, place, raw, rule, message));
    }

    @Override
    public void note(String message) {
        notes.add(message);
    }
}
