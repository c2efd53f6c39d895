package dev.almanac.analytics.indicator.volatility;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.rolling.RollingSum;

/**
 * Stoller's average range channel: {@code SMA_n(C) +- k ATR_m} (Stoller, 1980s, after Achelis, Technical Analysis from A to
 * Z). Prices; the middle from bar {@code n} on, the bands from bar {@code max(n, m + 1)} on; the memory of the range fades.
 */
public final class StarcBands implements Indicator {
    private final double ranges;
    private final RollingSum closes;
    private final AverageTrueRange range;

    /**
     * @param period number of bars of the average
     * @param ranges distance of each band from the average in average true ranges
     * @param rangePeriod number of true ranges
     */
    public StarcBands(int period, double ranges, int rangePeriod) {
        this.ranges = ranges;
        this.closes = new RollingSum(period);
        this.range = new AverageTrueRange(rangePeriod);
    }

    @Override
    public void update(Bar bar) {
        closes.add(bar.close());
        range.update(bar);
    }

    /** The average between the bands, a price. */
    public double middle() {
        return closes.mean();
    }

    /** The upper band, a price. */
    public double upper() {
        return closes.mean() + ranges * range.value();
    }

    /** The lower band, a price; below 0 where ranges are wide. */
    public double lower() {
        return closes.mean() - ranges * range.value();
    }

    @Override
    public void save(StateWriter writer) {
        closes.save(writer);
        range.save(writer);
    }

    @Override
    public void restore(StateReader reader) {
        closes.restore(reader);
        range.restore(reader);
    }
}
