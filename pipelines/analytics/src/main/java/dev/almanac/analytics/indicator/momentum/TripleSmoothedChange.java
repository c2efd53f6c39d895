package dev.almanac.analytics.indicator.momentum;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.Quotient;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.average.ExponentialAverage;

/**
 * TRIX: change in percent of a triple-smoothed close, {@code 100 (E3_t / E3_(t-1) - 1)} with {@code E3} the EMA of the
 * EMA of the EMA of closes, and a signal line, an EMA of it (Hutson, Good TRIX, Technical Analysis of Stocks and
 * Commodities, 1983). Percent a bar; first value at bar {@code 3 n - 1}, the signal {@code signal - 1} bars later. Its
 * memory fades.
 */
public final class TripleSmoothedChange implements Indicator {
    private final ExponentialAverage first;
    private final ExponentialAverage second;
    private final ExponentialAverage third;
    private final ExponentialAverage signal;
    private double line = Double.NaN;

    /**
     * @param period period of each smoothing
     * @param signal period of the signal line
     */
    public TripleSmoothedChange(int period, int signal) {
        this.first = ExponentialAverage.usual(period);
        this.second = ExponentialAverage.usual(period);
        this.third = ExponentialAverage.usual(period);
        this.signal = ExponentialAverage.usual(signal);
    }

    @Override
    public void update(Bar bar) {
        double before = third.value();
        first.add(bar.close());
        second.add(first.value());
        third.add(second.value());
        line = 100 * Quotient.excess(third.value(), before);
        signal.add(line);
    }

    /** The change, percent a bar. */
    public double line() {
        return line;
    }

    /** Its average, percent a bar. */
    public double signal() {
        return signal.value();
    }

    @Override
    public void save(StateWriter writer) {
        writer.putDouble(line);
        first.save(writer);
        second.save(writer);
        third.save(writer);
        signal.save(writer);
    }

    @Override
    public void restore(StateReader reader) {
        line = reader.getDouble();
        first.restore(reader);
        second.restore(reader);
        third.restore(reader);
        signal.restore(reader);
    }
}
