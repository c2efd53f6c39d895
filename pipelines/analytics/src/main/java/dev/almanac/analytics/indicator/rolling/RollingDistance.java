package dev.almanac.analytics.indicator.rolling;

import dev.almanac.analytics.indicator.BarBlock;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.Stateful;
import java.util.Arrays;

/**
 * Sum of the distances of the last {@code size} values from a number. It has no O(1) form, as the number is another one every
 * time: the window is gone through, by twos from the oldest value on.
 */
public final class RollingDistance implements Stateful {
    private final int size;
    private final Delay window;
    private final double[] ordered;

    /** @param size length of the window, at least 1 */
    public RollingDistance(int size) {
        this.size = size;
        this.window = new Delay(size);
        this.ordered = new double[size];
    }

    /** Takes the next value. */
    public void add(double value) {
        window.push(value);
    }

    /** The sum of distances from {@code center}, {@code NaN} before there are {@code size} values. */
    public double from(double center) {
        window.copyTo(ordered);
        double sum = size % 2 == 0 ? 0 : Math.abs(ordered[0] - center);
        for (int i = size % 2; i < size; i += 2) {
            sum += Math.abs(ordered[i] - center) + Math.abs(ordered[i + 1] - center);
        }
        return sum;
    }

    /** Takes a value for each bar of a block and writes the sum of distances from the bar's center; uses the work spaces. */
    public void sums(BarBlock block, double[] values, double[] centers, double[] sums) {
        int count = block.count();
        double[] all = block.work(2, size + count);
        window.before(values, count, all);
        window.pushAll(values, count);
        Arrays.fill(sums, 0, count, 0);
        if (size % 2 == 1) {
            distances(shifted(block, 0, all, 1), centers, count, sums);
        }
        int i = 1 + size % 2;
        if (size % 4 > 1) {
            addDistances(shifted(block, 0, all, i), shifted(block, 1, all, i + 1), centers, count, sums);
            i += 2;
        }
        for (; i <= size; i += 4) {
            double[] one = shifted(block, 0, all, i);
            double[] two = shifted(block, 1, all, i + 1);
            double[] three = shifted(block, 3, all, i + 2);
            double[] four = shifted(block, 4, all, i + 3);
            addDistances(one, two, three, four, centers, count, sums);
        }
    }

    private static void distances(double[] values, double[] centers, int count, double[] sums) {
        for (int i = 0; i < count; i++) {
            sums[i] = Math.abs(values[i] - centers[i]);
        }
    }

    private static void addDistances(double[] values, double[] next, double[] centers, int count, double[] sums) {
        for (int i = 0; i < count; i++) {
            sums[i] += Math.abs(values[i] - centers[i]) + Math.abs(next[i] - centers[i]);
        }
    }

    private static void addDistances(
            double[] one, double[] two, double[] three, double[] four, double[] centers, int count, double[] sums) {
        for (int i = 0; i < count; i++) {
            double center = centers[i];
            sums[i] = sums[i]
                    + (Math.abs(one[i] - center) + Math.abs(two[i] - center))
                    + (Math.abs(three[i] - center) + Math.abs(four[i] - center));
        }
    }

    /** A copy that begins at {@code from}: the compiler takes several values at a time only from equal places. */
    private static double[] shifted(BarBlock block, int work, double[] all, int from) {
        double[] copy = block.work(work, block.count());
        System.arraycopy(all, from, copy, 0, block.count());
        return copy;
    }

    @Override
    public void save(StateWriter writer) {
        window.save(writer);
    }

    @Override
    public void restore(StateReader reader) {
        window.restore(reader);
    }
}
