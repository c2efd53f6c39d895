package dev.almanac.analytics.indicator.average;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.rolling.RollingSlope;

/**
 * Hull's average: {@code HMA = WMA_r(2 WMA_h(C) - WMA_n(C))} with {@code h = n / 2} and {@code r = sqrt(n)}, both
 * rounded down (Hull, How to Reduce Lag in a Moving Average, 2005). In the unit of price, but not within the range of
 * prices; first value at bar {@code n + r - 1}. Exact memory of so many bars.
 */
public final class HullAverage implements Indicator {
    private final RollingSlope half;
    private final RollingSlope whole;
    private final RollingSlope smooth;

    /** @param period number of bars, at least 4 */
    public HullAverage(int period) {
        this.half = new RollingSlope(period / 2);
        this.whole = new RollingSlope(period);
        this.smooth = new RollingSlope(root(period));
    }

    /** Length of the last smoothing. */
    static int root(int period) {
        return (int) Math.sqrt(period);
    }

    @Override
    public void update(Bar bar) {
        half.add(bar.close());
        whole.add(bar.close());
        // What is not warmed up is NaN, and leaves the window as any value does.
        smooth.add(2 * half.weightedMean() - whole.weightedMean());
    }

    /** The average, in the unit of price. */
    public double value() {
        return smooth.weightedMean();
    }

    @Override
    public void save(StateWriter writer) {
        half.save(writer);
        whole.save(writer);
        smooth.save(writer);
    }

    @Override
    public void restore(StateReader reader) {
        half.restore(reader);
        whole.restore(reader);
        smooth.restore(reader);
    }
}
