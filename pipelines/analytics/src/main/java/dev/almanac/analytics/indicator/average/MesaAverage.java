package dev.almanac.analytics.indicator.average;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;

/**
 * Ehlers's MESA adaptive average: {@code MAMA_t = a P_t + (1 - a) MAMA_(t-1)} of {@code P = (H + L) / 2}, where {@code
 * a} is {@code fast} divided by the degrees that the phase of the dominant cycle fell since the bar before (at least
 * 1), but not less than {@code slow}; the following average {@code FAMA} takes half of {@code a} of {@code MAMA}.
 * Phase and period come from a Hilbert transform whose length follows the period (Ehlers, MESA Adaptive Moving
 * Averages, Technical Analysis of Stocks and Commodities, 2001). A price; the transform reads 22 bars, its state needs
 * some more to settle, so the first value is at bar 33 as in other libraries. Its memory fades.
 */
public final class MesaAverage implements Indicator {
    /** Bars until the first value. */
    static final int WARM_UP = 33;

    private static final double DEGREES = 180 / Math.PI;

    private final double fast;
    private final double slow;
    private final HilbertFilter detrender = new HilbertFilter();
    private final HilbertFilter quadrature = new HilbertFilter();
    private final HilbertFilter advancedInPhase = new HilbertFilter();
    private final HilbertFilter advancedQuadrature = new HilbertFilter();
    private double before1 = Double.NaN;
    private double before2 = Double.NaN;
    private double before3 = Double.NaN;
    private int count;
    private double inPhase2;
    private double quadrature2;
    private double real;
    private double imaginary;
    private double period;
    private double phase;
    private double average = Double.NaN;
    private double following = Double.NaN;

    /**
     * @param fast largest weight of a price
     * @param slow least weight of a price
     */
    public MesaAverage(double fast, double slow) {
        this.fast = fast;
        this.slow = slow;
    }

    @Override
    public void update(Bar bar) {
        double price = (bar.high() + bar.low()) / 2;
        double smooth = (4 * price + 3 * before1 + 2 * before2 + before3) / 10;
        before3 = before2;
        before2 = before1;
        before1 = price;
        count = Math.min(count + 1, WARM_UP);
        if (Double.isNaN(smooth)) {
            average = price;
            following = price;
            return;
        }
        double fall = phaseFall(smooth);
        double weight = Math.max(fast / Math.max(fall, 1), slow);
        average += weight * (price - average);
        following += weight / 2 * (average - following);
    }

    /** Takes the next smoothed price and returns by how many degrees the phase fell. */
    private double phaseFall(double smooth) {
        double gain = 0.075 * period + 0.54;
        double trendless = detrender.next(smooth, gain);
        double q1 = quadrature.next(trendless, gain);
        double i1 = detrender.threeBefore();
        double i2 = i1 - advancedQuadrature.next(q1, gain);
        double q2 = q1 + advancedInPhase.next(i1, gain);
        double i2Before = inPhase2;
        double q2Before = quadrature2;
        inPhase2 = 0.2 * i2 + 0.8 * i2Before;
        quadrature2 = 0.2 * q2 + 0.8 * q2Before;
        real = 0.2 * (inPhase2 * i2Before + quadrature2 * q2Before) + 0.8 * real;
        imaginary = 0.2 * (inPhase2 * q2Before - quadrature2 * i2Before) + 0.8 * imaginary;
        double raw = real != 0 && imaginary != 0 ? 2 * Math.PI / StrictMath.atan(imaginary / real) : period;
        double bounded = Math.max(Math.min(raw, 1.5 * period), 0.67 * period);
        period = 0.2 * Math.max(Math.min(bounded, 50), 6) + 0.8 * period;
        double phaseBefore = phase;
        phase = i1 == 0 ? 0 : StrictMath.atan(q1 / i1) * DEGREES;
        return phaseBefore - phase;
    }

    /** The adaptive average, a price. */
    public double average() {
        return count < WARM_UP ? Double.NaN : average;
    }

    /** The average that follows it, a price. */
    public double following() {
        return count < WARM_UP ? Double.NaN : following;
    }

    @Override
    public void save(StateWriter writer) {
        writer.putInt(count);
        writer.putDouble(inPhase2);
        writer.putDouble(quadrature2);
        writer.putDouble(real);
        writer.putDouble(imaginary);
        writer.putDouble(period);
        writer.putDouble(phase);
        writer.putDouble(average);
        writer.putDouble(following);
        writer.putDouble(before1);
        writer.putDouble(before2);
        writer.putDouble(before3);
        detrender.save(writer);
        quadrature.save(writer);
        advancedInPhase.save(writer);
        advancedQuadrature.save(writer);
    }

    @Override
    public void restore(StateReader reader) {
        count = reader.getInt();
        inPhase2 = reader.getDouble();
        quadrature2 = reader.getDouble();
        real = reader.getDouble();
        imaginary = reader.getDouble();
        period = reader.getDouble();
        phase = reader.getDouble();
        average = reader.getDouble();
        following = reader.getDouble();
        before1 = reader.getDouble();
        before2 = reader.getDouble();
        before3 = reader.getDouble();
        detrender.restore(reader);
        quadrature.restore(reader);
        advancedInPhase.restore(reader);
        advancedQuadrature.restore(reader);
    }
}
