package dev.almanac.analytics.indicator.rolling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleConsumer;
import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** After ten million values, one of them a spike, every rolling piece shows what a fresh look at its window shows. */
class DriftTest {
    private static final int VALUES = 10_000_000;

    /** Far enough back to have left every window, and recent enough for its traces not to have faded by chance. */
    private static final int SPIKE_AT = VALUES - 3_000;

    private static final double SPIKE = 1e12;
    private static final double TOLERANCE = 1e-9;
    private static final int SIZE = 60;

    /** What values are correlated with repeats after so many. */
    private static final int WEEK = 7;

    /** A figure of a piece, and the same of its window by definition. */
    private record Figure(String name, DoubleSupplier rolling, ToDoubleFunction<double[]> fresh) {}

    /** A piece under test. */
    private record Piece(String name, DoubleConsumer feed, List<Figure> figures) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Piece> pieces() {
        RollingSum sum = new RollingSum(SIZE);
        RollingMoments moments = new RollingMoments(SIZE);
        RollingSlope slope = new RollingSlope(SIZE);
        RollingShape shape = new RollingShape(SIZE);
        RollingBound highest = RollingBound.highest(SIZE);
        RollingExtreme lowest = RollingExtreme.lowest(SIZE);
        RollingMedian median = new RollingMedian(SIZE);
        RollingDistance distance = new RollingDistance(SIZE);
        RollingCorrelation correlation = new RollingCorrelation(SIZE);
        int[] count = {0};
        return Stream.of(
                new Piece("sum", sum::add, List.of(new Figure("sum", sum::sum, DriftTest::sum))),
                new Piece(
                        "moments",
                        moments::add,
                        List.of(
                                new Figure("mean", moments::mean, DriftTest::mean),
                                new Figure(
                                        "deviation",
                                        moments::populationDeviation,
                                        window -> Math.sqrt(power(window, 2) / SIZE)))),
                new Piece(
                        "slope",
                        slope::add,
                        List.of(
                                new Figure("slope", slope::slope, DriftTest::slope),
                                new Figure("mean", slope::mean, DriftTest::mean))),
                new Piece(
                        "shape",
                        shape::add,
                        List.of(
                                new Figure("skew", shape::skew, DriftTest::skew),
                                new Figure("kurtosis", shape::excessKurtosis, DriftTest::kurtosis))),
                new Piece("bound", highest::add, List.of(new Figure("high", highest::value, window -> Arrays.stream(
                                window)
                        .max()
                        .orElseThrow()))),
                new Piece(
                        "extreme", lowest::add, List.of(new Figure("low", lowest::value, window -> Arrays.stream(window)
                                .min()
                                .orElseThrow()))),
                new Piece("median", median::add, List.of(new Figure("median", median::median, DriftTest::median))),
                new Piece(
                        "distance",
                        distance::add,
                        List.of(new Figure("distance", () -> distance.from(100), window -> Arrays.stream(window)
                                .map(value -> Math.abs(value - 100))
                                .sum()))),
                new Piece(
                        "correlation",
                        value -> correlation.add(value, count[0]++ % WEEK),
                        List.of(new Figure("correlation", correlation::value, DriftTest::correlation))));
    }

    @ParameterizedTest
    @MethodSource("pieces")
    void showsWhatAFreshLookShows(Piece piece) {
        Random random = new Random(3);
        double[] window = new double[SIZE];
        double level = 100;
        for (int i = 0; i < VALUES; i++) {
            level += 0.1 * (random.nextDouble() - 0.5) + 0.0001 * (100 - level);
            double value = i == SPIKE_AT ? SPIKE : level;
            piece.feed().accept(value);
            window[i % SIZE] = value;
        }
        double[] ordered = new double[SIZE];
        for (int i = 0; i < SIZE; i++) {
            ordered[i] = window[(VALUES + i) % SIZE];
        }
        for (Figure figure : piece.figures()) {
            double expected = figure.fresh().applyAsDouble(ordered);
            assertThat(figure.rolling().getAsDouble())
                    .as("%s of %s", figure.name(), piece)
                    .isCloseTo(expected, offset(TOLERANCE * Math.abs(expected)));
        }
    }

    private static double sum(double[] window) {
        return Arrays.stream(window).sum();
    }

    private static double mean(double[] window) {
        return sum(window) / window.length;
    }

    private static double power(double[] window, int exponent) {
        double mean = mean(window);
        return Arrays.stream(window)
                .map(value -> Math.pow(value - mean, exponent))
                .sum();
    }

    private static double slope(double[] window) {
        double middle = (window.length - 1) / 2.0;
        double mean = mean(window);
        double product = 0;
        double square = 0;
        for (int i = 0; i < window.length; i++) {
            product += (i - middle) * (window[i] - mean);
            square += (i - middle) * (i - middle);
        }
        return product / square;
    }

    private static double skew(double[] window) {
        double n = window.length;
        double ofAll = power(window, 3) / n / Math.pow(power(window, 2) / n, 1.5);
        return Math.sqrt(n * (n - 1)) / (n - 2) * ofAll;
    }

    private static double kurtosis(double[] window) {
        double n = window.length;
        double ofAll = power(window, 4) / n / Math.pow(power(window, 2) / n, 2) - 3;
        return (n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * ofAll + 6);
    }

    private static double correlation(double[] window) {
        double[] others = new double[window.length];
        Arrays.setAll(others, i -> (VALUES - SIZE + i) % WEEK);
        double mean = mean(window);
        double otherMean = mean(others);
        double product = 0;
        for (int i = 0; i < window.length; i++) {
            product += (window[i] - mean) * (others[i] - otherMean);
        }
        return product / Math.sqrt(power(window, 2) * power(others, 2));
    }

    private static double median(double[] window) {
        double[] sorted = window.clone();
        Arrays.sort(sorted);
        return (sorted[sorted.length / 2 - 1] + sorted[sorted.length / 2]) / 2;
    }
}
