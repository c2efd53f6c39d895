package dev.almanac.analytics.indicator.momentum;

import dev.almanac.analytics.indicator.Quotient;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.Stateful;
import dev.almanac.analytics.indicator.average.ExponentialAverage;

/**
 * Relative strength of any series: {@code 100 W(gains) / (W(gains) + W(losses))} with Wilder's smoothing {@code W} of
 * its changes (Wilder, New Concepts in Technical Trading Systems, 1978). Within 0..100; first value at value {@code n
 * + 1}; {@code NaN} where nothing ever changed. Its memory fades.
 */
public final class StrengthIndex implements Stateful {
    private final ExponentialAverage gains;
    private final ExponentialAverage losses;
    private double previous = Double.NaN;

    /** @param period number of changes */
    public StrengthIndex(int period) {
        this.gains = ExponentialAverage.wilder(period);
        this.losses = ExponentialAverage.wilder(period);
    }

    /** Takes the next value, which must be a number. */
    public void add(double next) {
        double change = next - previous;
        previous = next;
        // Math.max and Math.min keep the NaN of the first value.
        gains.add(Math.max(change, 0));
        losses.add(-Math.min(change, 0));
    }

    /** The index, 0..100. */
    public double value() {
        return 100 * Quotient.of(gains.value(), gains.value() + losses.value());
    }

    @Override
    public void save(StateWriter writer) {
        writer.putDouble(previous);
        gains.save(writer);
        losses.save(writer);
    }

    @Override
    public void restore(StateReader reader) {
        previous = reader.getDouble();
        gains.restore(reader);
        losses.restore(reader);
    }
}
