package dev.almanac.connectors.venue.protocol;

import dev.almanac.analytics.market.Candle;

/**
 * A candle in an answer.
 *
 * @param raw the row as the venue wrote it, or what it was made from
 */
public record CandleRow(Candle candle, String raw) {}
