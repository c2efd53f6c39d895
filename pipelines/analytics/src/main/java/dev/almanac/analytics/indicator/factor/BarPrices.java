package dev.almanac.analytics.indicator.factor;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;

/**
 * The prices of the bar itself, among them its volume-weighted average: turnover by volume where the source has the
 * turnover, else the mean of high, low and close. First value at bar 1. No memory.
 */
public final class BarPrices implements Indicator {
    private double open = Double.NaN;
    private double high = Double.NaN;
    private double low = Double.NaN;
    private double average = Double.NaN;

    @Override
    public void update(Bar bar) {
        open = bar.open();
        high = bar.high();
        low = bar.low();
        average = Double.isNaN(bar.quoteVolume()) ? bar.typicalPrice() : bar.quoteVolume() / bar.volume();
    }

    /** The first price. */
    public double open() {
        return open;
    }

    /** The highest price. */
    public double high() {
        return high;
    }

    /** The lowest price. */
    public double low() {
        return low;
    }

    /** The volume-weighted average price. */
    public double average() {
        return average;
    }

    @Override
    public void save(StateWriter writer) {
        writer.putDouble(open);
        writer.putDouble(high);
        writer.putDouble(low);
        writer.putDouble(average);
    }

    @Override
    public void restore(StateReader reader) {
        open = reader.getDouble();
        high = reader.getDouble();
        low = reader.getDouble();
        average = reader.getDouble();
    }
}
