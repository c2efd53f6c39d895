package dev.almanac.analytics.indicator.volatility;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;

/**
 * Wilder's volatility system: a stop {@code k ATR_n} (of the bar before) below the highest close since prices turned up, or
 * above the lowest since they turned down; a close beyond it turns the direction, and the extreme begins anew with that close
 * (Wilder, New Concepts in Technical Trading Systems, 1978). A price and a direction of 1 or -1; it begins in the direction
 * of the closes so far; first value at bar {@code n + 2}; its memory fades.
 */
public final class VolatilityStop implements Indicator {
    private final double ranges;
    private final AverageTrueRange range;
    private double firstClose = Double.NaN;
    private double previousClose = Double.NaN;
    private double highest = Double.NEGATIVE_INFINITY;
    private double lowest = Double.POSITIVE_INFINITY;
    private double value = Double.NaN;
    private boolean rising;

    /**
     * @param period number of true ranges
     * @param ranges distance from the extreme close in average true ranges
     */
    public VolatilityStop(int period, double ranges) {
        this.ranges = ranges;
        this.range = new AverageTrueRange(period);
    }

    @Override
    public void update(Bar bar) {
        double close = bar.close();
        double reach = ranges * range.value();
        range.update(bar);
        if (!Double.isNaN(reach)) {
            follow(close, reach);
        }
        firstClose = Double.isNaN(firstClose) ? close : firstClose;
        previousClose = close;
        highest = Math.max(highest, close);
        lowest = Math.min(lowest, close);
    }

    private void follow(double close, double reach) {
        if (Double.isNaN(value)) {
            rising = previousClose > firstClose;
        }
        value = rising ? highest - reach : lowest + reach;
        if (rising ? close < value : close > value) {
            rising = !rising;
            highest = close;
            lowest = close;
        }
    }

    /** The stop that held during the bar, a price. */
    public double value() {
        return value;
    }

    /** 1 after a bar at whose close prices rise, -1 where they fall; {@code NaN} before there is a stop. */
    public double direction() {
        if (Double.isNaN(value)) {
            return Double.NaN;
        }
        return rising ? 1 : -1;
    }

    @Override
    public void save(StateWriter writer) {
        range.save(writer);
        writer.putDouble(firstClose);
        writer.putDouble(previousClose);
        writer.putDouble(highest);
        writer.putDouble(lowest);
        writer.putDouble(value);
        writer.putInt(rising ? 1 : 0);
    }

    @Override
    public void restore(StateReader reader) {
        range.restore(reader);
        firstClose = reader.getDouble();
        previousClose = reader.getDouble();
        highest = reader.getDouble();
        lowest = reader.getDouble();
        value = reader.getDouble();
        rising = reader.getInt() == 1;
    }
}
