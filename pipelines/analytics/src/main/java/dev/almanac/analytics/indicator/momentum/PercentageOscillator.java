package dev.almanac.analytics.indicator.momentum;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.Quotient;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.average.ExponentialAverage;

/**
 * Percentage price oscillator: {@code PPO = 100 (EMA_fast - EMA_slow) / EMA_slow} of closes, its signal line is an EMA
 * of it and its histogram the difference of the two (Appel, Technical Analysis: Power Tools for Active Investors,
 * 2005). In percent, so that it can be compared between symbols, unlike MACD; first value at bar {@code slow}, signal
 * and histogram {@code signal - 1} bars later. Its memory fades.
 */
public final class PercentageOscillator implements Indicator {
    private final ExponentialAverage fast;
    private final ExponentialAverage slow;
    private final ExponentialAverage signal;

    /**
     * @param fast period of the fast average
     * @param slow period of the slow average
     * @param signal period of the signal line
     */
    public PercentageOscillator(int fast, int slow, int signal) {
        this.fast = ExponentialAverage.usual(fast);
        this.slow = ExponentialAverage.usual(slow);
        this.signal = ExponentialAverage.usual(signal);
    }

    @Override
    public void update(Bar bar) {
        fast.add(bar.close());
        slow.add(bar.close());
        signal.add(line());
    }

    /** The oscillator, percent. */
    public double line() {
        return 100 * Quotient.of(fast.value() - slow.value(), slow.value());
    }

    /** Average of the oscillator, percent. */
    public double signal() {
        return signal.value();
    }

    /** The oscillator less its signal line, percent. */
    public double histogram() {
        return line() - signal.value();
    }

    @Override
    public void save(StateWriter writer) {
        fast.save(writer);
        slow.save(writer);
        signal.save(writer);
    }

    @Override
    public void restore(StateReader reader) {
        fast.restore(reader);
        slow.restore(reader);
        signal.restore(reader);
    }
}
