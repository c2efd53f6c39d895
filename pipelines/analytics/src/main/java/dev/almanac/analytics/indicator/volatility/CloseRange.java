package dev.almanac.analytics.indicator.volatility;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.BarBlock;
import dev.almanac.analytics.indicator.BlockIndicator;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.rolling.RollingBound;

/**
 * Highest and lowest of the last {@code n} closes, the current one included. Prices; first value at bar {@code n}. Exact
 * memory of {@code n} bars.
 */
public final class CloseRange implements BlockIndicator {
    private final RollingBound highest;
    private final RollingBound lowest;
    private double[] upper = new double[0];
    private double[] lower = upper;

    /** @param period number of bars, at least 1 */
    public CloseRange(int period) {
        this.highest = RollingBound.highest(period);
        this.lowest = RollingBound.lowest(period);
    }

    @Override
    public void update(Bar bar) {
        highest.add(bar.close());
        lowest.add(bar.close());
    }

    /** The highest close, a price. */
    public double high() {
        return highest.value();
    }

    /** The lowest close, a price. */
    public double low() {
        return lowest.value();
    }

    @Override
    public void update(BarBlock block) {
        upper = highest.bounds(block, block.closes());
        lower = lowest.bounds(block, block.closes());
    }

    /** The highest closes of a block. */
    public double[] highs(BarBlock block) {
        return upper;
    }

    /** The lowest closes of a block. */
    public double[] lows(BarBlock block) {
        return lower;
    }

    @Override
    public void save(StateWriter writer) {
        highest.save(writer);
        lowest.save(writer);
    }

    @Override
    public void restore(StateReader reader) {
        highest.restore(reader);
        lowest.restore(reader);
    }
}
