package dev.almanac.analytics.indicator.average;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.BarBlock;
import dev.almanac.analytics.indicator.BlockIndicator;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.rolling.RollingSum;

/**
 * Simple moving average of closes: {@code SMA_t = (C_t + ... + C_(t-n+1)) / n}. A price; first value at bar {@code n}.
 * Exact memory of {@code n} bars.
 */
public final class SimpleAverage implements BlockIndicator {
    private final RollingSum closes;

    /** @param period number of bars, at least 1 */
    public SimpleAverage(int period) {
        this.closes = new RollingSum(period);
    }

    @Override
    public void update(Bar bar) {
        closes.add(bar.close());
    }

    /** The average, a price. */
    public double value() {
        return closes.mean();
    }

    @Override
    public void update(BarBlock block) {
        closes.sums(block.closes(), block.count(), block.room(0));
    }

    /** The averages of a block. */
    public double[] values(BarBlock block) {
        return closes.means(block.room(0), block.count(), block.spare());
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
