package dev.almanac.analytics.label;

/**
 * Looks for the span, from a bar on, over which the closes have the clearest linear trend: the one whose least-squares slope
 * has the largest t-value, {@code t = r sqrt((n - 2) / (1 - r^2))} (Lopez de Prado, Advances in Financial Machine Learning,
 * 2018, for labels; Machine Learning for Asset Managers, 2020, section 5.4, for the scan). Of equal t-values the shorter span
 * counts. Sums are of deviations from running means (Welford, 1962), so that a high price costs no digits.
 */
final class TrendScan {
    /** A straight line would have an infinite t-value; larger ones count as this. */
    static final double CAP = 1e6;

    private final int shortest;
    private int count;
    private double meanSpan;
    private double meanClose;
    private double spans;
    private double closes;
    private double products;
    private double t = Double.NaN;
    private double span = Double.NaN;

    /** @param shortest least span that counts, in intervals, at least 2 */
    TrendScan(int shortest) {
        this.shortest = shortest;
    }

    /** Takes the close so many intervals after the bar; the bar's own, at 0, comes first. */
    void add(long after, double close) {
        count++;
        double spanStep = after - meanSpan;
        double closeStep = close - meanClose;
        meanSpan += spanStep / count;
        meanClose += closeStep / count;
        spans += spanStep * (after - meanSpan);
        closes += closeStep * (close - meanClose);
        products += spanStep * (close - meanClose);
        if (after >= shortest && count > 2 && closes > 0) {
            consider(after);
        }
    }

    private void consider(long after) {
        double explained = Math.min(1, products * products / (spans * closes));
        double size = Math.min(CAP, Math.sqrt(explained * (count - 2) / (1 - explained)));
        if (!(size <= Math.abs(t))) {
            t = products < 0 ? -size : size;
            span = after;
        }
    }

    /** The largest t-value so far, {@code NaN} where no span counted. */
    double t() {
        return t;
    }

    /** Its span in intervals, {@code NaN} where none counted. */
    double span() {
        return span;
    }
}
