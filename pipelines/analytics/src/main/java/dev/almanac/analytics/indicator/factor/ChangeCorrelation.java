package dev.almanac.analytics.indicator.factor;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.rolling.RollingCorrelation;

/**
 * Correlation of {@code close / close before} with {@code ln(volume / volume before + 1)} over {@code n} bars, -1..1. First
 * value at bar {@code n + 1}; {@code NaN} where either is the same on all bars. Exact memory of {@code n + 1} bars.
 */
public final class ChangeCorrelation implements Indicator {
    private final RollingCorrelation correlation;
    private double closeBefore = Double.NaN;
    private double volumeBefore = Double.NaN;

    /** @param period number of changes, at least 2 */
    public ChangeCorrelation(int period) {
        this.correlation = new RollingCorrelation(period);
    }

    @Override
    public void update(Bar bar) {
        if (!Double.isNaN(closeBefore)) {
            correlation.add(bar.close() / closeBefore, StrictMath.log(bar.volume() / volumeBefore + 1));
        }
        closeBefore = bar.close();
        volumeBefore = bar.volume();
    }

    /** The correlation, -1..1. */
    public double value() {
        return correlation.value();
    }

    @Override
    public void save(StateWriter writer) {
        writer.putDouble(closeBefore);
        writer.putDouble(volumeBefore);
        correlation.save(writer);
    }

    @Override
    public void restore(StateReader reader) {
        closeBefore = reader.getDouble();
        volumeBefore = reader.getDouble();
        correlation.restore(reader);
    }
}
