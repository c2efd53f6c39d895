package dev.almanac.analytics.market;

import java.io.Serializable;

/**
 * What one series of candles is of.
 *
 * @param venue where it trades, lower case, such as {@code binance}; futures are a venue of their own
 * @param symbol the pair
 * @param interval the length of a bar
 */
public record SeriesKey(String venue, Symbol symbol, Interval interval) implements Serializable {
    @Override
    public String toString() {
        return venue + " " + symbol + " " + interval;
    }
}
