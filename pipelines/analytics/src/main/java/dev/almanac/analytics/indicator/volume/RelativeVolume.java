package dev.almanac.analytics.indicator.volume;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.Quotient;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.rolling.RollingSum;

/**
 * Volume of the bar by the mean volume of the {@code n} bars before it. A ratio, 0 or more; first value at bar
 * {@code n + 1}; {@code NaN} where nothing traded before. Exact memory of {@code n + 1} bars.
 */
public final class RelativeVolume implements Indicator {
    private final RollingSum before;
    private double value = Double.NaN;

    /** @param period number of bars that the last one is compared with */
    public RelativeVolume(int period) {
        this.before = new RollingSum(period);
    }

    @Override
    public void update(Bar bar) {
        value = Quotient.of(bar.volume(), before.mean());
        before.add(bar.volume());
    }

    /** The ratio. */
    public double value() {
        return value;
    }

    @Override
    public void save(StateWriter writer) {
        writer.putDouble(value);
        before.save(writer);
    }

    @Override
    public void restore(StateReader reader) {
        value = reader.getDouble();
        before.restore(reader);
    }
}
