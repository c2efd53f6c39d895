package dev.almanac.analytics.indicator.average;

import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.Stateful;

/**
 * Ehlers's short Hilbert transform: {@code (0.0962 x_t + 0.5769 x_(t-2) - 0.5769 x_(t-4) - 0.0962 x_(t-6)) gain}
 * (Ehlers, Rocket Science for Traders, 2001). What came before the first value counts as 0.
 */
final class HilbertFilter implements Stateful {
    private static final double OUTER = 0.0962;
    private static final double INNER = 0.5769;

    private double before1;
    private double before2;
    private double before3;
    private double before4;
    private double before5;
    private double before6;
    private double result1;
    private double result2;
    private double result3;
    private double result;

    /** Takes the next value and returns the result. */
    double next(double value, double gain) {
        result3 = result2;
        result2 = result1;
        result1 = result;
        result = (OUTER * (value - before6) + INNER * (before2 - before4)) * gain;
        before6 = before5;
        before5 = before4;
        before4 = before3;
        before3 = before2;
        before2 = before1;
        before1 = value;
        return result;
    }

    /** The result of three values before the last. */
    double threeBefore() {
        return result3;
    }

    @Override
    public void save(StateWriter writer) {
        writer.putDouble(before1);
        writer.putDouble(before2);
        writer.putDouble(before3);
        writer.putDouble(before4);
        writer.putDouble(before5);
        writer.putDouble(before6);
        writer.putDouble(result1);
        writer.putDouble(result2);
        writer.putDouble(result3);
        writer.putDouble(result);
    }

    @Override
    public void restore(StateReader reader) {
        before1 = reader.getDouble();
        before2 = reader.getDouble();
        before3 = reader.getDouble();
        before4 = reader.getDouble();
        before5 = reader.getDouble();
        before6 = reader.getDouble();
        result1 = reader.getDouble();
        result2 = reader.getDouble();
        result3 = reader.getDouble();
        result = reader.getDouble();
    }
}
