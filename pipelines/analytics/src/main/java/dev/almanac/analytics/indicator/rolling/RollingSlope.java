package dev.almanac.analytics.indicator.rolling;

import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.Stateful;
import java.util.Arrays;

/**
 * The least-squares line through the last {@code size} values at equal distances, O(1) amortised, without drift:
 * {@code slope = sum((i - m) y_i) / sum((i - m)^2)}, {@code m} the middle of the window. Blocks and distances from the last
 * value of the full block are as in {@link RollingMoments}, so that a high level costs no digits; each part also sums its
 * distances times the number of steps from that value.
 */
public final class RollingSlope implements Stateful {
    private final int size;
    private final int span;
    private final double middle;
    private final double spread;

    /** Before {@code position} values of the current block; from it on suffix sums of distances of the last one. */
    private final double[] sums;

    /** From {@code position} on, suffix sums of distance times steps of the last block. */
    private final double[] products;

    private int position;
    private boolean blockBefore;
    private double base;
    private double headSum;
    private double headProduct;
    private double sum = Double.NaN;
    private double slope = Double.NaN;

    /** @param size length of the window, at least 2 */
    public RollingSlope(int size) {
        this.size = size;
        this.span = size - 1;
        this.middle = span / 2.0;
        this.spread = size * ((double) size * size - 1) / 12;
        this.sums = new double[span];
        this.products = new double[span];
    }

    /** Takes the next value. */
    public void add(double value) {
        if (position == span) {
            startBlock();
        }
        double away = value - base;
        headSum += away;
        headProduct += (position + 1) * away;
        if (blockBefore) {
            sum = sums[position] + headSum;
            // The base stands so many steps after the middle of the window.
            double shift = size - 2 - position - middle;
            slope = (products[position] + headProduct + shift * sum) / spread;
        }
        sums[position++] = value;
    }

    private void startBlock() {
        double last = sums[span - 1];
        double tailSum = 0;
        double tailProduct = 0;
        for (int i = span - 1; i >= 0; i--) {
            double away = sums[i] - last;
            tailSum += away;
            tailProduct += (i + 1 - span) * away;
            sums[i] = tailSum;
            products[i] = tailProduct;
        }
        base = last;
        position = 0;
        headSum = 0;
        headProduct = 0;
        blockBefore = true;
    }

    /** The slope, in the unit of the values per step; {@code NaN} before there are {@code size} values. */
    public double slope() {
        return slope;
    }

    /** Mean of the window, which the line crosses in its middle; {@code NaN} before there are {@code size} values. */
    public double mean() {
        return base + sum / size;
    }

    /** Where the line stands at the last value, {@code NaN} before there are {@code size} values. */
    public double end() {
        return mean() + slope * middle;
    }

    /** Where the line stands at the oldest value of the window, {@code NaN} before there are {@code size} values. */
    public double start() {
        return mean() - slope * middle;
    }

    /** Mean with weights 1, 2, ... {@code size} from the oldest to the last, {@code NaN} before there are so many. */
    public double weightedMean() {
        // These weights lie on a line, so the mean by them follows from mean and slope.
        return mean() + slope * span / 6;
    }

    @Override
    public void save(StateWriter writer) {
        int used = blockBefore ? span : position;
        writer.putInt(position);
        writer.putInt(blockBefore ? 1 : 0);
        writer.putDouble(base);
        writer.putDouble(headSum);
        writer.putDouble(headProduct);
        writer.putDouble(sum);
        writer.putDouble(slope);
        writer.putDoubles(sums, used);
        writer.putDoubles(products, used);
    }

    @Override
    public void restore(StateReader reader) {
        position = reader.getInt();
        blockBefore = reader.getInt() == 1;
        base = reader.getDouble();
        headSum = reader.getDouble();
        headProduct = reader.getDouble();
        sum = reader.getDouble();
        slope = reader.getDouble();
        int used = blockBefore ? span : position;
        Arrays.fill(sums, 0);
        Arrays.fill(products, 0);
        reader.getDoubles(sums, used);
        reader.getDoubles(products, used);
    }
}
