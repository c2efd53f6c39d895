package dev.almanac.analytics.indicator.volatility;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.BarBlock;
import dev.almanac.analytics.indicator.BlockIndicator;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.rolling.RollingRange;

/**
 * Donchian channel: highest high and lowest low of the last {@code n} bars, the current one included, and where the close
 * lies between them (after Donchian, High Finance in Copper, Financial Analysts Journal, 1960). First value at bar
 * {@code n}. Exact memory of {@code n} bars.
 */
public final class DonchianChannel implements BlockIndicator {
    private final RollingRange range;

    /** @param period number of bars */
    public DonchianChannel(int period) {
        this.range = new RollingRange(period);
    }

    @Override
    public void update(Bar bar) {
        range.update(bar);
    }

    /** Upper band, a price. */
    public double upper() {
        return range.high();
    }

    /** Lower band, a price. */
    public double lower() {
        return range.low();
    }

    /** Place of the close between the bands, 0..1; {@code NaN} where they are equal. */
    public double position() {
        return range.position();
    }

    @Override
    public void update(BarBlock block) {
        range.update(block);
    }

    /** The upper bands of a block. */
    public double[] uppers(BarBlock block) {
        return range.uppers();
    }

    /** The lower bands of a block. */
    public double[] lowers(BarBlock block) {
        return range.lowers();
    }

    /** The places of the closes of a block. */
    public double[] positions(BarBlock block) {
        return range.positions(block, 1, block.spare());
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
