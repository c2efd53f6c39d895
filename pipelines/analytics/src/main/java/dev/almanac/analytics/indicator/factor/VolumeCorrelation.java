package dev.almanac.analytics.indicator.factor;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.rolling.RollingCorrelation;

/**
 * Correlation of the close with {@code ln(volume + plus)} over the last {@code n} bars, -1..1. With {@code plus = 0} it does
 * not depend on the unit of volume. First value at bar {@code n}; {@code NaN} where closes or volumes are all equal. Exact
 * memory of {@code n} bars.
 */
public final class VolumeCorrelation implements Indicator {
    private final double plus;
    private final RollingCorrelation correlation;

    /**
     * @param period number of bars, at least 2
     * @param plus what is added to the volume, 0 or more
     */
    public VolumeCorrelation(int period, double plus) {
        this.plus = plus;
        this.correlation = new RollingCorrelation(period);
    }

    @Override
    public void update(Bar bar) {
        correlation.add(bar.close(), StrictMath.log(bar.volume() + plus));
    }

    /** The correlation, -1..1. */
    public double value() {
        return correlation.value();
    }

    @Override
    public void save(StateWriter writer) {
        correlation.save(writer);
    }

    @Override
    public void restore(StateReader reader) {
        correlation.restore(reader);
    }
}
