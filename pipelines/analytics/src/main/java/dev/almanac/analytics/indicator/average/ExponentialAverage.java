package dev.almanac.analytics.indicator.average;

import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.Stateful;

/**
 * Exponential average of any series: {@code A_t = A_(t-1) + k (x_t - A_(t-1))}, begun with the mean of the first {@code n}
 * values. With {@code k = 2 / (n + 1)} it is the usual EMA, with {@code k = 1 / n} the smoothing of Wilder (New Concepts in
 * Technical Trading Systems, 1978). First value at the {@code n}-th; its memory fades but never ends.
 */
public final class ExponentialAverage implements Stateful {
    private final int period;
    private final double weight;
    private int count;
    private double sum;
    private double value = Double.NaN;

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

    /** Takes the first {@code length} values and writes the average after each; {@code out} may be {@code values}. */
    public void averages(double[] values, int length, double[] out) {
        int i = 0;
        for (; i < length && count < period; i++) {
            add(values[i]);
            out[i] = value;
        }
        double last = value;
        for (; i < length; i++) {
            last += weight * (values[i] - last);
            out[i] = last;
        }
        value = last;
    }

    /**
     * Does what {@link #averages} does for two averages at once. Each step of one waits for the step before, and meanwhile
     * the processor has time for the other.
     */
    public static void both(
            ExponentialAverage one,
            double[] values,
            double[] out,
            ExponentialAverage other,
            double[] otherValues,
            double[] otherOut,
            int length) {
        int i = 0;
        for (; i < length && (one.count < one.period || other.count < other.period); i++) {
            one.add(values[i]);
            out[i] = one.value;
            other.add(otherValues[i]);
            otherOut[i] = other.value;
        }
        double last = one.value;
        double otherLast = other.value;
        for (; i < length; i++) {
            last += one.weight * (values[i] - last);
            out[i] = last;
            otherLast += other.weight * (otherValues[i] - otherLast);
            otherOut[i] = otherLast;
        }
        one.value = last;
        other.value = otherLast;
    }

    /** The average, in the unit of the series. */
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
