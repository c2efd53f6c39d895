package dev.almanac.analytics.indicator.factor;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.rolling.RollingMedian;

/**
 * The {@code q} quantile of the last {@code n} closes, with linear interpolation between the two nearest: place {@code
 * q (n - 1)} of the closes in order, the lowest at place 0 (Hyndman and Fan, Sample Quantiles in Statistical Packages, 1996,
 * definition 7). A price; first value at bar {@code n}. Exact memory of {@code n} bars, whose closes are kept in order: a bar
 * costs O(log n) comparisons and a move of up to {@code n} numbers.
 */
public final class CloseQuantile implements Indicator {
    private final double share;
    private final RollingMedian closes;

    /**
     * @param period number of bars, at least 2
     * @param share which quantile, 0..1
     */
    public CloseQuantile(int period, double share) {
        this.share = share;
        this.closes = new RollingMedian(period);
    }

    @Override
    public void update(Bar bar) {
        closes.add(bar.close());
    }

    /** The quantile, a price. */
    public double value() {
        return closes.quantile(share);
    }

    @Override
    public void save(StateWriter writer) {
        closes.save(writer);
    }

    @Override
    public void restore(StateReader reader) {
        closes.restore(reader);
    }
}
