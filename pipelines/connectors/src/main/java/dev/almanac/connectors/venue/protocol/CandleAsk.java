package dev.almanac.connectors.venue.protocol;

import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.market.Symbol;

/**
 * The bars that one page should bring.
 *
 * @param from open time of the first, microseconds since the epoch
 * @param to open time of the first that is not wanted, microseconds
 * @param now the time at the venue, microseconds
 */
public record CandleAsk(Symbol symbol, Interval interval, long from, long to, long now) {
    /** The part before {@code end}. */
    public CandleAsk before(long end) {
        return new CandleAsk(symbol, interval, from, end, now);
    }

    /** Whether a bar that opens at {@code time} (microseconds) is among them. */
    public boolean holds(long time) {
        return time >= from && time < to;
    }

    /** How many bars are in it, without gaps. */
    public int bars() {
        return (int) ((to - from) / interval.micros());
    }
}
