package dev.almanac.analytics.indicator.rolling;

import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.Stateful;
import java.util.Arrays;

/**
 * Sum of the last {@code size} values, O(1) amortised, without drift: nothing is ever subtracted. Values are taken in
 * blocks of {@code size}; a window is the tail of the last full block, whose suffix sums were made when it was full, and
 * the head of the current one. So a value that has left the window has left the sum, to the last bit, however large it was.
 */
public final class RollingSum implements Stateful {
    private final int size;

    /**
     * Before {@code position} values of the current block; from it on suffix sums of the last one, {@code NaN} where there
     * is none; after all of them 0, the sum of nothing.
     */
    private final double[] block;

    private int position;
    private boolean blockBefore;
    private double head;

    /** @param size length of the window, at least 1 */
    public RollingSum(int size) {
        this.size = size;
        this.block = new double[size + 1];
        clear();
    }

    private void clear() {
        Arrays.fill(block, Double.NaN);
        block[size] = 0;
    }

    /** Takes the next value. */
    public void add(double value) {
        if (position == size) {
            startBlock();
        }
        block[position++] = value;
        head += value;
    }

    private void startBlock() {
        double tail = 0;
        // The first is not needed: the next value takes its place at once.
        for (int i = size - 1; i > 0; i--) {
            tail = block[i] + tail;
            block[i] = tail;
        }
        position = 0;
        head = 0;
        blockBefore = true;
    }

    /** Takes the first {@code count} values and writes the sum after each; {@code sums} may be {@code values}. */
    public void sums(double[] values, int count, double[] sums) {
        sums(values, 0, count, sums);
    }

    /** Takes values from one place to before another and writes the sum after each; {@code sums} may be {@code values}. */
    public void sums(double[] values, int from, int to, double[] sums) {
        double[] parts = block;
        int place = position;
        double total = head;
        for (int i = from; i < to; i++) {
            if (place == size) {
                startBlock();
                place = 0;
                total = 0;
            }
            double value = values[i];
            parts[place++] = value;
            total += value;
            sums[i] = parts[place] + total;
        }
        position = place;
        head = total;
    }

    /** Writes the means of the windows whose sums are given into {@code out}, which may be {@code sums}, and returns it. */
    public double[] means(double[] sums, int count, double[] out) {
        for (int i = 0; i < count; i++) {
            out[i] = sums[i] / size;
        }
        return out;
    }

    /** Sum of the last {@code size} values, {@code NaN} before there are so many. */
    public double sum() {
        return block[position] + head;
    }

    /** Mean of the last {@code size} values, {@code NaN} before there are so many. */
    public double mean() {
        return sum() / size;
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
        clear();
        reader.getDoubles(block, used);
        // A block that is just full needs no suffix sums yet: they are made when the next value comes.
        blockBefore = used > position;
    }
}
