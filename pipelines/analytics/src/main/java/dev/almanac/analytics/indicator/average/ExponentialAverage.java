package dev.almanac.analytics.indicator.average;

import dev.almanac.analytics.indicator.BarBlock;
import dev.almanac.analytics.indicator.Smoothing;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.Stateful;

/**
 * Exponential average of any series: {@code A_t = A_(t-1) + k (x_t - A_(t-1))}, begun with the mean of the first {@code n}
 * values. With {@code k = 2 / (n + 1)} it is the usual EMA, with {@code k = 1 / n} the smoothing of Wilder (New Concepts in
 * Technical Trading Systems, 1978). First value at the {@code n}-th; its memory fades but never ends.
 */
public final class ExponentialAverage implements Stateful, Smoothing {
    private final int period;
    private final double weight;
    private int count;
    private double sum;
    private double value = Double.NaN;
    private double[] column = new double[0];

    private ExponentialAverage(int period, double weight) {
        this.period = period;
        this.weight = weight;
    }

    /** An EMA with {@code k = 2 / (period + 1)}. */
    public static ExponentialAverage usual(int period) {
        return new ExponentialAverage(period, 2.0 / (period + 1));
    }

    /** Wilder's smoothing with {@code k = 1 / period}. */
    public static ExponentialAverage wilder(int period) {
        return new ExponentialAverage(period, 1.0 / period);
    }

    /** An average with a weight {@code k} of its own that begins with the mean of the first {@code period} values. */
    public static ExponentialAverage of(int period, double weight) {
        return new ExponentialAverage(period, weight);
    }

    /** Takes the next value; a {@code NaN} (an input that is not warmed up) is passed over. */
    public void add(double next) {
        if (count == period) {
            value += weight * (next - value);
        } else if (!Double.isNaN(next)) {
            sum += next;
            if (++count == period) {
                value = sum / period;
            }
        }
    }

    /**
     * Takes a value for each bar of a block, now or when the block computes what it was asked for: see
     * {@link BarBlock#smooth}. The averages are in {@link #column()} then.
     */
    public void ask(BarBlock block, double[] values) {
        if (count == period) {
            block.smooth(this, values);
            return;
        }
        column = block.keep();
        for (int i = 0; i < block.count(); i++) {
            add(values[i]);
            column[i] = value;
        }
    }

    /** The averages after each bar of the block that was taken last, not to be changed. */
    public double[] column() {
        return column;
    }

    @Override
    public void advance(double[] averages, double last) {
        column = averages;
        value = last;
    }

    @Override
    public double weight() {
        return weight;
    }

    /** The average, in the unit of the series. */
    @Override
    public double value() {
        return value;
    }

    @Override
    public void save(StateWriter writer) {
        writer.putInt(count);
        writer.putDouble(sum);
        writer.putDouble(value);
    }

    @Override
    public void restore(StateReader reader) {
        count = reader.getInt();
        sum = reader.getDouble();
        value = reader.getDouble();
    }
}
