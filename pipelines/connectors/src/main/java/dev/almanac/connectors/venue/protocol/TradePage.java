package dev.almanac.connectors.venue.protocol;

import java.util.List;
import java.util.Optional;

/**
 * The trades of one call.
 *
 * @param trades in any order; may hold others besides those asked for
 * @param next the mark that the venue's next page begins behind; empty where it has said that this is its last
 */
public record TradePage(List<TradeRow> trades, Optional<String> next) {}
