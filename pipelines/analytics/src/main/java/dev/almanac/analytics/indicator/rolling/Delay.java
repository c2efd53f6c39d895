package dev.almanac.analytics.indicator.rolling;

import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.Stateful;
import java.util.Arrays;
import java.util.function.DoubleConsumer;

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

    /** Writes the values that are kept, oldest first, and behind them the first {@code count} of others. */
    public void before(double[] others, int count, double[] target) {
        copyTo(target);
        System.arraycopy(others, 0, target, size, count);
    }

    /** Takes the first {@code count} values. */
    public void pushAll(double[] others, int count) {
        pushAll(others, 0, count);
    }

    /** Takes values from one place to before another. */
    public void pushAll(double[] others, int from, int to) {
        int first = Math.max(from, to - size);
        next = (next + first - from) % size;
        for (int i = first; i < to; i++) {
            push(others[i]);
        }
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

    /** Gives the values to somebody, oldest first. */
    public void forEach(DoubleConsumer taker) {
        for (int i = 0; i < size; i++) {
            taker.accept(values[(next + i) % size]);
        }
    }

    /** Takes over the values of another one of the same size. */
    void become(Delay other) {
        next = other.next;
        System.arraycopy(other.values, 0, values, 0, size);
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
