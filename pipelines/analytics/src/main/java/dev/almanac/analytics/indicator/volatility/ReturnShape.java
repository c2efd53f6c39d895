package dev.almanac.analytics.indicator.volatility;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.momentum.LogReturn;
import dev.almanac.analytics.indicator.rolling.RollingShape;

/**
 * Skew and excess kurtosis of the last {@code n} log returns, corrected for the size of the sample (Joanes and Gill, Comparing
 * Measures of Sample Skewness and Kurtosis, 1998). Pure numbers, 0 for normal returns; {@code NaN} where all returns are
 * equal. First value at bar {@code n + 1}. Exact memory of {@code n + 1} bars.
 */
public final class ReturnShape implements Indicator {
    private final LogReturn logReturn = new LogReturn();
    private final RollingShape returns;

    /** @param period number of returns, at least 4 */
    public ReturnShape(int period) {
        this.returns = new RollingShape(period);
    }

    @Override
    public void update(Bar bar) {
        logReturn.update(bar);
        double value = logReturn.value();
        if (!Double.isNaN(value)) {
            returns.add(value);
        }
    }

    /** The skew. */
    public double skew() {
        return returns.skew();
    }

    /** The kurtosis less 3. */
    public double kurtosis() {
        return returns.excessKurtosis();
    }

    @Override
    public void save(StateWriter writer) {
        logReturn.save(writer);
        returns.save(writer);
    }

    @Override
    public void restore(StateReader reader) {
        logReturn.restore(reader);
        returns.restore(reader);
    }
}
