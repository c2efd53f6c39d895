package dev.almanac.analytics.indicator.volatility;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.momentum.LogReturn;
import dev.almanac.analytics.indicator.rolling.RollingMoments;

/**
 * Realised volatility: sample standard deviation of the last {@code n} log returns, times the root of the number of bars in
 * a year. A fraction per year, 0 or more; first value at bar {@code n + 1}. Exact memory of {@code n} returns.
 */
public final class RealisedVolatility implements Indicator {
    private final double scale;
    private final LogReturn logReturn = new LogReturn();
    private final RollingMoments returns;

    /**
     * @param period number of returns, at least 2
     * @param barsPerYear what a year has of the bars that are fed
     */
    public RealisedVolatility(int period, double barsPerYear) {
        this.scale = Math.sqrt(barsPerYear);
        this.returns = new RollingMoments(period);
    }

    @Override
    public void update(Bar bar) {
        logReturn.update(bar);
        double value = logReturn.value();
        if (!Double.isNaN(value)) {
            returns.add(value);
        }
    }

    /** The volatility, a fraction per year. */
    public double value() {
        return scale * returns.sampleDeviation();
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
