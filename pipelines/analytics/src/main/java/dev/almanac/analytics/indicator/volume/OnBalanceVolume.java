package dev.almanac.analytics.indicator.volume;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.BarBlock;
import dev.almanac.analytics.indicator.BlockIndicator;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.rolling.Choice;

/**
 * On-balance volume: the sum of the volume of bars that closed above the close before, less that of bars that closed below
 * (Granville, Granville's New Key to Stock Market Profits, 1963). In the base asset, 0 at the first bar; it depends on all
 * bars since then, so only its changes can be compared between series.
 */
public final class OnBalanceVolume implements BlockIndicator {
    private double previousClose = Double.NaN;
    private double value;

    @Override
    public void update(Bar bar) {
        double close = bar.close();
        if (close > previousClose) {
            value += bar.volume();
        } else if (close < previousClose) {
            value -= bar.volume();
        }
        previousClose = close;
    }

    /** The sum, in the base asset. */
    public double value() {
        return value;
    }

    @Override
    public void update(BarBlock block) {
        double[] closes = block.closes();
        double[] volumes = block.volumes();
        double[] sums = block.room(0);
        int count = block.count();
        double before = Double.isNaN(previousClose) && count > 0 ? closes[0] : previousClose;
        double sum = value;
        for (int i = 0; i < count; i++) {
            sum += Choice.signed(before, closes[i], volumes[i]);
            before = closes[i];
            sums[i] = sum;
        }
        value = sum;
        previousClose = before;
    }

    /** The sums of a block. */
    public double[] values(BarBlock block) {
        return block.room(0);
    }

    @Override
    public void save(StateWriter writer) {
        writer.putDouble(previousClose);
        writer.putDouble(value);
    }

    @Override
    public void restore(StateReader reader) {
        previousClose = reader.getDouble();
        value = reader.getDouble();
    }
}
