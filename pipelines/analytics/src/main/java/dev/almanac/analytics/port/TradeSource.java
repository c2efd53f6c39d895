package dev.almanac.analytics.port;

import dev.almanac.analytics.market.Symbol;
import java.io.Serializable;
import java.time.Instant;

/** Where trades come from. Like {@link CandleSource} it is sent to the tasks that read, and holds no open resource. */
public interface TradeSource extends Serializable {
    /**
     * Hands the trades of a span to {@code sink}, oldest first. May be called by several threads at once.
     *
     * @param from inclusive
     * @param to exclusive
     * @throws UnreadableUnitException where they cannot all be had; what was handed over does not count then
     */
    void read(String venue, Symbol symbol, Instant from, Instant to, TradeSink sink) throws UnreadableUnitException;
}
