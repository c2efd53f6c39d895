package dev.almanac.analytics.port;

import dev.almanac.analytics.market.Instrument;
import java.time.Instant;
import java.util.List;

/**
 * What a venue listed at one moment.
 *
 * @param venue who
 * @param at when, by the venue's clock
 * @param instruments in the order of their symbols
 * @param unnamed what the venue calls pairs that have no name in the unified form
 */
public record InstrumentList(String venue, Instant at, List<Instrument> instruments, List<String> unnamed) {}
