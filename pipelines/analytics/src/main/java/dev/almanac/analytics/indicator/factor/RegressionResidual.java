package dev.almanac.analytics.indicator.factor;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.rolling.RollingSlope;

/**
 * How far the close lies above the end of the least-squares line through the last {@code n} closes. In the unit of price;
 * first value at bar {@code n}. Exact memory of {@code n} bars.
 */
public final class RegressionResidual implements Indicator {
    private final RollingSlope line;
    private double value = Double.NaN;

    /** @param period number of bars, at least 2 */
    public RegressionResidual(int period) {
        this.line = new RollingSlope(period);
    }

    @Override
    public void update(Bar bar) {
        line.add(bar.close());
        value = bar.close() - line.end();
    }

    /** The residual, in the unit of price. */
    public double value() {
        return value;
    }

    @Override
    public void save(StateWriter writer) {
        writer.putDouble(value);
        line.save(writer);
    }

    @Override
    public void restore(StateReader reader) {
        value = reader.getDouble();
        line.restore(reader);
    }
}
