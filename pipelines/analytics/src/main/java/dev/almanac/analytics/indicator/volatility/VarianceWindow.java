package dev.almanac.analytics.indicator.volatility;

import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.Stateful;
import dev.almanac.analytics.indicator.rolling.RollingSum;

/** Mean of the last variances of single bars, shown as a volatility per year. */
final class VarianceWindow implements Stateful {
    private final double scale;
    private final RollingSum variances;

    /**
     * @param period number of bars
     * @param barsPerYear what a year has of the bars that are fed
     */
    VarianceWindow(int period, double barsPerYear) {
        this.scale = Math.sqrt(barsPerYear);
        this.variances = new RollingSum(period);
    }

    /** Takes the variance of the next bar, of logarithms of prices. */
    void add(double variance) {
        variances.add(variance);
    }

    /** Root of the mean variance, a fraction per year; {@code NaN} before the window is full. */
    double volatility() {
        return scale * Math.sqrt(variances.mean());
    }

    @Override
    public void save(StateWriter writer) {
        variances.save(writer);
    }

    @Override
    public void restore(StateReader reader) {
        variances.restore(reader);
    }
}
