package dev.almanac.analytics.ranking;

/**
 * What one feature added to a score.
 *
 * @param feature the feature
 * @param value its value, {@code NaN} where missing
 * @param z robust z-score among the members, positive is favourable, clipped; {@code NaN} where missing
 * @param weight weight that was used, after redistribution; 0 where missing
 * @param contribution weight x z; 0 where missing
 * @param place place among the members that have the value, 1 is the most favourable, equal values share the better place;
 *     0 where missing
 * @param of how many members have the value
 */
public record Contribution(
        RankedFeature feature, double value, double z, double weight, double contribution, int place, int of) {}
