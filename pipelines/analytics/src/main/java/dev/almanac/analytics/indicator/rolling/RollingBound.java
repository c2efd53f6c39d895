package dev.almanac.analytics.indicator.rolling;

import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.Stateful;
import java.util.Arrays;

/**
 * Highest or lowest of the last {@code size} values, O(1) amortised, exact, without branches that depend on the values.
 * The window is laid out in blocks as in {@link RollingSum}. Where it also matters how old the extreme is, take
 * {@link RollingExtreme}. A {@code NaN} makes the bound {@code NaN} until it has left the window.
 */
public final class RollingBound implements Stateful {
    private final int size;
    private final double sign;

    /** Before {@code position} values (times {@code sign}) of the current block; from it on suffix maxima of the last one. */
    private final double[] block;

    private int position;
    private boolean blockBefore;
    private double head = Double.NEGATIVE_INFINITY;

    private RollingBound(int size, double sign) {
        this.size = size;
        this.sign = sign;
        this.block = new double[size];
    }

    /** The highest of the last {@code size} values. */
    public static RollingBound highest(int size) {
        return new RollingBound(size, 1);
    }

    /** The lowest of the last {@code size} values. */
    public static RollingBound lowest(int size) {
        return new RollingBound(size, -1);
    }

    /** Takes the next value. */
    public void add(double value) {
        if (position == size) {
            double highest = block[size - 1];
            for (int i = size - 2; i >= 0; i--) {
                highest = Math.max(block[i], highest);
                block[i] = highest;
            }
            position = 0;
            head = Double.NEGATIVE_INFINITY;
            blockBefore = true;
        }
        double signed = sign * value;
        block[position++] = signed;
        head = Math.max(head, signed);
    }

    /** The bound, {@code NaN} before there are {@code size} values. */
    public double value() {
        if (position == size) {
            return sign * head;
        }
        return blockBefore ? sign * Math.max(block[position], head) : Double.NaN;
    }

    @Override
    public void save(StateWriter writer) {
        int used = blockBefore ? size : position;
        writer.putInt(position);
        writer.putInt(used);
        writer.putDouble(head);
        writer.putDoubles(block, used);
    }

    @Override
    public void restore(StateReader reader) {
        position = reader.getInt();
        int used = reader.getInt();
        head = reader.getDouble();
        Arrays.fill(block, 0);
        reader.getDoubles(block, used);
        blockBefore = used > position;
    }
}
