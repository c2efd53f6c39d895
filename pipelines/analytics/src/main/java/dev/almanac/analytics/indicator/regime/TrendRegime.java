package dev.almanac.analytics.indicator.regime;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.Quotient;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.average.ExponentialAverage;
import dev.almanac.analytics.indicator.volatility.AverageTrueRange;

/**
 * Whether price trends down (-1), nowhere (0) or up (1): strength is fast less slow EMA of closes in units of the average
 * true range over {@code slow} bars; a trend begins where it exceeds {@code enter} on either side of 0 and ends where it
 * falls below {@code enter - margin}. First value at bar {@code max(fast, slow + 1)}; strength is {@code NaN} where price
 * does not move, and the regime stays. Its memory fades.
 */
public final class TrendRegime implements Indicator {
    private final ExponentialAverage fast;
    private final ExponentialAverage slow;
    private final AverageTrueRange range;
    private final Hysteresis regime;
    private double strength = Double.NaN;

    /**
     * @param fast period of the fast average
     * @param slow period of the slow average
     * @param enter strength at which a trend begins, in average true ranges
     * @param margin by how much it must fall back until the trend ends
     */
    public TrendRegime(int fast, int slow, double enter, double margin) {
        this.fast = ExponentialAverage.usual(fast);
        this.slow = ExponentialAverage.usual(slow);
        this.range = new AverageTrueRange(slow);
        this.regime = new Hysteresis(enter, margin);
    }

    @Override
    public void update(Bar bar) {
        fast.add(bar.close());
        slow.add(bar.close());
        range.update(bar);
        strength = Quotient.of(fast.value() - slow.value(), range.value());
        regime.add(strength);
    }

    /** The regime: -1, 0 or 1. */
    public double regime() {
        return regime.state();
    }

    /** How far the fast average lies above the slow one, in average true ranges. */
    public double strength() {
        return strength;
    }

    @Override
    public void save(StateWriter writer) {
        fast.save(writer);
        slow.save(writer);
        range.save(writer);
        regime.save(writer);
        writer.putDouble(strength);
    }

    @Override
    public void restore(StateReader reader) {
        fast.restore(reader);
        slow.restore(reader);
        range.restore(reader);
        regime.restore(reader);
        strength = reader.getDouble();
    }
}
