package dev.almanac.analytics.indicator.average;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;

/**
 * Double exponential average: {@code DEMA = 2 E1 - E2} with {@code E1} the EMA of closes and {@code E2} the EMA of
 * {@code E1} (Mulloy, Smoothing Data with Faster Moving Averages, Technical Analysis of Stocks and Commodities, 1994).
 * In the unit of price; first value at bar {@code 2 n - 1}; its memory fades.
 */
public final class DoubleAverage implements Indicator {
    private final ExponentialAverage first;
    private final ExponentialAverage second;

    /** @param period number of bars, at least 1 */
    public DoubleAverage(int period) {
        this.first = ExponentialAverage.usual(period);
        this.second = ExponentialAverage.usual(period);
    }

    @Override
    public void update(Bar bar) {
        first.add(bar.close());
        second.add(first.value());
    }

    /** The average, in the unit of price. */
    public double value() {
        return 2 * first.value() - second.value();
    }

    @Override
    public void save(StateWriter writer) {
        first.save(writer);
        second.save(writer);
    }

    @Override
    public void restore(StateReader reader) {
        first.restore(reader);
        second.restore(reader);
    }
}
