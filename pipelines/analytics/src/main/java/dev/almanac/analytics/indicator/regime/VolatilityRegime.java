package dev.almanac.analytics.indicator.regime;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.momentum.LogReturn;
import dev.almanac.analytics.indicator.rolling.RollingMedian;
import dev.almanac.analytics.indicator.rolling.RollingMoments;

/**
 * Whether volatility is low (-1), normal (0) or high (1) by the symbol's own past: the rank of the sample deviation of the
 * last {@code n} log returns among its last {@code window} values, 0 where it is the least and 1 where it is the largest.
 * High begins where the rank exceeds {@code 1 - tail} and ends where it falls below {@code 1 - tail - margin}; low mirrors
 * it. First value at bar {@code n + window}; the rank depends on so many bars, the regime on how it was entered: memory
 * fades. O(log window) and a move of part of the sorted window a bar.
 */
public final class VolatilityRegime implements Indicator {
    private final int window;
    private final LogReturn logReturn = new LogReturn();
    private final RollingMoments returns;
    private final RollingMedian volatilities;
    private final Hysteresis regime;
    private double rank = Double.NaN;

    /**
     * @param period number of returns that make a volatility, at least 2
     * @param window number of volatilities that the last one is ranked among, at least 2
     * @param tail share of ranks that are high, and of those that are low, below 0.5
     * @param margin by how much the rank must come back
     */
    public VolatilityRegime(int period, int window, double tail, double margin) {
        this.window = window;
        this.returns = new RollingMoments(period);
        this.volatilities = new RollingMedian(window);
        this.regime = new Hysteresis(0.5 - tail, margin);
    }

    @Override
    public void update(Bar bar) {
        logReturn.update(bar);
        if (Double.isNaN(logReturn.value())) {
            return;
        }
        returns.add(logReturn.value());
        double volatility = returns.sampleDeviation();
        if (Double.isNaN(volatility)) {
            return;
        }
        volatilities.add(volatility);
        if (Double.isNaN(volatilities.median())) {
            return;
        }
        // The middle of the ranks that equal values share; the last value is one of them.
        int below = volatilities.countBelow(volatility);
        int equal = volatilities.countBelow(Math.nextUp(volatility)) - below;
        rank = (below + (equal - 1) / 2.0) / (window - 1);
        regime.add(rank - 0.5);
    }

    /** The regime: -1, 0 or 1. */
    public double regime() {
        return regime.state();
    }

    /** The rank of the volatility, 0..1. */
    public double rank() {
        return rank;
    }

    @Override
    public void save(StateWriter writer) {
        logReturn.save(writer);
        returns.save(writer);
        volatilities.save(writer);
        regime.save(writer);
        writer.putDouble(rank);
    }

    @Override
    public void restore(StateReader reader) {
        logReturn.restore(reader);
        returns.restore(reader);
        volatilities.restore(reader);
        regime.restore(reader);
        rank = reader.getDouble();
    }
}
