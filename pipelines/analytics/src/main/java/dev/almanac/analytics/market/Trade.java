package dev.almanac.analytics.market;

import java.io.Serializable;

/**
 * One trade, or the trades at one price that one order made, where the venue gives them together.
 *
 * @param id what the venue calls it; unique within a venue's symbol
 * @param time when it happened, microseconds since the epoch, UTC
 * @param price in the quote asset
 * @param size amount in the base asset
 * @param takerBought whether who took the standing order was the buyer
 */
public record Trade(String id, long time, double price, double size, boolean takerBought) implements Serializable {}
