package dev.almanac.analytics.indicator.factor;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.rolling.Delay;

/** The close {@code n} bars before. A price; first value at bar {@code n + 1}. Exact memory of so many bars. */
public final class EarlierClose implements Indicator {
    private final Delay closes;
    private double value = Double.NaN;

    /** @param period how many bars before */
    public EarlierClose(int period) {
        this.closes = new Delay(period);
    }

    @Override
    public void update(Bar bar) {
        value = closes.push(bar.close());
    }

    /** The earlier close. */
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
