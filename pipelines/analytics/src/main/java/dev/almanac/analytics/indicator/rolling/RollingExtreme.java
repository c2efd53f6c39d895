package dev.almanac.analytics.indicator.rolling;

import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.Stateful;

/**
 * Highest or lowest of the last {@code size} values, O(1) amortised, exact: a deque holds only values that can still become
 * the extreme. Of equal values the latest counts. Where only the value matters, {@link RollingBound} costs a fraction.
 */
public final class RollingExtreme implements Stateful {
    private final int size;
    private final double sign;

    /** A circular deque from {@code first} on, its values (times {@code sign}) falling. */
    private final double[] values;

    /** When each of them came, counted from the first value. */
    private final long[] times;

    private int first;
    private int length;
    private long count;

    private RollingExtreme(int size, double sign) {
        this.size = size;
        this.sign = sign;
        this.values = new double[size];
        this.times = new long[size];
    }

    /** The highest of the last {@code size} values. */
    public static RollingExtreme highest(int size) {
        return new RollingExtreme(size, 1);
    }

    /** The lowest of the last {@code size} values. */
    public static RollingExtreme lowest(int size) {
        return new RollingExtreme(size, -1);
    }

    /** Takes the next value. */
    public void add(double value) {
        double signed = sign * value;
        if (length > 0 && times[first] <= count - size) {
            first = first + 1 == size ? 0 : first + 1;
            length--;
        }
        int last = first + length - 1;
        while (length > 0 && values[last >= size ? last - size : last] <= signed) {
            length--;
            last--;
        }
        int next = first + length;
        next = next >= size ? next - size : next;
        values[next] = signed;
        times[next] = count++;
        length++;
    }

    /** The extreme, {@code NaN} before there are {@code size} values. */
    public double value() {
        return count >= size ? sign * values[first] : Double.NaN;
    }

    /** How many values came after the extreme, 0 where it is the last one; {@code NaN} before there are {@code size}. */
    public double age() {
        return count >= size ? count - 1 - times[first] : Double.NaN;
    }

    @Override
    public void save(StateWriter writer) {
        writer.putLong(count);
        writer.putInt(length);
        for (int i = 0; i < length; i++) {
            int at = (first + i) % size;
            writer.putDouble(values[at]);
            writer.putLong(times[at]);
        }
    }

    @Override
    public void restore(StateReader reader) {
        count = reader.getLong();
        length = reader.getInt();
        first = 0;
        for (int i = 0; i < length; i++) {
            values[i] = reader.getDouble();
            times[i] = reader.getLong();
        }
    }
}
