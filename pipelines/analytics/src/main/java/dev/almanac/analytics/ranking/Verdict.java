package dev.almanac.analytics.ranking;

/**
 * What became of a ranked pair, with the one reason.
 *
 * @param status what it became
 * @param rule short name of the reason: {@code score}, {@code confidence}, {@code places}, {@code few_members},
 *     {@code stale}, {@code thin_liquidity}, {@code anomaly}; {@code cleared} for a call
 * @param reason a few words, such as "thin agreement 0.55"
 * @param lacking what it lacked, with figures; empty for a call
 */
public record Verdict(Status status, String rule, String reason, String lacking) {}
