package dev.almanac.analytics.report;

/**
 * What one feature added to or took from a score.
 *
 * @param component {@code trend}, {@code momentum}, {@code volatility}, {@code liquidity} or {@code anomaly}
 * @param feature name of the feature in the features table
 * @param label the same for a reader, such as "30-day change"
 * @param value the feature's value, {@code NaN} where it is missing
 * @param valueText the value as it is written in sentences, with unit and sign
 * @param z robust z-score within the day's universe, signed so that positive is favourable, clipped at +-3
 * @param weight weight that was used, after redistribution
 * @param contribution weight x z
 * @param place place within the universe, 1 is the most favourable; 0 where the value is missing
 * @param of how many symbols have the value
 */
public record ContributionLine(
        String component,
        String feature,
        String label,
        double value,
        String valueText,
        double z,
        double weight,
        double contribution,
        int place,
        int of) {}
