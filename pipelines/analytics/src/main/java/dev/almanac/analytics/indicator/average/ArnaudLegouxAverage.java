package dev.almanac.analytics.indicator.average;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.rolling.Delay;

/**
 * Arnaud Legoux's average: the last {@code n} closes with the weights {@code exp(-(i - m)^2 / (2 s^2))}, {@code i}
 * from 0 at the oldest, {@code m = offset (n - 1)}, {@code s = n / sigma} (Legoux and Kouzis-Loukas, Arnaud Legoux
 * Moving Average, 2009). A price; first value at bar {@code n}. Exact memory of {@code n} bars. Bell-shaped weights
 * have no O(1) form, so each bar costs {@code n} products.
 */
public final class ArnaudLegouxAverage implements Indicator {
    private final double[] weights;
    private final Delay closes;

    /**
     * @param period number of bars
     * @param offset where in the window the largest weight stands, 0 at its oldest bar and 1 at its last
     * @param sigma how many deviations of the bell the window is wide
     */
    public ArnaudLegouxAverage(int period, double offset, double sigma) {
        this.closes = new Delay(period);
        this.weights = new double[period];
        double middle = offset * (period - 1);
        double deviation = period / sigma;
        double sum = 0;
        for (int i = 0; i < period; i++) {
            double away = (i - middle) / deviation;
            weights[i] = StrictMath.exp(-away * away / 2);
            sum += weights[i];
        }
        for (int i = 0; i < period; i++) {
            weights[i] /= sum;
        }
    }

    @Override
    public void update(Bar bar) {
        closes.push(bar.close());
    }

    /** The average, a price. */
    public double value() {
        return closes.weighted(weights);
    }

    @Override
    public void save(StateWriter writer) {
        closes.save(writer);
    }

    @Override
    public void restore(StateReader reader) {
        closes.restore(reader);
    }
}
