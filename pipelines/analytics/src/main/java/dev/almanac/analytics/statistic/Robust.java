package dev.almanac.analytics.statistic;

import java.util.Arrays;

/**
 * Location and spread that a few extreme values cannot move. {@code NaN} entries are absent: they neither count nor get a
 * score.
 */
public final class Robust {
    /**
     * Makes the median absolute deviation of a normal sample estimate its standard deviation: 1 / &Phi;&#8315;&sup1;(3/4).
     * Rousseeuw and Croux, "Alternatives to the median absolute deviation", JASA 88 (1993), section 1.
     */
    public static final double MAD_TO_SIGMA = 1.4826022185056018;

    private Robust() {}

    /** The median of the values that exist, the mean of the middle two where their number is even; {@code NaN} of none. */
    public static double median(double... values) {
        double[] present = Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        int middle = present.length / 2;
        if (present.length == 0) {
            return Double.NaN;
        }
        return present.length % 2 == 1 ? present[middle] : present[middle - 1] / 2 + present[middle] / 2;
    }

    /** Median absolute deviation from the median times {@link #MAD_TO_SIGMA}; {@code NaN} where there is no value. */
    public static double spread(double... values) {
        double centre = median(values);
        double[] distances = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            distances[i] = Math.abs(values[i] - centre);
        }
        return MAD_TO_SIGMA * median(distances);
    }

    /**
     * (value - median) / spread for every value, clipped to [-clip, clip]: 0 where the spread is 0, {@code NaN} where the
     * value is.
     */
    public static double[] zScores(double[] values, double clip) {
        double centre = median(values);
        double spread = spread(values);
        double[] scores = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            if (Double.isNaN(values[i])) {
                scores[i] = Double.NaN;
            } else if (spread > 0) {
                scores[i] = Math.max(-clip, Math.min(clip, (values[i] - centre) / spread));
            }
        }
        return scores;
    }
}
