package dev.almanac.analytics.indicator.average;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;

/**
 * Triple exponential average: {@code TEMA = 3 E1 - 3 E2 + E3} with {@code E1} the EMA of closes, {@code E2} that of
 * {@code E1} and {@code E3} that of {@code E2} (Mulloy, Smoothing Data with Less Lag, Technical Analysis of Stocks and
 * Commodities, 1994). In the unit of price; first value at bar {@code 3 n - 2}; its memory fades.
 */
public final class TripleAverage implements Indicator {
    private final ExponentialAverage first;
    private final ExponentialAverage second;
    private final ExponentialAverage third;

    /** @param period number of bars, at least 1 */
    public TripleAverage(int period) {
        this.first = ExponentialAverage.usual(period);
        this.second = ExponentialAverage.usual(period);
        this.third = ExponentialAverage.usual(period);
    }

    @Override
    public void update(Bar bar) {
        first.add(bar.close());
        second.add(first.value());
        third.add(second.value());
    }

    /** The average, in the unit of price. */
    public double value() {
        return 3 * (first.value() - second.value()) + third.value();
    }

    @Override
    public void save(StateWriter writer) {
        first.save(writer);
        second.save(writer);
        third.save(writer);
    }

    @Override
    public void restore(StateReader reader) {
        first.restore(reader);
        second.restore(reader);
        third.restore(reader);
    }
}
