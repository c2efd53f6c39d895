package dev.almanac.analytics.indicator.volatility;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.rolling.RollingRange;

/**
 * Chandelier exit: {@code HH_n - k ATR_n} for those who hold, {@code LL_n + k ATR_n} for those who are short (Le Beau, after
 * Elder, Come Into My Trading Room, 2002). Prices; first value at bar {@code n + 1}; the memory of the range fades.
 */
public final class ChandelierExit implements Indicator {
    private final double ranges;
    private final RollingRange extremes;
    private final AverageTrueRange range;

    /**
     * @param period number of bars of the extremes and of true ranges
     * @param ranges distance from the extreme in average true ranges
     */
    public ChandelierExit(int period, double ranges) {
        this.ranges = ranges;
        this.extremes = new RollingRange(period);
        this.range = new AverageTrueRange(period);
    }

    @Override
    public void update(Bar bar) {
        extremes.update(bar);
        range.update(bar);
    }

    /** Where a long position is left, a price; below 0 where ranges are wide. */
    public double ofLong() {
        return extremes.high() - ranges * range.value();
    }

    /** Where a short position is left, a price. */
    public double ofShort() {
        return extremes.low() + ranges * range.value();
    }

    @Override
    public void save(StateWriter writer) {
        extremes.save(writer);
        range.save(writer);
    }

    @Override
    public void restore(StateReader reader) {
        extremes.restore(reader);
        range.restore(reader);
    }
}
