package dev.almanac.analytics.indicator.rolling;

import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.Stateful;
import java.util.Arrays;

/**
 * Median and quantiles of the last {@code size} values and their median absolute deviation from the median, exact. The window is kept sorted:
 * the value that leaves is found by bisection, its place wanders to where the new one belongs, and the deviation is found
 * by bisection too, as the nearest values to the median stand side by side.
 */
public final class RollingMedian implements Stateful {
    private final int size;
    private final Delay window;
    private final double[] sorted;
    private int filled;

    /** Where {@link #startOfNearest} was last. */
    private int startBefore;

    /** @param size length of the window, at least 2 */
    public RollingMedian(int size) {
        this.size = size;
        this.window = new Delay(size);
        this.sorted = new double[size];
    }

    /** Takes the next value, which must be a number. */
    public void add(double value) {
        // Adding 0 makes -0.0 plain 0.0: equal numbers must have equal bits, whichever of them leaves.
        double number = value + 0.0;
        double leaving = window.push(number);
        if (filled < size) {
            int at = countBelow(number);
            System.arraycopy(sorted, at, sorted, at + 1, filled - at);
            sorted[at] = number;
            filled++;
            return;
        }
        replace(leaving, number);
    }

    private void replace(double leaving, double number) {
        // Both searches in one loop: neither waits for the other, and a choice without a jump cannot be guessed
        // wrongly.
        double[] values = sorted;
        int out = 0;
        int in = 0;
        for (int rest = size; rest > 1; ) {
            int half = rest >>> 1;
            out = values[out + half - 1] < leaving ? out + half : out;
            in = values[in + half - 1] < number ? in + half : in;
            rest -= half;
        }
        out = values[out] < leaving ? out + 1 : out;
        in = values[in] < number ? in + 1 : in;
        if (in > out) {
            in--;
            System.arraycopy(values, out + 1, values, out, in - out);
        } else {
            System.arraycopy(values, in, values, in + 1, out - in);
        }
        values[in] = number;
    }

    /** How many values of the window are below a number; of as many as came where there are not yet {@code size}. */
    public int countBelow(double number) {
        if (filled == 0) {
            return 0;
        }
        int below = 0;
        for (int rest = filled; rest > 1; ) {
            int half = rest >>> 1;
            below = sorted[below + half - 1] < number ? below + half : below;
            rest -= half;
        }
        return sorted[below] < number ? below + 1 : below;
    }

    /** The median, {@code NaN} before there are {@code size} values. */
    public double median() {
        return filled < size ? Double.NaN : medianSoFar();
    }

    /** The median of the values that there are, {@code size} at most; {@code NaN} of none. */
    public double medianSoFar() {
        return filled == 0 ? Double.NaN : (sorted[(filled - 1) / 2] + sorted[filled / 2]) / 2;
    }

    /**
     * A quantile with linear interpolation between the two nearest values, {@code NaN} before there are {@code size}.
     *
     * @param share which one, 0..1
     */
    public double quantile(double share) {
        if (filled < size) {
            return Double.NaN;
        }
        double place = share * (size - 1);
        int below = (int) place;
        int above = Math.min(below + 1, size - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
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

    /**
     * Where the {@code count} values that are nearest to {@code center} begin: the first place from which the next one off
     * the end would not be nearer than the first. One value more and one less move it little, so it is sought from where it
     * was.
     */
    private int startOfNearest(double center, int count) {
        int start = startBefore;
        int last = size - count;
        while (start > 0 && !isFarther(start - 1, center, count)) {
            start--;
        }
        while (start < last && isFarther(start, center, count)) {
            start++;
        }
        startBefore = start;
        return start;
    }

    private boolean isFarther(int start, double center, int count) {
        return center - sorted[start] > sorted[start + count] - center;
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
