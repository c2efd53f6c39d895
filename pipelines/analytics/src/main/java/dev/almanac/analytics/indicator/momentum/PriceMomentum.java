package dev.almanac.analytics.indicator.momentum;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.Quotient;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.average.ExponentialAverage;

/**
 * Price momentum oscillator: ten times the change of the close in percent, smoothed twice with the weights {@code 2 /
 * a} and {@code 2 / b}, and a signal line, an EMA of it (Swenlin, The DecisionPoint Price Momentum Oscillator, 1997).
 * In tenths of a percent a bar; first value at bar {@code a + b}, the signal {@code signal - 1} bars later. Its memory
 * fades.
 */
public final class PriceMomentum implements Indicator {
    private final ExponentialAverage first;
    private final ExponentialAverage second;
    private final ExponentialAverage signal;
    private double previousClose = Double.NaN;

    /**
     * @param first length of the first smoothing, at least 2
     * @param second length of the second smoothing, at least 2
     * @param signal period of the signal line
     */
    public PriceMomentum(int first, int second, int signal) {
        this.first = ExponentialAverage.of(first, 2.0 / first);
        this.second = ExponentialAverage.of(second, 2.0 / second);
        this.signal = ExponentialAverage.usual(signal);
    }

    @Override
    public void update(Bar bar) {
        first.add(1000 * Quotient.excess(bar.close(), previousClose));
        previousClose = bar.close();
        second.add(first.value());
        signal.add(second.value());
    }

    /** The oscillator, tenths of a percent a bar. */
    public double line() {
        return second.value();
    }

    /** Its average, tenths of a percent a bar. */
    public double signal() {
        return signal.value();
    }

    @Override
    public void save(StateWriter writer) {
        writer.putDouble(previousClose);
        first.save(writer);
        second.save(writer);
        signal.save(writer);
    }

    @Override
    public void restore(StateReader reader) {
        previousClose = reader.getDouble();
        first.restore(reader);
        second.restore(reader);
        signal.restore(reader);
    }
}
