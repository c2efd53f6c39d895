package dev.almanac.analytics.indicator.momentum;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.Quotient;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.rolling.FourBarMean;
import dev.almanac.analytics.indicator.rolling.RollingSum;

/**
 * Relative vigour index: the sum over {@code n} bars of the smoothed {@code C - O} by that of the smoothed {@code H -
 * L}, both smoothed over four bars with the weights 1, 2, 2, 1; the signal line is the index smoothed in the same way
 * (Ehlers, Relative Vigor Index, Technical Analysis of Stocks and Commodities, 2002). Within -1..1; first value at bar
 * {@code n + 3}, the signal three bars later; {@code NaN} where no bar had a range. Exact memory of so many bars.
 */
public final class RelativeVigour implements Indicator {
    private final FourBarMean bodies = new FourBarMean();
    private final FourBarMean ranges = new FourBarMean();
    private final FourBarMean lines = new FourBarMean();
    private final RollingSum body;
    private final RollingSum range;

    /** @param period number of bars that are summed */
    public RelativeVigour(int period) {
        this.body = new RollingSum(period);
        this.range = new RollingSum(period);
    }

    @Override
    public void update(Bar bar) {
        body.add(bodies.add(bar.close() - bar.open()));
        range.add(ranges.add(bar.high() - bar.low()));
        lines.add(line());
    }

    /** The index, -1..1. */
    public double line() {
        return Quotient.of(body.sum(), range.sum());
    }

    /** Its smoothed value, -1..1. */
    public double signal() {
        return lines.value();
    }

    @Override
    public void save(StateWriter writer) {
        bodies.save(writer);
        ranges.save(writer);
        lines.save(writer);
        body.save(writer);
        range.save(writer);
    }

    @Override
    public void restore(StateReader reader) {
        bodies.restore(reader);
        ranges.restore(reader);
        lines.restore(reader);
        body.restore(reader);
        range.restore(reader);
    }
}
