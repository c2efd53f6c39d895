package dev.almanac.analytics.indicator.volatility;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;

/**
 * Volatility of Garman and Klass: the root of the mean of {@code ln(H / L)^2 / 2 - (2 ln 2 - 1) ln(C / O)^2} over {@code n}
 * bars, times the root of the number of bars in a year (Garman and Klass, On the Estimation of Security Price Volatilities
 * from Historical Data, Journal of Business, 1980). A fraction per year, 0 or more; blind to moves between bars. First value
 * at bar {@code n}. Exact memory of {@code n} bars.
 */
public final class GarmanKlass implements Indicator {
    private static final double BODY = 2 * StrictMath.log(2) - 1;

    private final VarianceWindow variances;

    /**
     * @param period number of bars
     * @param barsPerYear what a year has of the bars that are fed
     */
    public GarmanKlass(int period, double barsPerYear) {
        this.variances = new VarianceWindow(period, barsPerYear);
    }

    @Override
    public void update(Bar bar) {
        double range = StrictMath.log(bar.high() / bar.low());
        double body = StrictMath.log(bar.close() / bar.open());
        variances.add(range * range / 2 - BODY * body * body);
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
