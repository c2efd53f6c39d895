package dev.almanac.analytics.indicator.momentum;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;

/** Logarithmic return of a bar, {@code ln(C_t / C_(t-1))}; first value at bar 2. */
public final class LogReturn implements Indicator {
    private double previousClose = Double.NaN;
    private double value = Double.NaN;

    @Override
    public void update(Bar bar) {
        value = StrictMath.log(bar.close() / previousClose);
        previousClose = bar.close();
    }

    /** The return of the last bar, a natural logarithm. */
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
