package dev.almanac.analytics.indicator.rolling;

import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.Stateful;

/**
 * Slope of the least-squares line through the last {@code size} values at equal distances, in units per step. Computed from
 * the window at every reading (so nothing can drift), with the values taken relative to the oldest so that a high level
 * costs no digits: {@code sum((i - m)(y_i - y_0)) / sum((i - m)^2)}.
 */
public final class RollingSlope implements Stateful {
    private final int size;
    private final Delay window;
    private final double[] values;
    private final double middle;
    private final double spread;

    /** @param size length of the window, at least 2 */
    public RollingSlope(int size) {
        this.size = size;
        this.window = new Delay(size);
        this.values = new double[size];
        this.middle = (size - 1) / 2.0;
        this.spread = size * ((double) size * size - 1) / 12;
    }

    /** Takes the next value. */
    public void add(double value) {
        window.push(value);
    }

    /** The slope, in the unit of the values per step; {@code NaN} before there are {@code size} values. */
    public double slope() {
        if (Double.isNaN(window.oldest())) {
            return Double.NaN;
        }
        window.copyTo(values);
        double sum = 0;
        for (int i = 1; i < size; i++) {
            sum += (i - middle) * (values[i] - values[0]);
        }
        return sum / spread;
    }

    @Override
    public void save(StateWriter writer) {
        window.save(writer);
    }

    @Override
    public void restore(StateReader reader) {
        window.restore(reader);
    }
}
