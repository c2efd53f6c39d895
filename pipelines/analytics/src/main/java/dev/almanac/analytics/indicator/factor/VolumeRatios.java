package dev.almanac.analytics.indicator.factor;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.Quotient;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.rolling.RollingMoments;

/**
 * Mean and sample deviation of the last {@code n} volumes, in multiples of the volume of the last bar; {@code NaN} where that
 * one had no trades. First value at bar {@code n}. Exact memory of {@code n} bars.
 */
public final class VolumeRatios implements Indicator {
    private final RollingMoments volumes;
    private double volume = Double.NaN;

    /** @param period number of bars, at least 2 */
    public VolumeRatios(int period) {
        this.volumes = new RollingMoments(period);
    }

    @Override
    public void update(Bar bar) {
        volume = bar.volume();
        volumes.add(volume);
    }

    /** The mean, 0 or more. */
    public double mean() {
        return Quotient.of(volumes.mean(), volume);
    }

    /** The deviation, 0 or more. */
    public double deviation() {
        return Quotient.of(volumes.sampleDeviation(), volume);
    }

    @Override
    public void save(StateWriter writer) {
        writer.putDouble(volume);
        volumes.save(writer);
    }

    @Override
    public void restore(StateReader reader) {
        volume = reader.getDouble();
        volumes.restore(reader);
    }
}
