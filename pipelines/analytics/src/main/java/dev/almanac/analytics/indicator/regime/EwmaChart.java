package dev.almanac.analytics.indicator.regime;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.Quotient;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;

/**
 * EWMA control chart of log returns: {@code z_t = z_(t-1) + weight (r_t - z_(t-1))} between {@code m +- limit s
 * sqrt(weight / (2 - weight))}, where {@code m} and {@code s} are mean and sample deviation of the {@code n} returns before
 * the present one (Roberts, Control Chart Tests Based on Geometric Moving Averages, 1959). It sees a small lasting shift of
 * the mean sooner than single returns show it. The average begins with {@code m}; first value at bar {@code n + 2}; the
 * score is {@code NaN} where {@code s} is 0. Its memory fades.
 */
public final class EwmaChart implements Indicator {
    private final double weight;
    private final double limit;
    private final double narrowing;
    private final ReturnBaseline returns;
    private double value = Double.NaN;

    /**
     * @param period number of returns that the limits are made from, at least 2
     * @param weight of the last return in the average, above 0, at most 1
     * @param limit distance of the limits in deviations of the average
     */
    public EwmaChart(int period, double weight, double limit) {
        this.weight = weight;
        this.limit = limit;
        this.narrowing = Math.sqrt(weight / (2 - weight));
        this.returns = new ReturnBaseline(period);
    }

    @Override
    public void update(Bar bar) {
        returns.update(bar);
        double mean = returns.mean();
        if (Double.isNaN(mean)) {
            return;
        }
        double before = Double.isNaN(value) ? mean : value;
        value = before + weight * (returns.last() - before);
    }

    /** The average of returns, a logarithm. */
    public double value() {
        return value;
    }

    /** The upper limit, a logarithm. */
    public double upper() {
        return returns.mean() + limit * deviation();
    }

    /** The lower limit, a logarithm. */
    public double lower() {
        return returns.mean() - limit * deviation();
    }

    /** How far the average lies above the mean, in its own standard deviations; beyond the limit it is out of control. */
    public double score() {
        return Quotient.of(value - returns.mean(), deviation());
    }

    private double deviation() {
        return narrowing * returns.deviation();
    }

    @Override
    public void save(StateWriter writer) {
        returns.save(writer);
        writer.putDouble(value);
    }

    @Override
    public void restore(StateReader reader) {
        returns.restore(reader);
        value = reader.getDouble();
    }
}
