package dev.almanac.connectors.venue.protocol;

import dev.almanac.analytics.market.Interval;
import dev.almanac.connectors.venue.http.Rate;
import java.net.URI;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What is to be known of a venue before it is called.
 *
 * @param name such as {@code binance}
 * @param base where its public interface is
 * @param rate what it allows one address
 * @param threads how many calls are best made at the same time
 * @param intervals the lengths of bars that it has, on our grid
 * @param barsPerPage how many bars a page has at most
 * @param weightPerPage what a page of bars costs of the rate
 * @param pagesPerUnit how many pages of candles are read as one piece, which is done again as a whole where a part of it fails
 */
public record VenueFacts(
        String name,
        URI base,
        Rate rate,
        int threads,
        Set<Interval> intervals,
        int barsPerPage,
        long weightPerPage,
        int pagesPerUnit) {
    /** The intervals from the shortest to the longest. */
    public VenueFacts {
        intervals = Collections.unmodifiableSet(EnumSet.copyOf(intervals));
    }
}
