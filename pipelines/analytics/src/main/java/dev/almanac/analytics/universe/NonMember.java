package dev.almanac.analytics.universe;

import dev.almanac.analytics.market.Symbol;

/**
 * A pair that is not ranked on a day.
 *
 * @param venue where it trades
 * @param symbol the pair
 * @param rule short name: {@code short_history}, {@code no_last_bar}, {@code stablecoin} ...
 * @param reason a clause with figures
 */
public record NonMember(String venue, Symbol symbol, String rule, String reason) {}
