package dev.almanac.analytics.indicator.volatility;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;

/**
 * Parkinson's volatility from highs and lows: the root of the mean of {@code ln(H / L)^2 / (4 ln 2)} over {@code n} bars,
 * times the root of the number of bars in a year (Parkinson, The Extreme Value Method for Estimating the Variance of the Rate
 * of Return, Journal of Business, 1980). A fraction per year, 0 or more; blind to moves between bars. First value at bar
 * {@code n}. Exact memory of {@code n} bars.
 */
public final class Parkinson implements Indicator {
    private static final double SHARE = 1 / (4 * StrictMath.log(2));

    private final VarianceWindow variances;

    /**
     * @param period number of bars
     * @param barsPerYear what a year has of the bars that are fed
     */
    public Parkinson(int period, double barsPerYear) {
        this.variances = new VarianceWindow(period, barsPerYear);
    }

    @Override
    public void update(Bar bar) {
        double range = StrictMath.log(bar.high() / bar.low());
        variances.add(SHARE * range * range);
    }

    /** The volatility, a fraction per year. */
    public double value() {
        return variances.volatility();
    }

    @Override
    public void save(StateWriter writer) {
        variances.save(writer);
    }

    @Override
    public void restore(StateReader reader) {
        variances.restore(reader);
    }
}
