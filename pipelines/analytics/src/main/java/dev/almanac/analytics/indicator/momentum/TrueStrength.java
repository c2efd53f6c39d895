package dev.almanac.analytics.indicator.momentum;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.Quotient;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.average.ExponentialAverage;

/**
 * True strength index: {@code 100 EMA_b(EMA_a(change)) / EMA_b(EMA_a(|change|))} of the close, and a signal line, an
 * EMA of it (Blau, Momentum, Direction, and Divergence, 1995). Within -100..100; first value at bar {@code a + b}, the
 * signal {@code signal - 1} bars later; {@code NaN} where no close ever changed. Its memory fades.
 */
public final class TrueStrength implements Indicator {
    private final ExponentialAverage change;
    private final ExponentialAverage smoothChange;
    private final ExponentialAverage size;
    private final ExponentialAverage smoothSize;
    private final ExponentialAverage signal;
    private double previousClose = Double.NaN;
    private double line = Double.NaN;

    /**
     * @param first period of the first smoothing
     * @param second period of the second smoothing
     * @param signal period of the signal line
     */
    public TrueStrength(int first, int second, int signal) {
        this.change = ExponentialAverage.usual(first);
        this.smoothChange = ExponentialAverage.usual(second);
        this.size = ExponentialAverage.usual(first);
        this.smoothSize = ExponentialAverage.usual(second);
        this.signal = ExponentialAverage.usual(signal);
    }

    @Override
    public void update(Bar bar) {
        double moved = bar.close() - previousClose;
        previousClose = bar.close();
        change.add(moved);
        smoothChange.add(change.value());
        size.add(Math.abs(moved));
        smoothSize.add(size.value());
        line = 100 * Quotient.of(smoothChange.value(), smoothSize.value());
        if (!Double.isNaN(line)) {
            signal.add(line);
        }
    }

    /** The index, -100..100. */
    public double line() {
        return line;
    }

    /** Its average, -100..100. */
    public double signal() {
        return signal.value();
    }

    @Override
    public void save(StateWriter writer) {
        writer.putDouble(previousClose);
        writer.putDouble(line);
        change.save(writer);
        smoothChange.save(writer);
        size.save(writer);
        smoothSize.save(writer);
        signal.save(writer);
    }

    @Override
    public void restore(StateReader reader) {
        previousClose = reader.getDouble();
        line = reader.getDouble();
        change.restore(reader);
        smoothChange.restore(reader);
        size.restore(reader);
        smoothSize.restore(reader);
        signal.restore(reader);
    }
}
