package dev.almanac.analytics.indicator.factor;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.Quotient;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;

/**
 * Body, range and shadows of the candle, each as a fraction of the open and of the range. Those of the range are {@code NaN}
 * where high and low are equal. First value at bar 1. No memory.
 */
public final class CandleRatios implements Indicator {
    private double open = Double.NaN;
    private double range = Double.NaN;
    private double body = Double.NaN;
    private double upper = Double.NaN;
    private double lower = Double.NaN;
    private double shift = Double.NaN;

    @Override
    public void update(Bar bar) {
        open = bar.open();
        range = bar.high() - bar.low();
        body = bar.close() - bar.open();
        upper = bar.high() - Math.max(bar.open(), bar.close());
        lower = Math.min(bar.open(), bar.close()) - bar.low();
        shift = (bar.close() - bar.low()) - (bar.high() - bar.close());
    }

    /** Close less open, as a fraction of the open. */
    public double body() {
        return body / open;
    }

    /** High less low, as a fraction of the open. */
    public double range() {
        return range / open;
    }

    /** Close less open, as a fraction of the range, -1..1. */
    public double bodyOfRange() {
        return Quotient.of(body, range);
    }

    /** The upper shadow, as a fraction of the open. */
    public double upper() {
        return upper / open;
    }

    /** The upper shadow, as a fraction of the range, 0..1. */
    public double upperOfRange() {
        return Quotient.of(upper, range);
    }

    /** The lower shadow, as a fraction of the open. */
    public double lower() {
        return lower / open;
    }

    /** The lower shadow, as a fraction of the range, 0..1. */
    public double lowerOfRange() {
        return Quotient.of(lower, range);
    }

    /** How much farther the close lies from the low than from the high, as a fraction of the open. */
    public double shift() {
        return shift / open;
    }

    /** How much farther the close lies from the low than from the high, as a fraction of the range, -1..1. */
    public double shiftOfRange() {
        return Quotient.of(shift, range);
    }

    @Override
    public void save(StateWriter writer) {
        writer.putDouble(open);
        writer.putDouble(range);
        writer.putDouble(body);
        writer.putDouble(upper);
        writer.putDouble(lower);
        writer.putDouble(shift);
    }

    @Override
    public void restore(StateReader reader) {
        open = reader.getDouble();
        range = reader.getDouble();
        body = reader.getDouble();
        upper = reader.getDouble();
        lower = reader.getDouble();
        shift = reader.getDouble();
    }
}
