package dev.almanac.analytics.market;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A spot pair as a venue lists it. What the venue does not say is {@code null}.
 *
 * @param symbol the pair in the unified form
 * @param venueSymbol what the venue calls it
 * @param status whether it trades
 * @param tick smallest step of a price, in the quote asset
 * @param lot smallest step of an amount, in the base asset
 * @param minNotional smallest value of an order, in the quote asset
 * @param listedAt when it began to trade
 */
public record Instrument(
        Symbol symbol,
        String venueSymbol,
        InstrumentStatus status,
        @Nullable BigDecimal tick,
        @Nullable BigDecimal lot,
        @Nullable BigDecimal minNotional,
        @Nullable Instant listedAt)
        implements Serializable {}
