package dev.almanac.analytics.indicator.momentum;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.Quotient;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.average.ExponentialAverage;
import dev.almanac.analytics.indicator.rolling.RollingBound;

/**
 * Schaff trend cycle: the place 0..100 of {@code EMA_fast - EMA_slow} of closes in its range of {@code cycle} bars, smoothed
 * by half, then the place of that in its own range, smoothed by half again (Schaff, The Schaff Trend Cycle, 1999). Within
 * 0..100; first value at bar {@code slow + 2 (cycle - 1)}, later where the first place stood at 0 or at 100 all that time, as
 * in a long rise. Where a range is 0 its smoothed place stays as it was. Its memory fades.
 */
public final class SchaffCycle implements Indicator {
    private static final double HALF = 0.5;

    private final ExponentialAverage fast;
    private final ExponentialAverage slow;
    private final RollingBound[] highest = new RollingBound[2];
    private final RollingBound[] lowest = new RollingBound[2];
    private final ExponentialAverage inner = ExponentialAverage.of(1, HALF);
    private final ExponentialAverage outer = ExponentialAverage.of(1, HALF);

    /**
     * @param cycle number of bars of both ranges
     * @param fast period of the fast average
     * @param slow period of the slow average
     */
    public SchaffCycle(int cycle, int fast, int slow) {
        this.fast = ExponentialAverage.usual(fast);
        this.slow = ExponentialAverage.usual(slow);
        for (int i = 0; i < 2; i++) {
            this.highest[i] = RollingBound.highest(cycle);
            this.lowest[i] = RollingBound.lowest(cycle);
        }
    }

    @Override
    public void update(Bar bar) {
        fast.add(bar.close());
        slow.add(bar.close());
        double first = place(0, fast.value() - slow.value());
        if (!Double.isNaN(first)) {
            inner.add(first);
        }
        double second = place(1, inner.value());
        if (!Double.isNaN(second)) {
            outer.add(second);
        }
    }

    private double place(int stage, double value) {
        highest[stage].add(value);
        lowest[stage].add(value);
        double low = lowest[stage].value();
        return 100 * Quotient.of(value - low, highest[stage].value() - low);
    }

    /** The cycle, 0..100. */
    public double value() {
        return outer.value();
    }

    @Override
    public void save(StateWriter writer) {
        fast.save(writer);
        slow.save(writer);
        highest[0].save(writer);
        highest[1].save(writer);
        lowest[0].save(writer);
        lowest[1].save(writer);
        inner.save(writer);
        outer.save(writer);
    }

    @Override
    public void restore(StateReader reader) {
        fast.restore(reader);
        slow.restore(reader);
        highest[0].restore(reader);
        highest[1].restore(reader);
        lowest[0].restore(reader);
        lowest[1].restore(reader);
        inner.restore(reader);
        outer.restore(reader);
    }
}
