package dev.almanac.analytics.indicator.momentum;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.rolling.RollingSum;

/**
 * Balance of power: mean of {@code (C - O) / (H - L)} over {@code n} bars (Livshin, Balance of Market Power, Technical
 * Analysis of Stocks and Commodities, 2001). A bar without range counts as 0, for neither side moved it. Within -1..1;
 * first value at bar {@code n}. Exact memory of {@code n} bars.
 */
public final class BalanceOfPower implements Indicator {
    private final RollingSum balances;

    /** @param period number of bars; 1 shows the balance of the last bar alone */
    public BalanceOfPower(int period) {
        this.balances = new RollingSum(period);
    }

    @Override
    public void update(Bar bar) {
        double range = bar.high() - bar.low();
        balances.add(range == 0 ? 0 : (bar.close() - bar.open()) / range);
    }

    /** The balance, -1..1. */
    public double value() {
        return balances.mean();
    }

    @Override
    public void save(StateWriter writer) {
        balances.save(writer);
    }

    @Override
    public void restore(StateReader reader) {
        balances.restore(reader);
    }
}
