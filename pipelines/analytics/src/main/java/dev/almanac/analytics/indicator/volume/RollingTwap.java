package dev.almanac.analytics.indicator.volume;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.rolling.RollingSum;

/**
 * Time-weighted average price: mean of {@code (O + H + L + C) / 4} over the last {@code n} bars, each of which lasts equally
 * long (Almgren and Chriss, Optimal Execution of Portfolio Transactions, 2000, of which it is the case without aversion to
 * risk). A price; first value at bar {@code n}. A missing bar has no price and no weight. Exact memory of {@code n} bars.
 */
public final class RollingTwap implements Indicator {
    private final RollingSum prices;

    /** @param period number of bars */
    public RollingTwap(int period) {
        this.prices = new RollingSum(period);
    }

    @Override
    public void update(Bar bar) {
        prices.add((bar.open() + bar.high() + bar.low() + bar.close()) / 4);
    }

    /** The average, a price. */
    public double value() {
        return prices.mean();
    }

    @Override
    public void save(StateWriter writer) {
        prices.save(writer);
    }

    @Override
    public void restore(StateReader reader) {
        prices.restore(reader);
    }
}
