package dev.almanac.analytics.indicator.rolling;

import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.Stateful;
import java.util.Arrays;

/**
 * Median of the last {@code size} values and their median absolute deviation from it, exact. The window is kept sorted:
 * the value that leaves is found by bisection, its place wanders to where the new one belongs, and the deviation is found
 * by bisection too, as the nearest values to the median stand side by side.
 */
public final class RollingMedian implements Stateful {
    private final int size;
    private final Delay window;
    private final double[] sorted;
    private int filled;

    /** @param size length of the window, at least 2 */
    public RollingMedian(int size) {
        this.size = size;
        this.window = new Delay(size);
        this.sorted = new double[size];
    }

    /** Takes the next value, which must be a number. */
    public void add(double value) {
        // Adding 0 makes -0.0 plain 0.0, which bisection tells apart.
        double number = value + 0.0;
        double leaving = window.push(number);
        int hole = filled == size ? Arrays.binarySearch(sorted, leaving) : filled++;
        while (hole > 0 && sorted[hole - 1] > number) {
            sorted[hole] = sorted[hole - 1];
            hole--;
        }
        while (hole < filled - 1 && sorted[hole + 1] < number) {
            sorted[hole] = sorted[hole + 1];
            hole++;
        }
        sorted[hole] = number;
    }

    /** The median, {@code NaN} before there are {@code size} values. */
    public double median() {
        return filled < size ? Double.NaN : (sorted[(size - 1) / 2] + sorted[size / 2]) / 2;
    }

    /** Median of the absolute deviations from the median, {@code NaN} before there are {@code size} values. */
    public double medianAbsoluteDeviation() {
        if (filled < size) {
            return Double.NaN;
        }
        double median = median();
        int nearest = (size + 1) / 2;
        int start = startOfNearest(median, nearest);
        double middle = Math.max(median - sorted[start], sorted[start + nearest - 1] - median);
        if (size % 2 == 1) {
            return middle;
        }
        double below = start > 0 ? median - sorted[start - 1] : Double.POSITIVE_INFINITY;
        double above = start + nearest < size ? sorted[start + nearest] - median : Double.POSITIVE_INFINITY;
        return (middle + Math.min(below, above)) / 2;
    }

    /** How many values of the window are below a number; of as many as came where there are not yet {@code size}. */
    public int countBelow(double number) {
        int low = 0;
        int high = filled;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < number) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Where the {@code count} values that are nearest to {@code center} begin. */
    private int startOfNearest(double center, int count) {
        int low = 0;
        int high = size - count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (center - sorted[middle] > sorted[middle + count] - center) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @Override
    public void save(StateWriter writer) {
        writer.putInt(filled);
        window.save(writer);
    }

    @Override
    public void restore(StateReader reader) {
        filled = reader.getInt();
        window.restore(reader);
        double[] ordered = new double[size];
        window.copyTo(ordered);
        System.arraycopy(ordered, size - filled, sorted, 0, filled);
        Arrays.sort(sorted, 0, filled);
    }
}
