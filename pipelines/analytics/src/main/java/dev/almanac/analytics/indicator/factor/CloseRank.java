package dev.almanac.analytics.indicator.factor;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.rolling.RollingMedian;

/**
 * Rank of the close among the last {@code n} closes, itself included, by {@code n}: 1 where it is the highest, {@code 1 / n}
 * where it is the lowest; equal closes share the mean of their ranks. First value at bar {@code n}. Exact memory of {@code n}
 * bars, whose closes are kept in order: a bar costs O(log n) comparisons and a move of up to {@code n} numbers.
 */
public final class CloseRank implements Indicator {
    private final int period;
    private final RollingMedian closes;
    private double value = Double.NaN;
    private int bars;

    /** @param period number of bars, at least 2 */
    public CloseRank(int period) {
        this.period = period;
        this.closes = new RollingMedian(period);
    }

    @Override
    public void update(Bar bar) {
        closes.add(bar.close());
        bars = Math.min(bars + 1, period);
        if (bars == period) {
            int below = closes.countBelow(bar.close());
            int upToHere = closes.countBelow(Math.nextUp(bar.close()));
            value = (below + upToHere + 1) / (2.0 * period);
        }
    }

    /** The rank, above 0, at most 1. */
    public double value() {
        return value;
    }

    @Override
    public void save(StateWriter writer) {
        writer.putDouble(value);
        writer.putInt(bars);
        closes.save(writer);
    }

    @Override
    public void restore(StateReader reader) {
        value = reader.getDouble();
        bars = reader.getInt();
        closes.restore(reader);
    }
}
