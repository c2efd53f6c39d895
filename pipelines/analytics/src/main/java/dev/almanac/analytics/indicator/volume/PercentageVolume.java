package dev.almanac.analytics.indicator.volume;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.Quotient;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.average.ExponentialAverage;

/**
 * Percentage volume oscillator: {@code 100 (EMA_fast - EMA_slow) / EMA_slow} of volume, an EMA of it as signal line, and
 * their difference as histogram (Appel's MACD applied to volume; see Achelis, Technical Analysis from A to Z, 2001). In
 * percent, the line -100 or more, from bar {@code max(fast, slow)} on; {@code NaN} where nothing was traded yet. Its memory
 * fades.
 */
public final class PercentageVolume implements Indicator {
    private final ExponentialAverage fast;
    private final ExponentialAverage slow;
    private final ExponentialAverage signal;

    /**
     * @param fast period of the fast average
     * @param slow period of the slow average
     * @param signal period of the signal line
     */
    public PercentageVolume(int fast, int slow, int signal) {
        this.fast = ExponentialAverage.usual(fast);
        this.slow = ExponentialAverage.usual(slow);
        this.signal = ExponentialAverage.usual(signal);
    }

    @Override
    public void update(Bar bar) {
        fast.add(bar.volume());
        slow.add(bar.volume());
        double line = line();
        if (!Double.isNaN(line)) {
            signal.add(line);
        }
    }

    /** Fast above slow average, in percent. */
    public double line() {
        return 100 * Quotient.of(fast.value() - slow.value(), slow.value());
    }

    /** Average of the line, in percent. */
    public double signal() {
        return signal.value();
    }

    /** The line less its signal line, in percent. */
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
