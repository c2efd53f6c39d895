package dev.almanac.analytics.indicator.volume;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.average.ExponentialAverage;

/**
 * Klinger volume oscillator: fast less slow EMA of the volume force {@code 100 V T |2 (d / c - 1)|}, and an EMA of it as
 * signal line (Klinger, Identifying Trends with Volume Analysis, Technical Analysis of Stocks and Commodities, 1997). The
 * trend {@code T} is 1 where high + low + close rose and -1 where not; {@code d = H - L}; {@code c} sums {@code d} as long as
 * the trend lasts, begun with the bar before it turned. In hundredths of the base asset; force from bar 3 on, so the
 * oscillator from bar {@code max(fast, slow) + 2} on. Where {@code c} is 0 there was no range and there is no force. Its
 * memory fades.
 */
public final class KlingerOscillator implements Indicator {
    private final ExponentialAverage fast;
    private final ExponentialAverage slow;
    private final ExponentialAverage signal;
    private double previousSum = Double.NaN;
    private double previousRange = Double.NaN;
    private double trend;
    private double trendRange;

    /**
     * @param fast period of the fast average
     * @param slow period of the slow average
     * @param signal period of the signal line
     */
    public KlingerOscillator(int fast, int slow, int signal) {
        this.fast = ExponentialAverage.usual(fast);
        this.slow = ExponentialAverage.usual(slow);
        this.signal = ExponentialAverage.usual(signal);
    }

    @Override
    public void update(Bar bar) {
        double sum = bar.high() + bar.low() + bar.close();
        double range = bar.high() - bar.low();
        if (!Double.isNaN(previousSum)) {
            double before = trend;
            trend = Rise.isFrom(previousSum, sum) ? 1 : -1;
            trendRange = (trend == before ? trendRange : previousRange) + range;
            if (before != 0) {
                add(trendRange == 0 ? 0 : 200 * bar.volume() * trend * (1 - range / trendRange));
            }
        }
        previousSum = sum;
        previousRange = range;
    }

    private void add(double force) {
        fast.add(force);
        slow.add(force);
        signal.add(line());
    }

    /** Fast less slow average of the volume force. */
    public double line() {
        return fast.value() - slow.value();
    }

    /** Average of the oscillator. */
    public double signal() {
        return signal.value();
    }

    @Override
    public void save(StateWriter writer) {
        fast.save(writer);
        slow.save(writer);
        signal.save(writer);
        writer.putDouble(previousSum);
        writer.putDouble(previousRange);
        writer.putDouble(trend);
        writer.putDouble(trendRange);
    }

    @Override
    public void restore(StateReader reader) {
        fast.restore(reader);
        slow.restore(reader);
        signal.restore(reader);
        previousSum = reader.getDouble();
        previousRange = reader.getDouble();
        trend = reader.getDouble();
        trendRange = reader.getDouble();
    }
}
