package dev.almanac.analytics.indicator.momentum;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.Quotient;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.rolling.Delay;

/**
 * Rate of change: {@code C_t / C_(t-n) - 1}, a fraction above -1; first value at bar {@code n + 1}. It counts bars, so over
 * a gap it spans more time than {@code n} intervals. Exact memory of {@code n + 1} bars.
 */
public final class RateOfChange implements Indicator {
    private final Delay closes;
    private double value = Double.NaN;

    /** @param period number of bars between the two closes */
    public RateOfChange(int period) {
        this.closes = new Delay(period);
    }

    @Override
    public void update(Bar bar) {
        value = Quotient.excess(bar.close(), closes.push(bar.close()));
    }

    /** The change, a fraction. */
    public double value() {
        return value;
    }

    @Override
    public void save(StateWriter writer) {
        writer.putDouble(value);
        closes.save(writer);
    }

    @Override
    public void restore(StateReader reader) {
        value = reader.getDouble();
        closes.restore(reader);
    }
}
