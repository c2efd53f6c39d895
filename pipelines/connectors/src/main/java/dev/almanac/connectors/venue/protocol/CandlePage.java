package dev.almanac.connectors.venue.protocol;

import java.util.List;

/**
 * The candles of one call, or of several that belong together.
 *
 * @param rows in any order; may hold bars outside of what was asked for
 * @param bad rows that are no candles
 * @param proved whether bars that are missing are known not to exist, because all trades were seen
 */
public record CandlePage(List<CandleRow> rows, List<BadRow> bad, boolean proved) {}
