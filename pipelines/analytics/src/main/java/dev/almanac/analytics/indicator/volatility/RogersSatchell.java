package dev.almanac.analytics.indicator.volatility;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;

/**
 * Volatility of Rogers and Satchell: the root of the mean of {@code ln(H / C) ln(H / O) + ln(L / C) ln(L / O)} over
 * {@code n} bars, times the root of the number of bars in a year (Rogers and Satchell, Estimating Variance from High, Low and
 * Closing Prices, Annals of Applied Probability, 1991). Right whatever the drift inside a bar; blind to moves between bars. A
 * fraction per year, 0 or more; first value at bar {@code n}. Exact memory of {@code n} bars.
 */
public final class RogersSatchell implements Indicator {
    private final VarianceWindow variances;

    /**
     * @param period number of bars
     * @param barsPerYear what a year has of the bars that are fed
     */
    public RogersSatchell(int period, double barsPerYear) {
        this.variances = new VarianceWindow(period, barsPerYear);
    }

    @Override
    public void update(Bar bar) {
        variances.add(variance(bar));
    }

    /** The variance of one bar, of logarithms of prices, 0 or more. */
    static double variance(Bar bar) {
        double high = StrictMath.log(bar.high() / bar.open());
        double low = StrictMath.log(bar.low() / bar.open());
        double close = StrictMath.log(bar.close() / bar.open());
        return high * (high - close) + low * (low - close);
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
