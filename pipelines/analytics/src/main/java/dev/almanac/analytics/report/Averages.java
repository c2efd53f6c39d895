package dev.almanac.analytics.report;

import dev.almanac.analytics.market.Candle;
import java.util.List;

/** Averages and extremes over the last bars up to an index, inclusive. */
final class Averages {
    private Averages() {}

    /** The mean close of {@code length} bars; {@code NaN} where there are fewer. */
    static double close(List<Candle> bars, int index, int length) {
        if (index + 1 < length) {
            return Double.NaN;
        }
        double sum = 0;
        for (int i = index - length + 1; i <= index; i++) {
            sum += bars.get(i).close();
        }
        return sum / length;
    }

    /** The highest high of at most {@code length} bars. */
    static double high(List<Candle> bars, int index, int length) {
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = Math.max(0, index - length + 1); i <= index; i++) {
            highest = Math.max(highest, bars.get(i).high());
        }
        return highest;
    }

    /** The lowest low of at most {@code length} bars. */
    static double low(List<Candle> bars, int index, int length) {
        double lowest = Double.POSITIVE_INFINITY;
        for (int i = Math.max(0, index - length + 1); i <= index; i++) {
            lowest = Math.min(lowest, bars.get(i).low());
        }
        return lowest;
    }
}
