package dev.almanac.connectors.venue.protocol;

import dev.almanac.connectors.venue.http.CallFault;

/** Takes trades as they are read, oldest first. */
@FunctionalInterface
public interface TradeRows {
    /** The next trade. */
    void accept(TradeRow trade) throws CallFault;
}
