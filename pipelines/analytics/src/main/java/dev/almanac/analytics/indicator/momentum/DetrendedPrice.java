package dev.almanac.analytics.indicator.momentum;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.rolling.Delay;
import dev.almanac.analytics.indicator.rolling.RollingSum;

/**
 * Detrended price oscillator: {@code C_(t-k) - SMA_n} with {@code k = n / 2 + 1}, rounded down. The average of the
 * last {@code n} closes stands for the trend at the middle of its window, so the close of that time is set against it:
 * the value belongs to the bar {@code k} bars before and is shown only now, when its last close is known; charts that
 * draw it further left show it before its time. In the unit of price; first value at bar {@code n}, at bar 3 where
 * {@code n} is 2. Exact memory of so many bars.
 */
public final class DetrendedPrice implements Indicator {
    private final Delay closes;
    private final RollingSum average;
    private double before = Double.NaN;

    /** @param period number of bars of the average, at least 2 */
    public DetrendedPrice(int period) {
        this.closes = new Delay(shift(period));
        this.average = new RollingSum(period);
    }

    /** How many bars back the close lies that a value belongs to. */
    static int shift(int period) {
        return period / 2 + 1;
    }

    @Override
    public void update(Bar bar) {
        before = closes.push(bar.close());
        average.add(bar.close());
    }

    /** The close of then above the average, in the unit of price. */
    public double value() {
        return before - average.mean();
    }

    @Override
    public void save(StateWriter writer) {
        writer.putDouble(before);
        closes.save(writer);
        average.save(writer);
    }

    @Override
    public void restore(StateReader reader) {
        before = reader.getDouble();
        closes.restore(reader);
        average.restore(reader);
    }
}
