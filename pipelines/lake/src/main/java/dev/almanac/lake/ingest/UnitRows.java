package dev.almanac.lake.ingest;

import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.SeriesKey;
import dev.almanac.analytics.port.CandleSource;
import dev.almanac.lake.row.LoadRows;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** Makes rows of what units hold. */
final class UnitRows implements UnitSink {
    private final Consumer<Row> rows;
    private final Map<SeriesKey, LoadRows.Writer> writers = new HashMap<>();
    private @Nullable SeriesKey lastSeries;
    private LoadRows.Writer writer = new LoadRows.Writer("");

    private UnitRows(Consumer<Row> rows) {
        this.rows = rows;
    }

    /** Hands all rows of a unit to {@code rows}; where it cannot be read to its end, marks of that for its series too. */
    static UnitOutcome read(CandleSource source, UnitSpread.Numbered numbered, Consumer<Row> rows) {
        return UnitReader.read(source, numbered, new UnitRows(rows));
    }

    /** The last writer is kept at hand. */
    private LoadRows.Writer writer(SeriesKey series) {
        if (!series.equals(lastSeries)) {
            writer = writers.computeIfAbsent(series, LoadRows.Writer::of);
            lastSeries = series;
        }
        return writer;
    }

    @Override
    public void read(SeriesKey series, Candle bar, int unit, long place, String raw) {
        rows.accept(writer(series).read(bar, unit, place, raw));
    }

    @Override
    public void refused(@Nullable SeriesKey series, int unit, long place, String raw, String rule, String message) {
        LoadRows.Writer of = series == null ? new LoadRows.Writer("") : writer(series);
        rows.accept(of.refused(unit, place, raw, rule, message));
    }

    @Override
    public void unreadable(SeriesKey series, int unit, String reason) {
        rows.accept(writer(series).unreadable(unit, reason));
    }
}
