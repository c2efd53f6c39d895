package dev.almanac.analytics.indicator.momentum;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.BarBlock;
import dev.almanac.analytics.indicator.BlockIndicator;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.rolling.RollingRange;

/**
 * Fast stochastic: {@code %K = 100 (C - LL_n) / (HH_n - LL_n)}, unsmoothed (Lane, Lane's Stochastics, Technical Analysis of
 * Stocks and Commodities, 1984). Within 0..100; first value at bar {@code n}; {@code NaN} where the range is 0. Exact memory
 * of {@code n} bars.
 */
public final class Stochastic implements BlockIndicator {
    private final RollingRange range;

    /** @param period number of bars */
    public Stochastic(int period) {
        this.range = new RollingRange(period);
    }

    @Override
    public void update(Bar bar) {
        range.update(bar);
    }

    /** {@code %K}, 0..100. */
    public double value() {
        return 100 * range.position();
    }

    @Override
    public void update(BarBlock block) {
        range.update(block);
    }

    /** The {@code %K} of a block. */
    public double[] values(BarBlock block) {
        return range.positions(block, 100, block.spare());
    }

    @Override
    public void save(StateWriter writer) {
        range.save(writer);
    }

    @Override
    public void restore(StateReader reader) {
        range.restore(reader);
    }
}
