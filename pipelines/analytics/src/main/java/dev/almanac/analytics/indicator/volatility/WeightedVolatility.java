package dev.almanac.analytics.indicator.volatility;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.average.ExponentialAverage;
import dev.almanac.analytics.indicator.momentum.LogReturn;

/**
 * Exponentially weighted volatility: {@code v_t = lambda v_(t-1) + (1 - lambda) r_t^2} of log returns {@code r} taken as
 * having no mean, begun with the mean of the first {@code n} squares; its root times the root of the number of bars in a year
 * (J.P. Morgan and Reuters, RiskMetrics Technical Document, 1996). It is also that model's forecast for the next bar. A
 * fraction per year, 0 or more; first value at bar {@code n + 1}; its memory fades. The return over a gap counts as one
 * bar's.
 */
public final class WeightedVolatility implements Indicator {
    private final double scale;
    private final LogReturn logReturn = new LogReturn();
    private final ExponentialAverage variance;

    /**
     * @param lambda weight of the past, 0..1
     * @param period number of returns that it is begun with
     * @param barsPerYear what a year has of the bars that are fed
     */
    public WeightedVolatility(double lambda, int period, double barsPerYear) {
        this.scale = Math.sqrt(barsPerYear);
        this.variance = ExponentialAverage.of(period, 1 - lambda);
    }

    @Override
    public void update(Bar bar) {
        logReturn.update(bar);
        variance.add(logReturn.value() * logReturn.value());
    }

    /** The volatility, a fraction per year. */
    public double value() {
        return scale * Math.sqrt(variance.value());
    }

    @Override
    public void save(StateWriter writer) {
        logReturn.save(writer);
        variance.save(writer);
    }

    @Override
    public void restore(StateReader reader) {
        logReturn.restore(reader);
        variance.restore(reader);
    }
}
