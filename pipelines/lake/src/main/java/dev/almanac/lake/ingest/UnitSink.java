package dev.almanac.lake.ingest;

import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.SeriesKey;
import org.jspecify.annotations.Nullable;

/** Takes what {@link UnitReader} finds in a unit. */
interface UnitSink {
    /** A row that was read as a candle; rows of a series mostly come together. */
    void read(SeriesKey series, Candle bar, int unit, long place, String raw);

    /** A row that could not be read; {@code series} is {@code null} where not even that could be. */
    void refused(@Nullable SeriesKey series, int unit, long place, String raw, String rule, String message);

    /** The unit could not be read to its end, as far as a series is concerned of which it holds rows, or may. */
    void unreadable(SeriesKey series, int unit, String reason);
}
