package dev.almanac.analytics.indicator.volume;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;

/**
 * On-balance volume: the sum of the volume of bars that closed above the close before, less that of bars that closed below
 * (Granville, Granville's New Key to Stock Market Profits, 1963). In the base asset, 0 at the first bar; it depends on all
 * bars since then, so only its changes can be compared between series.
 */
public final class OnBalanceVolume implements Indicator {
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
