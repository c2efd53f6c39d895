package dev.almanac.connectors.venue.protocol;

import java.math.BigDecimal;

/**
 * A trade in an answer, exactly.
 *
 * @param id the venue's number for it; trades of a symbol are numbered upwards
 * @param time microseconds since the epoch
 * @param price in the quote asset
 * @param size in the base asset
 * @param takerBought whether the taker was the buyer
 */
public record TradeRow(long id, long time, BigDecimal price, BigDecimal size, boolean takerBought) {}
