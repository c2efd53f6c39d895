package dev.almanac.analytics.indicator.rolling;

import dev.almanac.analytics.indicator.Quotient;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.Stateful;

/**
 * Skew and excess kurtosis of the last {@code size} values, O(1) amortised, without drift and without cancellation. Laid out
 * in blocks as {@link RollingMoments}; each part carries its mean and its sums of second, third and fourth powers of the
 * deviations from it, and two parts are joined by the formulas of Pebay (Formulas for Robust, One-Pass Parallel Computation
 * of Covariances and Arbitrary-Order Statistical Moments, 2008). Both figures are those of a sample: corrected for its size
 * (Joanes and Gill, Comparing Measures of Sample Skewness and Kurtosis, 1998).
 */
public final class RollingShape implements Stateful {
    private final int size;

    /** Before {@code position} values of the current block; from it on means of the suffixes of the last one. */
    private final double[] means;

    /** From {@code position} on, sums of powers of deviations of the suffixes of the last block. */
    private final double[] squares;

    private final double[] cubes;
    private final double[] fourths;
    private final Powers head = new Powers();
    private final Powers whole = new Powers();
    private int position;
    private boolean blockBefore;

    /** @param size length of the window, at least 4 */
    public RollingShape(int size) {
        this.size = size;
        this.means = new double[size];
        this.squares = new double[size];
        this.cubes = new double[size];
        this.fourths = new double[size];
    }

    /** Takes the next value. */
    public void add(double value) {
        if (position == size) {
            startBlock();
        }
        means[position++] = value;
        head.join(1, value, 0, 0, 0);
        whole.set(head);
        if (blockBefore && position < size) {
            whole.join(size - position, means[position], squares[position], cubes[position], fourths[position]);
        }
    }

    private void startBlock() {
        head.clear();
        for (int i = size - 1; i >= 0; i--) {
            head.join(1, means[i], 0, 0, 0);
            means[i] = head.mean;
            squares[i] = head.squares;
            cubes[i] = head.cubes;
            fourths[i] = head.fourths;
        }
        head.clear();
        position = 0;
        blockBefore = true;
    }

    private boolean filled() {
        return blockBefore || position == size;
    }

    /** Skew, {@code NaN} before there are {@code size} values and where they are all equal. */
    public double skew() {
        if (!filled()) {
            return Double.NaN;
        }
        double ofAll = Math.sqrt(size) * Quotient.of(whole.cubes, whole.squares * Math.sqrt(whole.squares));
        return Math.sqrt((double) size * (size - 1)) / (size - 2) * ofAll;
    }

    /** Kurtosis less that of normal values, {@code NaN} before there are {@code size} values and where all are equal. */
    public double excessKurtosis() {
        if (!filled()) {
            return Double.NaN;
        }
        double ofAll = size * Quotient.of(whole.fourths, whole.squares * whole.squares) - 3;
        return (size - 1.0) / ((size - 2.0) * (size - 3.0)) * ((size + 1) * ofAll + 6);
    }

    @Override
    public void save(StateWriter writer) {
        int used = blockBefore ? size : position;
        writer.putInt(position);
        writer.putInt(used);
        head.save(writer);
        whole.save(writer);
        writer.putDoubles(means, used);
        writer.putDoubles(squares, used);
        writer.putDoubles(cubes, used);
        writer.putDoubles(fourths, used);
    }

    @Override
    public void restore(StateReader reader) {
        position = reader.getInt();
        int used = reader.getInt();
        head.restore(reader);
        whole.restore(reader);
        reader.getDoubles(means, used);
        reader.getDoubles(squares, used);
        reader.getDoubles(cubes, used);
        reader.getDoubles(fourths, used);
        blockBefore = used > position;
    }

    /** How many values, their mean, and the sums of powers of their deviations from it. */
    private static final class Powers implements Stateful {
        private int count;
        private double mean;
        private double squares;
        private double cubes;
        private double fourths;

        void clear() {
            count = 0;
            mean = 0;
            squares = 0;
            cubes = 0;
            fourths = 0;
        }

        void set(Powers other) {
            count = other.count;
            mean = other.mean;
            squares = other.squares;
            cubes = other.cubes;
            fourths = other.fourths;
        }

        void join(int more, double theirMean, double theirSquares, double theirCubes, double theirFourths) {
            double a = count;
            double b = more;
            double both = a + b;
            double step = (theirMean - mean) / both;
            double squaredStep = step * step;
            double product = a * b * both * squaredStep;
            fourths += theirFourths
                    + product * squaredStep * (a * a - a * b + b * b)
                    + 6 * squaredStep * (a * a * theirSquares + b * b * squares)
                    + 4 * step * (a * theirCubes - b * cubes);
            cubes += theirCubes + product * step * (a - b) + 3 * step * (a * theirSquares - b * squares);
            squares += theirSquares + product;
            mean += step * b;
            count += more;
        }

        @Override
        public void save(StateWriter writer) {
            writer.putInt(count);
            writer.putDouble(mean);
            writer.putDouble(squares);
            writer.putDouble(cubes);
            writer.putDouble(fourths);
        }

        @Override
        public void restore(StateReader reader) {
            count = reader.getInt();
            mean = reader.getDouble();
            squares = reader.getDouble();
            cubes = reader.getDouble();
            fourths = reader.getDouble();
        }
    }
}
