package dev.almanac.analytics.report;

/**
 * A symbol that was not ranked, or was ranked and vetoed.
 *
 * @param venue where it trades
 * @param symbol the pair
 * @param rule short name: {@code short_history}, {@code stale}, {@code stablecoin}, {@code thin_liquidity} ...
 * @param reason a clause with figures
 */
public record LeftOut(String venue, String symbol, String rule, String reason) {}
