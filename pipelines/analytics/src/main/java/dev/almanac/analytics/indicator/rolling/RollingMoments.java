package dev.almanac.analytics.indicator.rolling;

import dev.almanac.analytics.indicator.BarBlock;
import dev.almanac.analytics.indicator.BlockPiece;
import dev.almanac.analytics.indicator.DerivedPrices;
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
public final class RollingMoments implements Stateful, BlockPiece {
    private static final int MEANS = 0;
    private static final int SQUARES = 1;

    private final int size;
    private final int span;
    private final Definition definition;

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
        this.definition = new Definition(size);
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

    /** Takes a value for each bar of a block and returns the means after each. */
    public double[] means(BarBlock block, double[] values) {
        return block.columns(this, values)[MEANS];
    }

    /** Takes a value for each bar of a block and returns the deviations with the divisor {@code size} after each. */
    public double[] populationDeviations(BarBlock block, double[] values) {
        return block.derived(new Deviations(block.columns(this, values)[SQUARES], size));
    }

    private record Deviations(double[] squares, int size) implements DerivedPrices {
        @Override
        public void make(BarBlock block, double[] out) {
            for (int i = 0; i < block.count(); i++) {
                out[i] = Math.sqrt(squares[i] / size);
            }
        }
    }

    private record Definition(int size) {}

    @Override
    public Object definition() {
        return definition;
    }

    @Override
    public int columns() {
        return 2;
    }

    @Override
    public void take(BarBlock block, double[] values, double[][] columns) {
        int count = block.count();
        double[] bases = block.work(0, count);
        double[] totals = columns[MEANS];
        double[] totalSquares = columns[SQUARES];
        int done = 0;
        for (; done < count && !blockBefore && position < span; done++) {
            add(values[done]);
            totals[done] = sum;
            totalSquares[done] = squareSum;
            bases[done] = base;
        }
        if (done < count) {
            run(values, done, count, totals, totalSquares, bases);
        }
        for (int i = 0; i < count; i++) {
            totalSquares[i] = Math.max(totalSquares[i] - totals[i] * totals[i] / size, 0);
        }
        for (int i = 0; i < count; i++) {
            totals[i] = bases[i] + totals[i] / size;
        }
    }

    /** Takes values once there is a full block and writes the sums of the windows that end with them. */
    private void run(double[] values, int from, int to, double[] totals, double[] totalSquares, double[] bases) {
        double[] tailSums = sums;
        double[] tailSquares = squares;
        int place = position;
        double center = base;
        double runSum = headSum;
        double runSquares = headSquares;
        for (int i = from; i < to; i++) {
            if (place == span) {
                startBlock();
                place = 0;
                center = base;
                runSum = 0;
                runSquares = 0;
            }
            double value = values[i];
            double away = value - center;
            runSum += away;
            runSquares += away * away;
            totals[i] = tailSums[place] + runSum;
            totalSquares[i] = tailSquares[place] + runSquares;
            tailSums[place++] = value;
            bases[i] = center;
        }
        headSum = runSum;
        headSquares = runSquares;
        sum = totals[to - 1];
        squareSum = totalSquares[to - 1];
        position = place;
    }

    @Override
    public void follow(BlockPiece twin) {
        RollingMoments other = (RollingMoments) twin;
        position = other.position;
        blockBefore = other.blockBefore;
        base = other.base;
        headSum = other.headSum;
        headSquares = other.headSquares;
        sum = other.sum;
        squareSum = other.squareSum;
        System.arraycopy(other.sums, 0, sums, 0, span);
        System.arraycopy(other.squares, 0, squares, 0, span);
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
