package dev.almanac.analytics.indicator.rolling;

import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.Stateful;

/**
 * Mean of the last four values with the weights 1, 2, 2, 1, which Ehlers smooths with; {@code NaN} before there are
 * four.
 */
public final class FourBarMean implements Stateful {
    private double before1 = Double.NaN;
    private double before2 = Double.NaN;
    private double before3 = Double.NaN;
    private double mean = Double.NaN;

    /** Takes the next value and returns the mean. */
    public double add(double value) {
        mean = (value + 2 * (before1 + before2) + before3) / 6;
        before3 = before2;
        before2 = before1;
        before1 = value;
        return mean;
    }

    /** The mean. */
    public double value() {
        return mean;
    }

    @Override
    public void save(StateWriter writer) {
        writer.putDouble(before1);
        writer.putDouble(before2);
        writer.putDouble(before3);
        writer.putDouble(mean);
    }

    @Override
    public void restore(StateReader reader) {
        before1 = reader.getDouble();
        before2 = reader.getDouble();
        before3 = reader.getDouble();
        mean = reader.getDouble();
    }
}
