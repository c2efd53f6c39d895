package dev.almanac.analytics.indicator.average;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.rolling.Delay;
import dev.almanac.analytics.indicator.rolling.RollingSum;

/**
 * Kaufman's adaptive average: {@code A_t = A_(t-1) + s (C_t - A_(t-1))} with {@code s = (ER (2 / (fast + 1) - 2 /
 * (slow + 1)) + 2 / (slow + 1))^2} and the efficiency ratio {@code ER = |C_t - C_(t-n)| / sum of |changes| over n}
 * (Kaufman, Trading Systems and Methods, 1998). It begins from close {@code n}. A price; first value at bar {@code n +
 * 1}; where prices did not move the ratio counts as 0. Its memory fades, in a market without direction as slowly as
 * {@code slow} says.
 */
public final class AdaptiveAverage implements Indicator {
    private final Delay closes;
    private final RollingSum moves;
    private final double slowest;
    private final double reach;
    private double previousClose = Double.NaN;
    private double value = Double.NaN;

    /**
     * @param period number of changes that the efficiency is taken from
     * @param fast period of the EMA that it is like where all changes have one direction
     * @param slow period of the EMA that it is like where changes cancel out
     */
    public AdaptiveAverage(int period, int fast, int slow) {
        this.closes = new Delay(period);
        this.moves = new RollingSum(period);
        this.slowest = 2.0 / (slow + 1);
        this.reach = 2.0 / (fast + 1) - slowest;
    }

    @Override
    public void update(Bar bar) {
        double close = bar.close();
        double before = closes.push(close);
        moves.add(Math.abs(close - previousClose));
        if (Double.isNaN(before)) {
            previousClose = close;
            return;
        }
        double start = Double.isNaN(value) ? previousClose : value;
        double moved = moves.sum();
        double efficiency = moved == 0 ? 0 : Math.abs(close - before) / moved;
        double weight = efficiency * reach + slowest;
        value = start + weight * weight * (close - start);
        previousClose = close;
    }

    /** The average, a price. */
    public double value() {
        return value;
    }

    @Override
    public void save(StateWriter writer) {
        writer.putDouble(previousClose);
        writer.putDouble(value);
        closes.save(writer);
        moves.save(writer);
    }

    @Override
    public void restore(StateReader reader) {
        previousClose = reader.getDouble();
        value = reader.getDouble();
        closes.restore(reader);
        moves.restore(reader);
    }
}
