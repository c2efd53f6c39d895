package dev.almanac.analytics.indicator.momentum;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.rolling.RollingSum;

/**
 * Awesome oscillator: {@code SMA_fast - SMA_slow} of {@code (H + L) / 2} (Williams, Trading Chaos, 1995). In the unit
 * of price; first value at bar {@code slow}. Exact memory of {@code slow} bars.
 */
public final class AwesomeOscillator implements Indicator {
    private final RollingSum fast;
    private final RollingSum slow;

    /**
     * @param fast period of the fast average
     * @param slow period of the slow average
     */
    public AwesomeOscillator(int fast, int slow) {
        this.fast = new RollingSum(fast);
        this.slow = new RollingSum(slow);
    }

    @Override
    public void update(Bar bar) {
        double middle = (bar.high() + bar.low()) / 2;
        fast.add(middle);
        slow.add(middle);
    }

    /** The oscillator, in the unit of price. */
    public double value() {
        return fast.mean() - slow.mean();
    }

    @Override
    public void save(StateWriter writer) {
        fast.save(writer);
        slow.save(writer);
    }

    @Override
    public void restore(StateReader reader) {
        fast.restore(reader);
        slow.restore(reader);
    }
}
