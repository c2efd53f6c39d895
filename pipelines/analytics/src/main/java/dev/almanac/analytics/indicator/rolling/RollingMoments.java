package dev.almanac.analytics.indicator.rolling;

import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.Stateful;
import java.util.Arrays;

/**
 * Mean and variance of the last {@code size} values, O(1) amortised, without drift and without cancellation. The window is
 * laid out in blocks as in {@link RollingSum}; each part carries its mean and its sum of squared deviations, and two parts
 * are joined by the formula of Chan, Golub and LeVeque (Updating Formulae and a Pairwise Algorithm for Computing Sample
 * Variances, 1979).
 */
public final class RollingMoments implements Stateful {
    private final int size;

    /** Before {@code position} values of the current block; from it on means of the suffixes of the last one. */
    private final double[] means;

    /** From {@code position} on, sums of squared deviations of the suffixes of the last block. */
    private final double[] squares;

    private int position;
    private boolean blockBefore;
    private double headMean;
    private double headSquares;

    /** @param size length of the window, at least 2 */
    public RollingMoments(int size) {
        this.size = size;
        this.means = new double[size];
        this.squares = new double[size];
    }

    /** Takes the next value. */
    public void add(double value) {
        if (position == size) {
            startBlock();
        }
        means[position++] = value;
        double away = value - headMean;
        headMean += away / position;
        headSquares += away * (value - headMean);
    }

    private void startBlock() {
        double mean = 0;
        double sum = 0;
        for (int i = size - 1; i >= 0; i--) {
            double value = means[i];
            double away = value - mean;
            mean += away / (size - i);
            sum += away * (value - mean);
            means[i] = mean;
            squares[i] = sum;
        }
        position = 0;
        headMean = 0;
        headSquares = 0;
        blockBefore = true;
    }

    /** Mean of the last {@code size} values, {@code NaN} before there are so many. */
    public double mean() {
        if (position == size) {
            return headMean;
        }
        return blockBefore ? means[position] + (headMean - means[position]) * position / size : Double.NaN;
    }

    /** Standard deviation with the divisor {@code size}, {@code NaN} before there are so many values. */
    public double populationDeviation() {
        return Math.sqrt(sumOfSquares() / size);
    }

    /** Standard deviation with the divisor {@code size - 1}, {@code NaN} before there are so many values. */
    public double sampleDeviation() {
        return Math.sqrt(sumOfSquares() / (size - 1));
    }

    private double sumOfSquares() {
        if (position == size) {
            return headSquares;
        }
        if (!blockBefore) {
            return Double.NaN;
        }
        double away = headMean - means[position];
        return squares[position] + headSquares + away * away * position * (size - position) / size;
    }

    @Override
    public void save(StateWriter writer) {
        int used = blockBefore ? size : position;
        writer.putInt(position);
        writer.putInt(used);
        writer.putDouble(headMean);
        writer.putDouble(headSquares);
        writer.putDoubles(means, used);
        writer.putDoubles(squares, used);
    }

    @Override
    public void restore(StateReader reader) {
        position = reader.getInt();
        int used = reader.getInt();
        headMean = reader.getDouble();
        headSquares = reader.getDouble();
        Arrays.fill(means, 0);
        Arrays.fill(squares, 0);
        reader.getDoubles(means, used);
        reader.getDoubles(squares, used);
        blockBefore = used > position;
    }
}
