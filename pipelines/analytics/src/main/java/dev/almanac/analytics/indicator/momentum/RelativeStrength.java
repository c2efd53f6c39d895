package dev.almanac.analytics.indicator.momentum;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.Quotient;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.average.ExponentialAverage;

/**
 * Relative strength index: {@code RSI = 100 W(gains) / (W(gains) + W(losses))} with Wilder's smoothing {@code W} of the
 * changes between closes (Wilder, New Concepts in Technical Trading Systems, 1978). Within 0..100; first value at bar
 * {@code n + 1}; {@code NaN} where no close ever changed.
 */
public final class RelativeStrength implements Indicator {
    private final ExponentialAverage gains;
    private final ExponentialAverage losses;
    private double previousClose = Double.NaN;

    /** @param period number of changes */
    public RelativeStrength(int period) {
        this.gains = ExponentialAverage.wilder(period);
        this.losses = ExponentialAverage.wilder(period);
    }

    @Override
    public void update(Bar bar) {
        double change = bar.close() - previousClose;
        previousClose = bar.close();
        // Math.max and Math.min keep the NaN of the first bar.
        gains.add(Math.max(change, 0));
        losses.add(-Math.min(change, 0));
    }

    /** The index, 0..100. */
    public double value() {
        return 100 * Quotient.of(gains.value(), gains.value() + losses.value());
    }

    @Override
    public void save(StateWriter writer) {
        writer.putDouble(previousClose);
        gains.save(writer);
        losses.save(writer);
    }

    @Override
    public void restore(StateReader reader) {
        previousClose = reader.getDouble();
        gains.restore(reader);
        losses.restore(reader);
    }
}
