package dev.almanac.analytics.indicator.trend;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.Quotient;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.rolling.Delay;
import dev.almanac.analytics.indicator.rolling.RollingSum;

/**
 * Efficiency ratio: the change of the close over {@code n} bars, of either sign, as a share of the sum of the changes of each
 * bar (Kaufman, Smarter Trading, 1995). Within 0..1, 1 where prices went straight; {@code NaN} where they did not move; first
 * value at bar {@code n + 1}. Exact memory of {@code n + 1} bars.
 */
public final class EfficiencyRatio implements Indicator {
    private final Delay closes;
    private final RollingSum path;
    private double previousClose = Double.NaN;
    private double change = Double.NaN;

    /** @param period number of changes */
    public EfficiencyRatio(int period) {
        this.closes = new Delay(period);
        this.path = new RollingSum(period);
    }

    @Override
    public void update(Bar bar) {
        double close = bar.close();
        if (!Double.isNaN(previousClose)) {
            path.add(Math.abs(close - previousClose));
        }
        previousClose = close;
        change = Math.abs(close - closes.push(close));
    }

    /** The ratio, 0..1. */
    public double value() {
        return Quotient.of(change, path.sum());
    }

    @Override
    public void save(StateWriter writer) {
        closes.save(writer);
        path.save(writer);
        writer.putDouble(previousClose);
        writer.putDouble(change);
    }

    @Override
    public void restore(StateReader reader) {
        closes.restore(reader);
        path.restore(reader);
        previousClose = reader.getDouble();
        change = reader.getDouble();
    }
}
