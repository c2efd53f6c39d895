package dev.almanac.analytics.indicator.average;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.Quotient;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.rolling.RollingMoments;
import dev.almanac.analytics.indicator.rolling.RollingSlope;

/**
 * The least-squares line through the last {@code n} closes: where it ends (also known as the end point or least
 * squares moving average), where it begins, and which share of the variance of closes it explains, {@code R2 = slope^2
 * (n^2 - 1) / 12 / variance}. In the unit of price, {@code R2} within 0..1; first value at bar {@code n}; {@code R2}
 * is {@code NaN} where closes are all equal. Exact memory of {@code n} bars.
 */
public final class LinearRegression implements Indicator {
    private final int period;
    private final RollingSlope line;
    private final RollingMoments moments;

    /** @param period number of bars, at least 2 */
    public LinearRegression(int period) {
        this.period = period;
        this.line = new RollingSlope(period);
        this.moments = new RollingMoments(period);
    }

    @Override
    public void update(Bar bar) {
        line.add(bar.close());
        moments.add(bar.close());
    }

    /** Where the line stands at the last bar, in the unit of price. */
    public double end() {
        return line.end();
    }

    /** Where the line stands at the oldest bar of the window, in the unit of price. */
    public double start() {
        return line.start();
    }

    /** The share of the variance that the line explains, 0..1. */
    public double determination() {
        double explained = line.slope() * line.slope() * ((double) period * period - 1) / 12;
        return Math.min(1, Quotient.of(explained, moments.populationVariance()));
    }

    @Override
    public void save(StateWriter writer) {
        line.save(writer);
        moments.save(writer);
    }

    @Override
    public void restore(StateReader reader) {
        line.restore(reader);
        moments.restore(reader);
    }
}
