package dev.almanac.analytics.indicator.momentum;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.Quotient;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.average.ExponentialAverage;
import dev.almanac.analytics.indicator.rolling.RollingRange;

/**
 * Stochastic momentum index: {@code 100 D / (R / 2)}, {@code D} the distance of the close from the middle of the range
 * of {@code n} bars and {@code R} that range, both smoothed by an EMA over {@code a} and again over {@code b} values;
 * the signal line is an EMA of it (Blau, Stochastic Momentum, Technical Analysis of Stocks and Commodities, 1993).
 * Within -100..100; first value at bar {@code n + a + b - 2}, the signal {@code signal - 1} bars later; {@code NaN}
 * where prices never moved. Its memory fades.
 */
public final class StochasticMomentum implements Indicator {
    private final RollingRange range;
    private final ExponentialAverage distance;
    private final ExponentialAverage smoothDistance;
    private final ExponentialAverage width;
    private final ExponentialAverage smoothWidth;
    private final ExponentialAverage signal;
    private double line = Double.NaN;

    /**
     * @param period number of bars of the range
     * @param first period of the first smoothing
     * @param second period of the second smoothing
     * @param signal period of the signal line
     */
    public StochasticMomentum(int period, int first, int second, int signal) {
        this.range = new RollingRange(period);
        this.distance = ExponentialAverage.usual(first);
        this.smoothDistance = ExponentialAverage.usual(second);
        this.width = ExponentialAverage.usual(first);
        this.smoothWidth = ExponentialAverage.usual(second);
        this.signal = ExponentialAverage.usual(signal);
    }

    @Override
    public void update(Bar bar) {
        range.update(bar);
        double high = range.high();
        double low = range.low();
        distance.add(bar.close() - (high + low) / 2);
        smoothDistance.add(distance.value());
        width.add(high - low);
        smoothWidth.add(width.value());
        line = 200 * Quotient.of(smoothDistance.value(), smoothWidth.value());
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
        writer.putDouble(line);
        range.save(writer);
        distance.save(writer);
        smoothDistance.save(writer);
        width.save(writer);
        smoothWidth.save(writer);
        signal.save(writer);
    }

    @Override
    public void restore(StateReader reader) {
        line = reader.getDouble();
        range.restore(reader);
        distance.restore(reader);
        smoothDistance.restore(reader);
        width.restore(reader);
        smoothWidth.restore(reader);
        signal.restore(reader);
    }
}
