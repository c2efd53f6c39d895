package dev.almanac.analytics.indicator.momentum;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.Quotient;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.rolling.Delay;
import dev.almanac.analytics.indicator.rolling.RollingSum;

/**
 * Relative vigour index: the sum over {@code n} bars of the smoothed {@code C - O} by that of the smoothed {@code H -
 * L}, both smoothed over four bars with the weights 1, 2, 2, 1; the signal line is the index smoothed in the same way
 * (Ehlers, Relative Vigor Index, Technical Analysis of Stocks and Commodities, 2002). Within -1..1; first value at bar
 * {@code n + 3}, the signal three bars later; {@code NaN} where no bar had a range. Exact memory of so many bars.
 */
public final class RelativeVigour implements Indicator {
    private static final double[] WEIGHTS = {1.0 / 6, 2.0 / 6, 2.0 / 6, 1.0 / 6};

    private final Delay bodies = new Delay(WEIGHTS.length);
    private final Delay ranges = new Delay(WEIGHTS.length);
    private final Delay lines = new Delay(WEIGHTS.length);
    private final RollingSum body;
    private final RollingSum range;

    /** @param period number of bars that are summed */
    public RelativeVigour(int period) {
        this.body = new RollingSum(period);
        this.range = new RollingSum(period);
    }

    @Override
    public void update(Bar bar) {
        bodies.push(bar.close() - bar.open());
        ranges.push(bar.high() - bar.low());
        body.add(bodies.weighted(WEIGHTS));
        range.add(ranges.weighted(WEIGHTS));
        lines.push(line());
    }

    /** The index, -1..1. */
    public double line() {
        return Quotient.of(body.sum(), range.sum());
    }

    /** Its smoothed value, -1..1. */
    public double signal() {
        return lines.weighted(WEIGHTS);
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
