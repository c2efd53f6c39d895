package dev.almanac.analytics.indicator.regime;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.momentum.LogReturn;
import dev.almanac.analytics.indicator.rolling.RobustScore;

/**
 * How unusual the return of a bar is: its {@link RobustScore} against the {@code n} log returns before it. Unbounded; first
 * value at bar {@code n + 2}. Exact memory of {@code n + 2} bars.
 */
public final class ReturnScore implements Indicator {
    private final LogReturn logReturn = new LogReturn();
    private final RobustScore returns;

    /** @param period number of returns that the last one is compared with, at least 2 */
    public ReturnScore(int period) {
        this.returns = new RobustScore(period);
    }

    @Override
    public void update(Bar bar) {
        logReturn.update(bar);
        double value = logReturn.value();
        if (!Double.isNaN(value)) {
            returns.add(value);
        }
    }

    /** The score, in robust standard deviations. */
    public double value() {
        return returns.score();
    }

    @Override
    public void save(StateWriter writer) {
        logReturn.save(writer);
        returns.save(writer);
    }

    @Override
    public void restore(StateReader reader) {
        logReturn.restore(reader);
        returns.restore(reader);
    }
}
