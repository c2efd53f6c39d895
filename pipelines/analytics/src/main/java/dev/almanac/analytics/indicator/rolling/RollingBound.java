package dev.almanac.analytics.indicator.rolling;

import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.Stateful;
import java.util.Arrays;

/**
 * Highest or lowest of the last {@code size} values, O(1) amortised, exact. The window is laid out in blocks as in
 * {@link RollingSum}. Where it also matters how old the extreme is, take {@link RollingExtreme}. A {@code NaN} makes the
 * bound {@code NaN} until it has left the window.
 */
public final class RollingBound implements Stateful {
    private final int size;
    private final double sign;

    /**
     * Before {@code position} values (times {@code sign}) of the current block; from it on suffix maxima of the last one,
     * {@link OrderedNumber#ABSENT} where there is none; after all of them {@link OrderedNumber#LEAST}, the maximum of nothing.
     */
    private final long[] block;

    private int position;
    private boolean blockBefore;
    private long head = OrderedNumber.LEAST;

    private RollingBound(int size, double sign) {
        this.size = size;
        this.sign = sign;
        this.block = new long[size + 1];
        clear();
    }

    /** The highest of the last {@code size} values. */
    public static RollingBound highest(int size) {
        return new RollingBound(size, 1);
    }

    /** The lowest of the last {@code size} values. */
    public static RollingBound lowest(int size) {
        return new RollingBound(size, -1);
    }

    private void clear() {
        Arrays.fill(block, OrderedNumber.ABSENT);
        block[size] = OrderedNumber.LEAST;
    }

    /** Takes the next value. */
    public void add(double value) {
        if (position == size) {
            long highest = OrderedNumber.LEAST;
            for (int i = size - 1; i >= 0; i--) {
                highest = OrderedNumber.larger(highest, block[i]);
                block[i] = highest;
            }
            position = 0;
            head = OrderedNumber.LEAST;
            blockBefore = true;
        }
        long next = OrderedNumber.of(sign * value);
        block[position++] = next;
        head = OrderedNumber.larger(head, next);
    }

    /** The bound, {@code NaN} before there are {@code size} values. */
    public double value() {
        return sign * OrderedNumber.value(OrderedNumber.larger(block[position], head));
    }

    @Override
    public void save(StateWriter writer) {
        int used = blockBefore ? size : position;
        writer.putInt(position);
        writer.putInt(used);
        writer.putLong(head);
        for (int i = 0; i < used; i++) {
            writer.putLong(block[i]);
        }
    }

    @Override
    public void restore(StateReader reader) {
        position = reader.getInt();
        int used = reader.getInt();
        head = reader.getLong();
        clear();
        for (int i = 0; i < used; i++) {
            block[i] = reader.getLong();
        }
        // A block that is just full has no suffix maxima yet: they are made when the next value comes.
        blockBefore = used > position;
    }
}
