package dev.almanac.lake.ingest;

import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.SeriesKey;
import dev.almanac.analytics.port.CandleSink;
import dev.almanac.analytics.port.CandleSource;
import dev.almanac.analytics.port.CandleUnit;
import dev.almanac.analytics.port.UnreadableUnitException;
import dev.almanac.lake.row.SeriesNames;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Learns which series a unit holds where only its columns tell. Such a unit is read once more for it, which costs less than
 * keeping its rows: what is stored of these series has to go through the gate in the same shuffle as the rows.
 */
final class SeriesScan implements CandleSink {
    private final Set<String> names = new TreeSet<>();
    private @Nullable SeriesKey last;

    private SeriesScan() {}

    /** Names of the series in a unit; those seen so far where it cannot be read to its end. */
    static Set<String> of(CandleSource source, CandleUnit unit) {
        SeriesScan scan = new SeriesScan();
        try {
            source.read(unit, scan);
        } catch (UnreadableUnitException e) {
            // Reading it for its rows meets the same and reports it.
            return scan.names;
        }
        return scan.names;
    }

    @Override
    public void candle(SeriesKey series, Candle candle, long place, String raw) {
        saw(series);
    }

    @Override
    public void refuse(@Nullable SeriesKey series, long place, String raw, String rule, String message) {
        if (series != null) {
            saw(series);
        }
    }

    @Override
    public void note(String message) {
        // Told when the rows are read.
    }

    private void saw(SeriesKey series) {
        if (!series.equals(last)) {
            names.add(SeriesNames.name(series));
            last = series;
        }
    }
}
