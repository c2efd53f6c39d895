package dev.almanac.analytics.indicator.average;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.rolling.Delay;

/**
 * Zero-lag exponential average: the EMA of {@code 2 C_t - C_(t-l)} with the lag {@code l = (n - 1) / 2} rounded down
 * (Ehlers and Way, Zero Lag (Well, Almost), Technical Analysis of Stocks and Commodities, 2010). In the unit of price;
 * first value at bar {@code n + l}; its memory fades.
 */
public final class ZeroLagAverage implements Indicator {
    private final Delay closes;
    private final ExponentialAverage average;

    /** @param period number of bars, at least 3 */
    public ZeroLagAverage(int period) {
        this.closes = new Delay((period - 1) / 2);
        this.average = ExponentialAverage.usual(period);
    }

    @Override
    public void update(Bar bar) {
        average.add(2 * bar.close() - closes.push(bar.close()));
    }

    /** The average, in the unit of price. */
    public double value() {
        return average.value();
    }

    @Override
    public void save(StateWriter writer) {
        closes.save(writer);
        average.save(writer);
    }

    @Override
    public void restore(StateReader reader) {
        closes.restore(reader);
        average.restore(reader);
    }
}
