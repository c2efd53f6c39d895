package dev.almanac.analytics.indicator.volume;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.average.ExponentialAverage;

/**
 * Force index: EMA over {@code n} bars of {@code V (C_t - C_(t-1))} (Elder, Trading for a Living, 1993). In the quote asset;
 * first value at bar {@code n + 1}; its memory fades.
 */
public final class ForceIndex implements Indicator {
    private final ExponentialAverage force;
    private double previousClose = Double.NaN;

    /** @param period number of bars */
    public ForceIndex(int period) {
        this.force = ExponentialAverage.usual(period);
    }

    @Override
    public void update(Bar bar) {
        force.add((bar.close() - previousClose) * bar.volume());
        previousClose = bar.close();
    }

    /** The average force, in the quote asset. */
    public double value() {
        return force.value();
    }

    @Override
    public void save(StateWriter writer) {
        writer.putDouble(previousClose);
        force.save(writer);
    }

    @Override
    public void restore(StateReader reader) {
        previousClose = reader.getDouble();
        force.restore(reader);
    }
}
