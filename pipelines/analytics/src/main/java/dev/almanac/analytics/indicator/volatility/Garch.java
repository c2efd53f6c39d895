package dev.almanac.analytics.indicator.volatility;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.momentum.LogReturn;
import dev.almanac.analytics.indicator.rolling.RollingSum;

/**
 * Forecasts of a GARCH(1,1) with given parameters: {@code h_(t+1) = (1 - p) V_t + alpha r_t^2 + (p - alpha) h_t} of log
 * returns {@code r} taken as having no mean (Bollerslev, Generalized Autoregressive Conditional Heteroskedasticity, Journal of
 * Econometrics, 1986). Nothing is fitted: {@code alpha} and the persistence {@code p} (alpha and beta together) are given, and
 * the level that variance returns to is the mean square {@code V_t} of the last {@code n} returns, known at that bar
 * (variance targeting: Engle and Mezrich, GARCH for Groups, Risk, 1996). {@code h} begins as {@code V}. Shown are the
 * forecast for the next bar and the mean forecast for the next {@code m}, {@code V + (h - V) (1 - p^m) / (m (1 - p))}, as
 * fractions per year, 0 or more. First value at bar {@code n + 1}; its memory fades. The return over a gap counts as one
 * bar's.
 */
public final class Garch implements Indicator {
    private final double scale;
    private final double alpha;
    private final double persistence;
    private final double ofExcess;
    private final LogReturn logReturn = new LogReturn();
    private final RollingSum squares;
    private double variance = Double.NaN;

    /**
     * @param alpha weight of the last squared return
     * @param persistence weight of all that is not the level, at least {@code alpha} and less than 1
     * @param period number of returns that the level is the mean square of
     * @param horizon how many bars the longer forecast is for
     * @param barsPerYear what a year has of the bars that are fed
     */
    public Garch(double alpha, double persistence, int period, int horizon, double barsPerYear) {
        this.scale = Math.sqrt(barsPerYear);
        this.alpha = alpha;
        this.persistence = persistence;
        this.squares = new RollingSum(period);
        double sum = 0;
        double share = 1;
        for (int i = 0; i < horizon; i++) {
            sum += share;
            share *= persistence;
        }
        this.ofExcess = sum / horizon;
    }

    @Override
    public void update(Bar bar) {
        logReturn.update(bar);
        double square = logReturn.value() * logReturn.value();
        if (Double.isNaN(square)) {
            return;
        }
        squares.add(square);
        double level = squares.mean();
        variance = Double.isNaN(variance)
                ? level
                : (1 - persistence) * level + alpha * square + (persistence - alpha) * variance;
    }

    /** Forecast for the next bar, a fraction per year. */
    public double next() {
        return scale * Math.sqrt(variance);
    }

    /** Mean forecast for the bars of the horizon, a fraction per year. */
    public double horizon() {
        double level = squares.mean();
        return scale * Math.sqrt(level + (variance - level) * ofExcess);
    }

    @Override
    public void save(StateWriter writer) {
        logReturn.save(writer);
        squares.save(writer);
        writer.putDouble(variance);
    }

    @Override
    public void restore(StateReader reader) {
        logReturn.restore(reader);
        squares.restore(reader);
        variance = reader.getDouble();
    }
}
