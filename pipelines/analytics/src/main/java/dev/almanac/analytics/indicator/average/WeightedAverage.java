package dev.almanac.analytics.indicator.average;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.rolling.RollingSlope;

/**
 * Linearly weighted average of closes: {@code WMA_t = (n C_t + (n - 1) C_(t-1) + ... + 1 C_(t-n+1)) / (n (n + 1) /
 * 2)}. A price; first value at bar {@code n}. Exact memory of {@code n} bars.
 */
public final class WeightedAverage implements Indicator {
    private final RollingSlope closes;

    /** @param period number of bars, at least 2 */
    public WeightedAverage(int period) {
        this.closes = new RollingSlope(period);
    }

    @Override
    public void update(Bar bar) {
        closes.add(bar.close());
    }

    /** The average, a price. */
    public double value() {
        return closes.weightedMean();
    }

    @Override
    public void save(StateWriter writer) {
        closes.save(writer);
    }

    @Override
    public void restore(StateReader reader) {
        closes.restore(reader);
    }
}
