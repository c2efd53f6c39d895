package dev.almanac.analytics.indicator.rolling;

import dev.almanac.analytics.indicator.Quotient;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.Stateful;

/**
 * Pearson's correlation of the last {@code size} pairs of values, O(1) amortised, without drift: blocks and distances from the
 * last pair of the full block are as in {@link RollingMoments}. {@code NaN} before there are {@code size} pairs and where one
 * of the two is the same in all of them.
 */
public final class RollingCorrelation implements Stateful {
    private final int size;
    private final int span;

    /** Before {@code position} values of the current block; from it on suffix sums of distances of the last one. */
    private final double[] firsts;

    private final double[] seconds;

    /** From {@code position} on, suffix sums of products of distances of the last block. */
    private final double[] firstSquares;

    private final double[] secondSquares;
    private final double[] products;
    private final Sums head = new Sums();
    private int position;
    private boolean blockBefore;
    private double firstBase;
    private double secondBase;
    private double value = Double.NaN;

    /** @param size length of the window, at least 2 */
    public RollingCorrelation(int size) {
        this.size = size;
        this.span = size - 1;
        this.firsts = new double[span];
        this.seconds = new double[span];
        this.firstSquares = new double[span];
        this.secondSquares = new double[span];
        this.products = new double[span];
    }

    /** Takes the next pair. */
    public void add(double first, double second) {
        if (position == span) {
            startBlock();
        }
        head.add(first - firstBase, second - secondBase);
        if (blockBefore) {
            double x = firsts[position] + head.first;
            double y = seconds[position] + head.second;
            // The product is rounded before it is subtracted, as values that are all equal leave exactly 0.
            double xx = firstSquares[position] + head.firstSquare - x * x / size;
            double yy = secondSquares[position] + head.secondSquare - y * y / size;
            double xy = products[position] + head.product - x * y / size;
            value = xx > 0 && yy > 0 ? bounded(Quotient.of(xy, Math.sqrt(xx) * Math.sqrt(yy))) : Double.NaN;
        }
        firsts[position] = first;
        seconds[position] = second;
        position++;
    }

    private static double bounded(double correlation) {
        return Math.max(-1, Math.min(1, correlation));
    }

    private void startBlock() {
        firstBase = firsts[span - 1];
        secondBase = seconds[span - 1];
        head.clear();
        for (int i = span - 1; i >= 0; i--) {
            head.add(firsts[i] - firstBase, seconds[i] - secondBase);
            firsts[i] = head.first;
            seconds[i] = head.second;
            firstSquares[i] = head.firstSquare;
            secondSquares[i] = head.secondSquare;
            products[i] = head.product;
        }
        head.clear();
        position = 0;
        blockBefore = true;
    }

    /** The correlation, -1..1. */
    public double value() {
        return value;
    }

    @Override
    public void save(StateWriter writer) {
        int used = blockBefore ? span : position;
        writer.putInt(position);
        writer.putInt(blockBefore ? 1 : 0);
        writer.putDouble(firstBase);
        writer.putDouble(secondBase);
        writer.putDouble(value);
        head.save(writer);
        for (double[] one : arrays()) {
            writer.putDoubles(one, used);
        }
    }

    @Override
    public void restore(StateReader reader) {
        position = reader.getInt();
        blockBefore = reader.getInt() == 1;
        firstBase = reader.getDouble();
        secondBase = reader.getDouble();
        value = reader.getDouble();
        head.restore(reader);
        int used = blockBefore ? span : position;
        for (double[] one : arrays()) {
            reader.getDoubles(one, used);
        }
    }

    private double[][] arrays() {
        return new double[][] {firsts, seconds, firstSquares, secondSquares, products};
    }

    /** Sums of distances, of their squares and of their products. */
    private static final class Sums implements Stateful {
        private double first;
        private double second;
        private double firstSquare;
        private double secondSquare;
        private double product;

        void clear() {
            first = 0;
            second = 0;
            firstSquare = 0;
            secondSquare = 0;
            product = 0;
        }

        void add(double x, double y) {
            first += x;
            second += y;
            firstSquare += x * x;
            secondSquare += y * y;
            product += x * y;
        }

        @Override
        public void save(StateWriter writer) {
            writer.putDouble(first);
            writer.putDouble(second);
            writer.putDouble(firstSquare);
            writer.putDouble(secondSquare);
            writer.putDouble(product);
        }

        @Override
        public void restore(StateReader reader) {
            first = reader.getDouble();
            second = reader.getDouble();
            firstSquare = reader.getDouble();
            secondSquare = reader.getDouble();
            product = reader.getDouble();
        }
    }
}
