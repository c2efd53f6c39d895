package dev.almanac.analytics.indicator.factor;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.rolling.RollingSum;

/**
 * Which share of the last {@code n} bars closed higher than the bar before, which lower, and the difference. First value at
 * bar {@code n + 1}. Exact memory of so many bars.
 */
public final class MoveCounts implements Indicator {
    private final RollingSum higher;
    private final RollingSum lower;
    private double closeBefore = Double.NaN;

    /** @param period number of bars */
    public MoveCounts(int period) {
        this.higher = new RollingSum(period);
        this.lower = new RollingSum(period);
    }

    @Override
    public void update(Bar bar) {
        double before = closeBefore;
        closeBefore = bar.close();
        if (!Double.isNaN(before)) {
            higher.add(bar.close() > before ? 1 : 0);
            lower.add(bar.close() < before ? 1 : 0);
        }
    }

    /** Share of bars that closed higher, 0..1. */
    public double up() {
        return higher.mean();
    }

    /** Share of bars that closed lower, 0..1. */
    public double down() {
        return lower.mean();
    }

    /** The difference of the two, -1..1. */
    public double net() {
        return higher.mean() - lower.mean();
    }

    @Override
    public void save(StateWriter writer) {
        writer.putDouble(closeBefore);
        higher.save(writer);
        lower.save(writer);
    }

    @Override
    public void restore(StateReader reader) {
        closeBefore = reader.getDouble();
        higher.restore(reader);
        lower.restore(reader);
    }
}
