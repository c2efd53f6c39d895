package dev.almanac.analytics.indicator.average;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.rolling.RollingSum;

/**
 * Triangular average: the simple average over {@code h} bars of the simple average over {@code n + 1 - h} bars of
 * closes, {@code h = (n + 1) / 2} rounded down, which weights the middle of the window most. A price; first value at
 * bar {@code n}. Exact memory of {@code n} bars.
 */
public final class TriangularAverage implements Indicator {
    private final RollingSum closes;
    private final RollingSum averages;

    /** @param period number of bars, at least 1 */
    public TriangularAverage(int period) {
        int half = (period + 1) / 2;
        this.closes = new RollingSum(period + 1 - half);
        this.averages = new RollingSum(half);
    }

    @Override
    public void update(Bar bar) {
        closes.add(bar.close());
        averages.add(closes.mean());
    }

    /** The average, a price. */
    public double value() {
        return averages.mean();
    }

    @Override
    public void save(StateWriter writer) {
        closes.save(writer);
        averages.save(writer);
    }

    @Override
    public void restore(StateReader reader) {
        closes.restore(reader);
        averages.restore(reader);
    }
}
