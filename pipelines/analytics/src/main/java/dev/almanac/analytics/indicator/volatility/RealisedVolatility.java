package dev.almanac.analytics.indicator.volatility;

import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.Stateful;
import dev.almanac.analytics.indicator.rolling.RollingMoments;

/**
 * Realised volatility: sample standard deviation of the last {@code n} log returns, times the root of the number of bars in
 * a year. A fraction per year, 0 or more; first value at the {@code n}-th return. Exact memory of {@code n} returns.
 */
public final class RealisedVolatility implements Stateful {
    private final double scale;
    private final RollingMoments returns;

    /**
     * @param period number of returns, at least 2
     * @param barsPerYear what a year has of the bars that are fed
     */
    public RealisedVolatility(int period, double barsPerYear) {
        this.scale = Math.sqrt(barsPerYear);
        this.returns = new RollingMoments(period);
    }

    /** Takes the next log return; {@code NaN}, which the first bar has, is passed over. */
    public void add(double logReturn) {
        if (!Double.isNaN(logReturn)) {
            returns.add(logReturn);
        }
    }

    /** The volatility, a fraction per year. */
    public double value() {
        return scale * returns.sampleDeviation();
    }

    @Override
    public void save(StateWriter writer) {
        returns.save(writer);
    }

    @Override
    public void restore(StateReader reader) {
        returns.restore(reader);
    }
}
