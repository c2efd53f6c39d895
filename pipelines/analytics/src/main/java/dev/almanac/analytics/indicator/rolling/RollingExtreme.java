package dev.almanac.analytics.indicator.rolling;

import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.Stateful;
import java.util.Arrays;

/**
 * Highest or lowest of the last {@code size} values and how long ago it came, O(1) amortised, exact. The window is laid out
 * in blocks as in {@link RollingBound}, which costs less where only the value matters. Of equal values the latest counts, or
 * the earliest where that is asked for. A {@code NaN} makes both {@code NaN} until it has left the window.
 */
public final class RollingExtreme implements Stateful {
    private final int size;
    private final double sign;

    /** 0 where a later value takes the place of an equal one, 1 where it must be larger. */
    private final int more;

    /** As in {@link RollingBound}. */
    private final long[] block;

    /** From {@code position} on, where in the last block the suffix maxima stood. */
    private final int[] places;

    private int position;
    private boolean blockBefore;
    private long head = OrderedNumber.LEAST;
    private int headPlace;

    private RollingExtreme(int size, double sign, int more) {
        this.size = size;
        this.sign = sign;
        this.more = more;
        this.block = new long[size + 1];
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
        Arrays.fill(block, OrderedNumber.ABSENT);
        block[size] = OrderedNumber.LEAST;
    }

    /** Takes the next value. */
    public void add(double value) {
        if (position == size) {
            startBlock();
        }
        long next = OrderedNumber.of(sign * value);
        headPlace = next >= head + more ? position : headPlace;
        head = OrderedNumber.larger(head, next);
        block[position++] = next;
    }

    private void startBlock() {
        long highest = OrderedNumber.LEAST;
        int place = 0;
        for (int i = size - 1; i >= 0; i--) {
            long one = block[i];
            place = one + more > highest ? i : place;
            highest = OrderedNumber.larger(highest, one);
            block[i] = highest;
            places[i] = place;
        }
        position = 0;
        head = OrderedNumber.LEAST;
        headPlace = 0;
        blockBefore = true;
    }

    /** The extreme, {@code NaN} before there are {@code size} values. */
    public double value() {
        return sign * OrderedNumber.value(OrderedNumber.larger(block[position], head));
    }

    /** How many values came after the extreme, 0 where it is the last one; {@code NaN} before there are {@code size}. */
    public double age() {
        long tail = block[position];
        if (tail == OrderedNumber.ABSENT || head == OrderedNumber.ABSENT) {
            return Double.NaN;
        }
        return position - 1 - (tail + more > head ? places[position] - size : headPlace);
    }

    @Override
    public void save(StateWriter writer) {
        int used = blockBefore ? size : position;
        writer.putInt(position);
        writer.putInt(used);
        writer.putLong(head);
        writer.putInt(headPlace);
        for (int i = 0; i < used; i++) {
            writer.putLong(block[i]);
            writer.putInt(places[i]);
        }
    }

    @Override
    public void restore(StateReader reader) {
        position = reader.getInt();
        int used = reader.getInt();
        head = reader.getLong();
        headPlace = reader.getInt();
        clear();
        for (int i = 0; i < used; i++) {
            block[i] = reader.getLong();
            places[i] = reader.getInt();
        }
        blockBefore = used > position;
    }
}
