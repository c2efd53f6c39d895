package dev.almanac.analytics.agreement;

import dev.almanac.analytics.agreement.Reference.TestSeries;
import dev.almanac.analytics.agreement.Reference.Values;
import dev.almanac.analytics.market.Candle;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Series by definition: every value from its window, without a thought for speed. */
final class Naive {
    private Naive() {}

    /** A column against a loop over its formula. */
    static Reference of(String column, TestSeries bars, double tolerance, String note, Values values) {
        return new Reference(column, "definition", bars, 0, tolerance, note, values);
    }

    /** A figure of every bar. */
    static double[] column(List<Candle> bars, ToDoubleFunction<Candle> figure) {
        return bars.stream().mapToDouble(figure).toArray();
    }

    /** Value by value. */
    static double[] both(double[] first, double[] second, DoubleBinaryOperator operator) {
        return IntStream.range(0, first.length)
                .mapToDouble(i -> operator.applyAsDouble(first[i], second[i]))
                .toArray();
    }

    /** A figure of every full window, {@code NaN} before the first. */
    static double[] windows(double[] values, int size, ToDoubleFunction<double[]> figure) {
        return IntStream.range(0, values.length)
                .mapToDouble(i -> i + 1 < size
                        ? Double.NaN
                        : figure.applyAsDouble(Arrays.copyOfRange(values, i + 1 - size, i + 1)))
                .toArray();
    }

    /** Simple average. */
    static double[] sma(double[] values, int size) {
        return windows(values, size, window -> Arrays.stream(window).sum() / size);
    }

    /** Exponential average, begun with the mean of the first {@code period} numbers. */
    static double[] ema(double[] values, int period, double weight) {
        double[] averages = new double[values.length];
        Arrays.fill(averages, Double.NaN);
        int first = 0;
        while (first < values.length && Double.isNaN(values[first])) {
            first++;
        }
        int start = first + period - 1;
        if (start >= values.length) {
            return averages;
        }
        averages[start] = Arrays.stream(values, first, start + 1).average().orElseThrow();
        for (int i = start + 1; i < values.length; i++) {
            averages[i] = weight * values[i] + (1 - weight) * averages[i - 1];
        }
        return averages;
    }

    /** Exponential average with {@code 2 / (period + 1)}. */
    static double[] ema(double[] values, int period) {
        return ema(values, period, 2.0 / (period + 1));
    }

    /** Place of every value in the range of its window, 0..1. */
    static double[] place(double[] values, int size) {
        return windows(values, size, window -> {
            double low = Arrays.stream(window).min().orElseThrow();
            double high = Arrays.stream(window).max().orElseThrow();
            return (window[size - 1] - low) / (high - low);
        });
    }

    /** Change in percent over {@code span} values. */
    static double[] percent(double[] values, int span) {
        return windows(values, span + 1, window -> 100 * (window[span] / window[0] - 1));
    }
}
