package dev.almanac.analytics.port;

import dev.almanac.analytics.market.SeriesKey;
import java.io.Serializable;
import java.time.Instant;

/**
 * A span of one series that is wanted from a venue.
 *
 * @param series what is wanted
 * @param from inclusive; bars that open then or later
 * @param to exclusive; bars that open before
 */
public record CandleWindow(SeriesKey series, Instant from, Instant to) implements Serializable {
    /** @throws IllegalArgumentException where the span is empty */
    public CandleWindow {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("no window: " + from + " to " + to);
        }
    }

    @Override
    public String toString() {
        return series + " " + from + " to " + to;
    }
}
