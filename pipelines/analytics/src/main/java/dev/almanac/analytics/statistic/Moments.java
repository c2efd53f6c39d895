package dev.almanac.analytics.statistic;

/** Means, deviations and correlation by two passes in the order of the arrays. {@code NaN} entries are absent. */
public final class Moments {
    private Moments() {}

    /** The mean of the values that exist, {@code NaN} of none. */
    public static double mean(double... values) {
        double sum = 0;
        int count = 0;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                sum += value;
                count++;
            }
        }
        return count == 0 ? Double.NaN : sum / count;
    }

    /** The standard deviation with n - 1 below; {@code NaN} of fewer than two values. */
    public static double deviation(double... values) {
        double mean = mean(values);
        double squares = 0;
        int count = 0;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                squares += (value - mean) * (value - mean);
                count++;
            }
        }
        return count < 2 ? Double.NaN : StrictMath.sqrt(squares / (count - 1));
    }

    /**
     * Pearson's correlation over the places where both have a value.
     *
     * @param minimum how many such places there must be
     * @return -1 to 1; {@code NaN} with fewer places than {@code minimum} or where one side does not vary
     */
    public static double correlation(double[] a, double[] b, int minimum) {
        double sumA = 0;
        double sumB = 0;
        int count = 0;
        for (int i = 0; i < a.length; i++) {
            if (both(a[i], b[i])) {
                sumA += a[i];
                sumB += b[i];
                count++;
            }
        }
        if (count < Math.max(2, minimum)) {
            return Double.NaN;
        }
        double meanA = sumA / count;
        double meanB = sumB / count;
        double cross = 0;
        double squaresA = 0;
        double squaresB = 0;
        for (int i = 0; i < a.length; i++) {
            if (both(a[i], b[i])) {
                cross += (a[i] - meanA) * (b[i] - meanB);
                squaresA += (a[i] - meanA) * (a[i] - meanA);
                squaresB += (b[i] - meanB) * (b[i] - meanB);
            }
        }
        double scale = StrictMath.sqrt(squaresA) * StrictMath.sqrt(squaresB);
        return scale > 0 ? Math.max(-1, Math.min(1, cross / scale)) : Double.NaN;
    }

    private static boolean both(double a, double b) {
        return !Double.isNaN(a) && !Double.isNaN(b);
    }
}
