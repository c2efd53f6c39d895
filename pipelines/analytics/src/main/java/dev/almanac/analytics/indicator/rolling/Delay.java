package dev.almanac.analytics.indicator.rolling;

import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.Stateful;
import java.util.Arrays;

/** The last {@code size} values in order of time. */
public final class Delay implements Stateful {
    private final int size;
    private final double[] values;
    private int next;

    /** @param size how many values are kept, at least 1 */
    public Delay(int size) {
        this.size = size;
        this.values = new double[size];
        Arrays.fill(values, Double.NaN);
    }

    /** Takes the next value and returns the one that came {@code size} values before, {@code NaN} where there is none. */
    public double push(double value) {
        double oldest = values[next];
        values[next] = value;
        next = next + 1 == size ? 0 : next + 1;
        return oldest;
    }

    /** The oldest value that is kept, {@code NaN} before there are {@code size}. */
    public double oldest() {
        return values[next];
    }

    /** Copies the values into {@code target}, oldest first. */
    public void copyTo(double[] target) {
        System.arraycopy(values, next, target, 0, size - next);
        System.arraycopy(values, 0, target, size - next, next);
    }

    /** Sum of the values times {@code weights}, oldest first; {@code NaN} before there are {@code size}. */
    public double weighted(double[] weights) {
        double sum = 0;
        int weight = 0;
        for (int i = next; i < size; i++) {
            sum += weights[weight++] * values[i];
        }
        for (int i = 0; i < next; i++) {
            sum += weights[weight++] * values[i];
        }
        return sum;
    }

    /** Sum of the distances of the values from {@code center}; {@code NaN} before there are {@code size}. */
    public double distanceFrom(double center) {
        // Four sums, as each addition of one would wait for the last.
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        int i = 0;
        for (; i + 3 < size; i += 4) {
            first += Math.abs(values[i] - center);
            second += Math.abs(values[i + 1] - center);
            third += Math.abs(values[i + 2] - center);
            fourth += Math.abs(values[i + 3] - center);
        }
        for (; i < size; i++) {
            first += Math.abs(values[i] - center);
        }
        return first + second + (third + fourth);
    }

    @Override
    public void save(StateWriter writer) {
        writer.putInt(next);
        writer.putDoubles(values, size);
    }

    @Override
    public void restore(StateReader reader) {
        next = reader.getInt();
        reader.getDoubles(values, size);
    }
}
