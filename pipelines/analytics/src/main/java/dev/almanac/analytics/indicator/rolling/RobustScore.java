package dev.almanac.analytics.indicator.rolling;

import dev.almanac.analytics.indicator.Quotient;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.Stateful;
import dev.almanac.analytics.statistic.Robust;

/**
 * Robust z-score of the last value against the {@code size} values before it: {@code (x - median) / (1.4826 MAD)}. The
 * factor makes it a standard score where values are normal (Rousseeuw and Croux, Alternatives to the Median Absolute
 * Deviation, 1993). {@code NaN} before there are {@code size + 1} values, and where the deviation is 0.
 */
public final class RobustScore implements Stateful {
    private final RollingMedian before;
    private double score = Double.NaN;

    /** @param size how many values the last one is compared with, at least 2 */
    public RobustScore(int size) {
        this.before = new RollingMedian(size);
    }

    /** Takes the next value, which must be a number. */
    public void add(double value) {
        score = Quotient.of(value - before.median(), Robust.MAD_TO_SIGMA * before.medianAbsoluteDeviation());
        before.add(value);
    }

    /** The score of the last value. */
    public double score() {
        return score;
    }

    @Override
    public void save(StateWriter writer) {
        writer.putDouble(score);
        before.save(writer);
    }

    @Override
    public void restore(StateReader reader) {
        score = reader.getDouble();
        before.restore(reader);
    }
}
