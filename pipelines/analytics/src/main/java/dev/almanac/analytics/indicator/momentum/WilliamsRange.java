package dev.almanac.analytics.indicator.momentum;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.BarBlock;
import dev.almanac.analytics.indicator.BlockIndicator;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.rolling.RollingRange;

/**
 * Williams %R: {@code -100 (HH_n - C) / (HH_n - LL_n)} (Williams, How I Made One Million Dollars Last Year Trading
 * Commodities, 1973). Within -100..0; first value at bar {@code n}; {@code NaN} where the range is 0. Exact memory of
 * {@code n} bars.
 */
public final class WilliamsRange implements BlockIndicator {
    private final RollingRange range;

    /** @param period number of bars */
    public WilliamsRange(int period) {
        this.range = new RollingRange(period);
    }

    @Override
    public void update(Bar bar) {
        range.update(bar);
    }

    /** The place in the range, -100..0. */
    public double value() {
        return 100 * range.position() - 100;
    }

    @Override
    public void update(BarBlock block) {
        range.update(block);
    }

    /** The places in the range of a block. */
    public double[] values(BarBlock block) {
        double[] out = range.positions(block, 100, block.spare());
        for (int i = 0; i < block.count(); i++) {
            out[i] -= 100;
        }
        return out;
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
