package dev.almanac.analytics.indicator.average;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.Quotient;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.rolling.RollingSum;

/**
 * Volume-weighted average of closes: {@code sum(C V) / sum(V)} over the last {@code n} bars. A price; first value at
 * bar {@code n}; {@code NaN} where nothing traded in all of them. Exact memory of {@code n} bars.
 */
public final class VolumeWeightedAverage implements Indicator {
    private final RollingSum turnovers;
    private final RollingSum volumes;

    /** @param period number of bars, at least 1 */
    public VolumeWeightedAverage(int period) {
        this.turnovers = new RollingSum(period);
        this.volumes = new RollingSum(period);
    }

    @Override
    public void update(Bar bar) {
        turnovers.add(bar.close() * bar.volume());
        volumes.add(bar.volume());
    }

    /** The average, a price. */
    public double value() {
        return Quotient.of(turnovers.sum(), volumes.sum());
    }

    @Override
    public void save(StateWriter writer) {
        turnovers.save(writer);
        volumes.save(writer);
    }

    @Override
    public void restore(StateReader reader) {
        turnovers.restore(reader);
        volumes.restore(reader);
    }
}
