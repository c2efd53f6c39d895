package dev.almanac.analytics.indicator.momentum;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.Quotient;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.average.ExponentialAverage;
import java.util.function.ToDoubleFunction;

/**
 * Percentage price oscillator: {@code PPO = 100 (EMA_fast - EMA_slow) / EMA_slow} of closes, its signal line is an EMA
 * of it and its histogram the difference of the two (Appel, Technical Analysis: Power Tools for Active Investors,
 * 2005). In percent, so that it can be compared between symbols, unlike MACD; first value at bar {@code slow}, signal
 * and histogram {@code signal - 1} bars later. Its memory fades.
 */
public final class PercentageOscillator implements Indicator {
    private final ToDoubleFunction<Bar> measure;
    private final ExponentialAverage fast;
    private final ExponentialAverage slow;
    private final ExponentialAverage signal;

    private PercentageOscillator(ToDoubleFunction<Bar> measure, int fast, int slow, int signal) {
        this.measure = measure;
        this.fast = ExponentialAverage.usual(fast);
        this.slow = ExponentialAverage.usual(slow);
        this.signal = ExponentialAverage.usual(signal);
    }

    /**
     * Of closes.
     *
     * @param fast period of the fast average
     * @param slow period of the slow average
     * @param signal period of the signal line
     */
    public static PercentageOscillator ofPrice(int fast, int slow, int signal) {
        return new PercentageOscillator(Bar::close, fast, slow, signal);
    }

    /**
     * Of volumes (see Achelis, Technical Analysis from A to Z, 2001); {@code NaN} where nothing was traded yet.
     *
     * @param fast period of the fast average
     * @param slow period of the slow average
     * @param signal period of the signal line
     */
    public static PercentageOscillator ofVolume(int fast, int slow, int signal) {
        return new PercentageOscillator(Bar::volume, fast, slow, signal);
    }

    @Override
    public void update(Bar bar) {
        double value = measure.applyAsDouble(bar);
        fast.add(value);
        slow.add(value);
        double line = line();
        // A line of nothing over nothing is passed over, or the average would never be a number again.
        if (!Double.isNaN(line)) {
            signal.add(line);
        }
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
