package dev.almanac.analytics.indicator;

/**
 * An average {@code A_t = A_(t-1) + k (x_t - A_(t-1))} that has begun. Each step waits for the step before, so a block
 * computes several of them at once: see {@link BarBlock#smooth}.
 */
public interface Smoothing {
    /** The weight {@code k} of the next value. */
    double weight();

    /** The average after the last bar. */
    double value();

    /**
     * Takes up what was computed.
     *
     * @param averages the average after each bar of the block, a column of the block
     * @param last the average after its last bar
     */
    void advance(double[] averages, double last);
}
