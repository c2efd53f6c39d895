package dev.almanac.analytics.indicator.rolling;

import dev.almanac.analytics.indicator.BarBlock;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.Stateful;
import java.util.Arrays;

/**
 * Highest or lowest of the last {@code size} values and how long ago it came, exact. O(1) amortised value by value, laid out
 * as {@link RollingBound}, which costs less where only the value matters; a block looks through the window whenever an
 * extreme leaves it. Of equal values the latest counts, or the earliest where that is asked for. A {@code NaN} makes both
 * {@code NaN} until it has left the window. The state is the window.
 */
public final class RollingExtreme implements Stateful {
    private final int size;
    private final double sign;

    /** 0 where a later value takes the place of an equal one, 1 where it must be larger. */
    private final int more;

    private final Delay window;

    /** As in {@link RollingBound}. */
    private final long[] parts;

    /** From {@code position} on, where in the last block the suffix maxima stood. */
    private final int[] places;

    private int position;
    private long head = OrderedNumber.LEAST;
    private int headPlace;

    /** Whether the window went on without the parts. */
    private boolean stale;

    private RollingExtreme(int size, double sign, int more) {
        this.size = size;
        this.sign = sign;
        this.more = more;
        this.window = new Delay(size);
        this.parts = new long[size + 1];
        this.places = new int[size + 1];
        clear();
    }

    /** The highest of the last {@code size} values. */
    public static RollingExtreme highest(int size) {
        return new RollingExtreme(size, 1, 0);
    }

    /** The lowest of the last {@code size} values. */
    public static RollingExtreme lowest(int size) {
        return new RollingExtreme(size, -1, 0);
    }

    /** The highest of the last {@code size} values, of equal ones the earliest. */
    public static RollingExtreme earliestHighest(int size) {
        return new RollingExtreme(size, 1, 1);
    }

    /** The lowest of the last {@code size} values, of equal ones the earliest. */
    public static RollingExtreme earliestLowest(int size) {
        return new RollingExtreme(size, -1, 1);
    }

    private void clear() {
        Arrays.fill(parts, OrderedNumber.ABSENT);
        parts[size] = OrderedNumber.LEAST;
        position = 0;
        head = OrderedNumber.LEAST;
        headPlace = 0;
    }

    /** Takes the next value. */
    public void add(double value) {
        catchUp();
        window.push(value);
        take(value);
    }

    private void catchUp() {
        if (stale) {
            clear();
            double[] values = new double[size];
            window.copyTo(values);
            for (double value : values) {
                take(value);
            }
            stale = false;
        }
    }

    private void take(double value) {
        if (position == size) {
            startBlock();
        }
        long next = OrderedNumber.of(sign * value);
        headPlace = next >= head + more ? position : headPlace;
        head = OrderedNumber.larger(head, next);
        parts[position++] = next;
    }

    private void startBlock() {
        long highest = OrderedNumber.LEAST;
        int place = 0;
        for (int i = size - 1; i >= 0; i--) {
            long one = parts[i];
            place = one + more > highest ? i : place;
            highest = OrderedNumber.larger(highest, one);
            parts[i] = highest;
            places[i] = place;
        }
        position = 0;
        head = OrderedNumber.LEAST;
        headPlace = 0;
    }

    /** The extreme, {@code NaN} before there are {@code size} values. */
    public double value() {
        catchUp();
        return sign * OrderedNumber.value(OrderedNumber.larger(parts[position], head));
    }

    /** How many values came after the extreme, 0 where it is the last one; {@code NaN} before there are {@code size}. */
    public double age() {
        catchUp();
        long tail = parts[position];
        if (tail == OrderedNumber.ABSENT || head == OrderedNumber.ABSENT) {
            return Double.NaN;
        }
        return position - 1 - (tail + more > head ? places[position] - size : headPlace);
    }

    /** Takes a value for each bar of a block and writes the age after each; uses the block's work spaces. */
    public void ages(BarBlock block, double[] values, double[] out) {
        int count = block.count();
        if (count < size || more > 0) {
            for (int i = 0; i < count; i++) {
                add(values[i]);
                out[i] = age();
            }
            return;
        }
        double[] all = block.work(2, size + count);
        double[] best = block.work(0, size + count);
        window.before(values, count, all);
        System.arraycopy(all, 0, best, 0, size + count);
        RollingBound.spans(best, block.work(1, size + count), size, sign > 0, size + count);
        int age = size;
        for (int i = 0; i < count; i++) {
            // 0 where the value is the extreme, else one more, without a jump.
            long differ = Double.doubleToRawLongBits(values[i]) ^ Double.doubleToRawLongBits(best[i + 1]);
            age = (age + 1) & (int) ((differ | -differ) >> (Long.SIZE - 1));
            if (age >= size) {
                age = sought(all, i + size, best[i + 1]);
            }
            out[i] = age < size && !Double.isNaN(best[i + 1]) ? age : Double.NaN;
        }
        window.pushAll(values, count);
        stale = true;
    }

    /** How far back from {@code last} a value lies, {@code size} where it is {@code NaN}. */
    private int sought(double[] all, int last, double value) {
        int age = 0;
        while (age < size && all[last - age] != value) {
            age++;
        }
        return age;
    }

    @Override
    public void save(StateWriter writer) {
        window.save(writer);
    }

    @Override
    public void restore(StateReader reader) {
        window.restore(reader);
        stale = true;
    }
}
