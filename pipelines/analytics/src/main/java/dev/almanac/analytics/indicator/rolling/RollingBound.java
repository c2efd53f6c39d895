package dev.almanac.analytics.indicator.rolling;

import dev.almanac.analytics.indicator.BarBlock;
import dev.almanac.analytics.indicator.BlockPiece;

/**
 * Highest or lowest of the last {@code size} values, exact; O(1) amortised value by value, O(log size) in blocks, where the
 * processor takes several values at a time. Where it also matters how old the extreme is, take {@link RollingExtreme}. A
 * {@code NaN} makes the bound {@code NaN} until it has left the window. The state is the window.
 */
public final class RollingBound extends WindowMaximum implements BlockPiece {
    private final Definition definition;

    private RollingBound(int size, double sign) {
        super(size, sign);
        this.definition = new Definition(size, sign);
    }

    /** The highest of the last {@code size} values. */
    public static RollingBound highest(int size) {
        return new RollingBound(size, 1);
    }

    /** The lowest of the last {@code size} values. */
    public static RollingBound lowest(int size) {
        return new RollingBound(size, -1);
    }

    @Override
    void take(double value) {
        if (position == size) {
            long highest = OrderedNumber.LEAST;
            for (int i = size - 1; i >= 0; i--) {
                highest = OrderedNumber.larger(highest, parts[i]);
                parts[i] = highest;
            }
            position = 0;
            head = OrderedNumber.LEAST;
        }
        long next = OrderedNumber.of(sign * value);
        parts[position++] = next;
        head = OrderedNumber.larger(head, next);
    }

    /** Takes a value for each bar of a block and returns the bound after each; uses the block's first two work spaces. */
    public double[] bounds(BarBlock block, double[] values) {
        return block.columns(this, values)[0];
    }

    private record Definition(int size, double sign) {}

    @Override
    public Object definition() {
        return definition;
    }

    @Override
    public int columns() {
        return 1;
    }

    @Override
    public void take(BarBlock block, double[] values, double[][] columns) {
        double[] out = columns[0];
        int count = block.count();
        if (count < size) {
            for (int i = 0; i < count; i++) {
                add(values[i]);
                out[i] = value();
            }
            return;
        }
        double[] best = block.work(0, size + count);
        window.before(values, count, best);
        spans(best, block.work(1, size + count), size, sign > 0, size + count);
        System.arraycopy(best, 1, out, 0, count);
        window.pushAll(values, count);
        passed();
    }

    @Override
    public void follow(BlockPiece twin) {
        window.become(((RollingBound) twin).window);
        passed();
    }

    /**
     * Replaces each value by the bound of itself and those that follow it, {@code size} in all: spans of two, of twice as
     * many, and so on, and in the end two that overlap.
     */
    private static void spans(double[] best, double[] shifted, int size, boolean highest, int length) {
        int width = 1;
        while (2 * width <= size) {
            join(best, shifted, width, length - 2 * width + 1, highest);
            width *= 2;
        }
        if (width < size) {
            join(best, shifted, size - width, length - size + 1, highest);
        }
    }

    private static void join(double[] best, double[] shifted, int by, int count, boolean highest) {
        // A copy, as the compiler takes several values at a time only where both arrays are read at the same place.
        System.arraycopy(best, by, shifted, 0, count);
        if (highest) {
            for (int i = 0; i < count; i++) {
                best[i] = Math.max(best[i], shifted[i]);
            }
        } else {
            for (int i = 0; i < count; i++) {
                best[i] = Math.min(best[i], shifted[i]);
            }
        }
    }
}
