package dev.almanac.analytics.indicator.regime;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.rolling.RobustScore;

/**
 * How unusual the range of a bar is: the {@link RobustScore} of {@code ln(H / L)} against the {@code n} bars before it.
 * Unbounded; first value at bar {@code n + 1}; {@code NaN} where the ranges before are mostly equal. Exact memory of
 * {@code n + 1} bars.
 */
public final class RangeScore implements Indicator {
    private final RobustScore ranges;

    /** @param period number of bars that the last one is compared with, at least 2 */
    public RangeScore(int period) {
        this.ranges = new RobustScore(period);
    }

    @Override
    public void update(Bar bar) {
        ranges.add(StrictMath.log(bar.high() / bar.low()));
    }

    /** The score, in robust standard deviations. */
    public double value() {
        return ranges.score();
    }

    @Override
    public void save(StateWriter writer) {
        ranges.save(writer);
    }

    @Override
    public void restore(StateReader reader) {
        ranges.restore(reader);
    }
}
