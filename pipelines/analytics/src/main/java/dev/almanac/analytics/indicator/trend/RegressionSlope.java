package dev.almanac.analytics.indicator.trend;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.rolling.RollingSlope;

/**
 * Slope of the least-squares line through the last {@code n} closes, price per bar. Unbounded; first value at bar
 * {@code n}. Exact memory of {@code n} bars.
 */
public final class RegressionSlope implements Indicator {
    private final RollingSlope closes;

    /** @param period number of bars, at least 2 */
    public RegressionSlope(int period) {
        this.closes = new RollingSlope(period);
    }

    @Override
    public void update(Bar bar) {
        closes.add(bar.close());
    }

    /** The slope, in the unit of price per bar. */
    public double value() {
        return closes.slope();
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
