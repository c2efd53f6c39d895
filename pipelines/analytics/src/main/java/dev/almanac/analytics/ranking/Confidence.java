package dev.almanac.analytics.ranking;

/**
 * How far a rank can be trusted: the least of three parts, each 0 to 1.
 *
 * @param dataQuality share of the last 90 days that has bars, times the share of the features that are present, times 1
 *     less a tenth for every outlier
 * @param agreement net over gross: the score's magnitude over the sum of its components' magnitudes
 * @param stability 1 less the width of the rank interval as a share of the widest possible; where there are fewer members
 *     than calls take, in proportion less
 * @param bestRank best rank when each component is left out in turn
 * @param worstRank worst rank when each component is left out in turn
 */
public record Confidence(double dataQuality, double agreement, double stability, int bestRank, int worstRank) {
    /** The least of the parts. */
    public double value() {
        return Math.min(dataQuality, Math.min(agreement, stability));
    }
}
