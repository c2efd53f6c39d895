package dev.almanac.analytics.port;

import dev.almanac.analytics.market.Trade;

/** Takes what a {@link TradeSource} reads. */
public interface TradeSink {
    /** The next trade, not older than the one before. */
    void trade(Trade trade);
}
