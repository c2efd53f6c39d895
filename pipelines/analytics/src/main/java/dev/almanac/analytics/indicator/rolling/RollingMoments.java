package dev.almanac.analytics.indicator.rolling;

import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.Stateful;
import java.util.Arrays;

/**
 * Mean and variance of the last {@code size} values, O(1) amortised, without drift. Values are taken in blocks of
 * {@code size - 1}; a window is the tail of the last full block, whose suffix sums were made when it was full, and the head
 * of the current one, so nothing is ever subtracted. Both sum distances from the last value of the full block and their
 * squares. As that value always lies in the window, the squares cannot outgrow the squared deviations from the mean by more
 * than the factor {@code size}, which bounds what the difference of the two can lose (Chan, Golub and LeVeque, Algorithms for
 * Computing the Sample Variance, 1983); where all values are equal the variance is exactly 0.
 */
public final class RollingMoments implements Stateful {
    private final int size;
    private final int span;

    /** Before {@code position} values of the current block; from it on suffix sums of distances of the last one. */
    private final double[] sums;

    /** From {@code position} on, suffix sums of squared distances of the last block. */
    private final double[] squares;

    private int position;
    private boolean blockBefore;
    private double base;
    private double headSum;
    private double headSquares;
    private double sum = Double.NaN;
    private double squareSum = Double.NaN;

    /** @param size length of the window, at least 2 */
    public RollingMoments(int size) {
        this.size = size;
        this.span = size - 1;
        this.sums = new double[span];
        this.squares = new double[span];
    }

    /** Takes the next value. */
    public void add(double value) {
        if (position == span) {
            startBlock();
        }
        double away = value - base;
        headSum += away;
        headSquares += away * away;
        if (blockBefore) {
            sum = sums[position] + headSum;
            squareSum = squares[position] + headSquares;
        }
        sums[position++] = value;
    }

    /**
     * Takes the first {@code count} values and writes what follows from the window after each.
     *
     * @param means receives the means
     * @param squares receives the sums of squared distances from the mean
     */
    public void moments(double[] values, int count, double[] means, double[] squares) {
        double[] tailSums = sums;
        double[] tailSquares = this.squares;
        int done = 0;
        while (done < count) {
            if (position == span) {
                startBlock();
            }
            if (!blockBefore) {
                add(values[done]);
                means[done] = Double.NaN;
                squares[done++] = Double.NaN;
                continue;
            }
            int end = done + Math.min(span - position, count - done);
            int place = position;
            double center = base;
            double runSum = headSum;
            double runSquares = headSquares;
            double total = sum;
            double totalSquares = squareSum;
            for (int i = done; i < end; i++) {
                double value = values[i];
                double away = value - center;
                runSum += away;
                runSquares += away * away;
                total = tailSums[place] + runSum;
                totalSquares = tailSquares[place] + runSquares;
                tailSums[place++] = value;
                means[i] = center + total / size;
                squares[i] = totalSquares - total * total / size;
            }
            headSum = runSum;
            headSquares = runSquares;
            sum = total;
            squareSum = totalSquares;
            position = place;
            done = end;
        }
        for (int i = 0; i < count; i++) {
            squares[i] = Math.max(squares[i], 0);
        }
    }

    /** Writes the deviations with the divisor {@code size} that follow from what {@link #moments} wrote. */
    public void populationDeviations(double[] squares, int count, double[] out, int at) {
        for (int i = 0; i < count; i++) {
            out[at + i] = Math.sqrt(squares[i] / size);
        }
    }

    private void startBlock() {
        double last = sums[span - 1];
        double tailSum = 0;
        double tailSquares = 0;
        for (int i = span - 1; i >= 0; i--) {
            double away = sums[i] - last;
            tailSum += away;
            tailSquares += away * away;
            sums[i] = tailSum;
            squares[i] = tailSquares;
        }
        base = last;
        position = 0;
        headSum = 0;
        headSquares = 0;
        blockBefore = true;
    }

    /** Mean of the last {@code size} values, {@code NaN} before there are so many. */
    public double mean() {
        return base + sum / size;
    }

    /** Variance with the divisor {@code size}, {@code NaN} before there are so many values. */
    public double populationVariance() {
        return sumOfSquares() / size;
    }

    /** Standard deviation with the divisor {@code size}, {@code NaN} before there are so many values. */
    public double populationDeviation() {
        return Math.sqrt(sumOfSquares() / size);
    }

    /** Standard deviation with the divisor {@code size - 1}, {@code NaN} before there are so many values. */
    public double sampleDeviation() {
        return Math.sqrt(sumOfSquares() / span);
    }

    private double sumOfSquares() {
        return Math.max(squareSum - sum * sum / size, 0);
    }

    @Override
    public void save(StateWriter writer) {
        int used = blockBefore ? span : position;
        writer.putInt(position);
        writer.putInt(blockBefore ? 1 : 0);
        writer.putDouble(base);
        writer.putDouble(headSum);
        writer.putDouble(headSquares);
        writer.putDouble(sum);
        writer.putDouble(squareSum);
        writer.putDoubles(sums, used);
        writer.putDoubles(squares, used);
    }

    @Override
    public void restore(StateReader reader) {
        position = reader.getInt();
        blockBefore = reader.getInt() == 1;
        base = reader.getDouble();
        headSum = reader.getDouble();
        headSquares = reader.getDouble();
        sum = reader.getDouble();
        squareSum = reader.getDouble();
        int used = blockBefore ? span : position;
        Arrays.fill(sums, 0);
        Arrays.fill(squares, 0);
        reader.getDoubles(sums, used);
        reader.getDoubles(squares, used);
    }
}
