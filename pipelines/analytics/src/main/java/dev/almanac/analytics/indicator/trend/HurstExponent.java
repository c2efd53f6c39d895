package dev.almanac.analytics.indicator.trend;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.momentum.LogReturn;
import dev.almanac.analytics.indicator.rolling.Delay;

/**
 * Hurst exponent of the last {@code n} log returns by rescaled range: the window is divided into 1, 2, 4, ... equal parts of
 * at least {@value #LEAST} returns (what is left over is left out at its beginning); the exponent is the least-squares slope
 * of {@code ln} of the mean {@code R / S} of the parts over {@code ln} of their length (Hurst, Long-Term Storage Capacity of
 * Reservoirs, 1951). About 0.5 without memory (more in short windows: the method is biased), above it trending, below it
 * reverting; first value at bar {@code n + 1}; a part whose returns are all equal counts as 0; {@code NaN} where all parts
 * are. Exact memory of {@code n + 1} bars. Every window is divided anew, so a reading costs O(n log n).
 */
public final class HurstExponent implements Indicator {
    private static final int LEAST = 8;

    private final int period;
    private final LogReturn logReturn = new LogReturn();
    private final Delay returns;
    private final double[] window;

    /** What each division's logarithm counts for in the slope. */
    private final double[] weights;

    /** @param period number of returns, at least 16 */
    public HurstExponent(int period) {
        this.period = period;
        this.returns = new Delay(period);
        this.window = new double[period];
        this.weights = weights(period);
    }

    private static double[] weights(int period) {
        int divisions = 0;
        while (period >> divisions >= LEAST) {
            divisions++;
        }
        double[] weights = new double[divisions];
        double mean = 0;
        for (int i = 0; i < divisions; i++) {
            weights[i] = StrictMath.log(period >> i);
            mean += weights[i] / divisions;
        }
        double squares = 0;
        for (int i = 0; i < divisions; i++) {
            weights[i] -= mean;
            squares += weights[i] * weights[i];
        }
        for (int i = 0; i < divisions; i++) {
            weights[i] /= squares;
        }
        return weights;
    }

    @Override
    public void update(Bar bar) {
        logReturn.update(bar);
        double value = logReturn.value();
        if (!Double.isNaN(value)) {
            returns.push(value);
        }
    }

    /** The exponent. */
    public double value() {
        if (Double.isNaN(returns.oldest())) {
            return Double.NaN;
        }
        returns.copyTo(window);
        double slope = 0;
        for (int i = 0; i < weights.length; i++) {
            double ratio = meanRatio(1 << i, period >> i);
            if (ratio == 0) {
                return Double.NaN;
            }
            slope += weights[i] * StrictMath.log(ratio);
        }
        return slope;
    }

    private double meanRatio(int parts, int length) {
        double sum = 0;
        for (int from = period - parts * length; from < period; from += length) {
            sum += ratio(from, from + length);
        }
        return sum / parts;
    }

    /** Range of the sums of deviations from the mean, over the deviation; 0 where the values are all equal. */
    private double ratio(int from, int to) {
        double first = window[from];
        double sum = 0;
        for (int i = from; i < to; i++) {
            // Relative to the first, so that equal values give exactly 0.
            sum += window[i] - first;
        }
        double mean = first + sum / (to - from);
        double level = 0;
        double highest = 0;
        double lowest = 0;
        double squares = 0;
        for (int i = from; i < to; i++) {
            double away = window[i] - mean;
            level += away;
            // Branches that are seldom taken cost less here than Math.max, whose result the next turn waits for.
            if (level > highest) {
                highest = level;
            } else if (level < lowest) {
                lowest = level;
            }
            squares += away * away;
        }
        return squares == 0 ? 0 : (highest - lowest) / Math.sqrt(squares / (to - from));
    }

    @Override
    public void save(StateWriter writer) {
        logReturn.save(writer);
        returns.save(writer);
    }

    @Override
    public void restore(StateReader reader) {
        logReturn.restore(reader);
        returns.restore(reader);
    }
}
