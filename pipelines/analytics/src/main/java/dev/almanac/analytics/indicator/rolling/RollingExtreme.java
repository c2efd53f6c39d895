package dev.almanac.analytics.indicator.rolling;

import dev.almanac.analytics.indicator.BarBlock;
import java.util.Arrays;

/**
 * Highest or lowest of the last {@code size} values and how long ago it came, exact. O(1) amortised value by value, O(log
 * size) in blocks, laid out as {@link RollingBound}, which costs less where only the value matters. Of equal values the latest
 * counts, or the earliest where that is asked for. A {@code NaN} makes both {@code NaN} until it has left the window. The state
 * is the window.
 */
public final class RollingExtreme extends WindowMaximum {
    /** Twice this makes a large number of the least difference of two doubles. */
    private static final double HUGE = 0x1p600;

    /** 0 where a later value takes the place of an equal one, 1 where it must be larger. */
    private final int more;

    /** From {@code position} on, where in the last block the suffix maxima stood. */
    private final int[] places;

    private int headPlace;

    private RollingExtreme(int size, double sign, int more) {
        super(size, sign);
        this.more = more;
        this.places = new int[size + 1];
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

    @Override
    void take(double value) {
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

    /** How many values came after the extreme, 0 where it is the last one; {@code NaN} before there are {@code size}. */
    public double age() {
        catchUp();
        long tail = parts[position];
        if (tail == OrderedNumber.ABSENT || head == OrderedNumber.ABSENT) {
            return Double.NaN;
        }
        return position - 1 - (tail + more > head ? places[position] - size : headPlace);
    }

    /** Takes a value for each bar of a block, none infinite, and writes the age after each; uses the block's work spaces. */
    public void ages(BarBlock block, double[] values, double[] out) {
        int count = block.count();
        if (count < size || more > 0) {
            for (int i = 0; i < count; i++) {
                add(values[i]);
                out[i] = age();
            }
            return;
        }
        double[] best = block.work(0, size + count);
        double[] place = block.work(2, size + count);
        window.before(values, count, best);
        Arrays.fill(place, 0, size + count, 0);
        spans(best, block.work(1, size + count), place, block.work(3, size + count), size + count);
        System.arraycopy(place, 1, out, 0, count);
        for (int i = 0; i < count; i++) {
            out[i] = size - 1 - out[i];
        }
        window.pushAll(values, count);
        passed();
    }

    /** As in {@link RollingBound}, and how many values come before the extreme in its span. */
    private void spans(double[] best, double[] nextBest, double[] place, double[] nextPlace, int length) {
        int width = 1;
        while (width < size) {
            int by = Math.min(width, size - width);
            int count = length - width - by + 1;
            System.arraycopy(best, by, nextBest, 0, count);
            System.arraycopy(place, by, nextPlace, 0, count);
            if (sign > 0) {
                joinHighest(best, nextBest, place, nextPlace, by, count);
            } else {
                joinLowest(best, nextBest, place, nextPlace, by, count);
            }
            width += by;
        }
    }

    /** The later place, which is the larger, counts unless its value falls short: by however little, far less than 0 is left. */
    private static void joinHighest(
            double[] best, double[] nextBest, double[] place, double[] nextPlace, int by, int count) {
        for (int i = 0; i < count; i++) {
            double highest = Math.max(best[i], nextBest[i]);
            double lack = (highest - nextBest[i]) * HUGE * HUGE;
            best[i] = highest;
            place[i] = Math.max(place[i], nextPlace[i] + by - lack);
        }
    }

    private static void joinLowest(
            double[] best, double[] nextBest, double[] place, double[] nextPlace, int by, int count) {
        for (int i = 0; i < count; i++) {
            double lowest = Math.min(best[i], nextBest[i]);
            double lack = (nextBest[i] - lowest) * HUGE * HUGE;
            best[i] = lowest;
            place[i] = Math.max(place[i], nextPlace[i] + by - lack);
        }
    }
}
