package dev.almanac.analytics.indicator.momentum;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.Quotient;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.rolling.RollingBound;

/**
 * Fisher transform: with {@code P = (H + L) / 2} and {@code x} its place between lowest and highest of the last {@code
 * n}, {@code v_t = 0.66 (x - 0.5) + 0.67 v_(t-1)}, held within -0.999..0.999 where it leaves -0.99..0.99, and {@code
 * F_t = 0.5 ln((1 + v_t) / (1 - v_t)) + 0.5 F_(t-1)}; the trigger is {@code F} of the bar before (Ehlers, Using the
 * Fisher Transform, Technical Analysis of Stocks and Commodities, 2002). Within -7.601..7.601; first value at bar
 * {@code n}, begun from 0, the trigger a bar later. {@code NaN} where the range is 0, which leaves {@code v} and
 * {@code F} as they were. Its memory fades.
 */
public final class FisherTransform implements Indicator {
    private static final double EDGE = 0.99;
    private static final double LIMIT = 0.999;

    private final RollingBound highest;
    private final RollingBound lowest;
    private double place;
    private double transform;
    private double value = Double.NaN;
    private double trigger = Double.NaN;

    /** @param period number of bars of the range */
    public FisherTransform(int period) {
        this.highest = RollingBound.highest(period);
        this.lowest = RollingBound.lowest(period);
    }

    @Override
    public void update(Bar bar) {
        double price = (bar.high() + bar.low()) / 2;
        highest.add(price);
        lowest.add(price);
        double low = lowest.value();
        double now = Quotient.of(price - low, highest.value() - low);
        trigger = value;
        value = Double.NaN;
        if (!Double.isNaN(now)) {
            double next = 0.66 * (now - 0.5) + 0.67 * place;
            place = Math.abs(next) > EDGE ? Math.copySign(LIMIT, next) : next;
            transform = 0.5 * StrictMath.log((1 + place) / (1 - place)) + 0.5 * transform;
            value = transform;
        }
    }

    /** The transform. */
    public double value() {
        return value;
    }

    /** The transform of the bar before. */
    public double trigger() {
        return trigger;
    }

    @Override
    public void save(StateWriter writer) {
        writer.putDouble(place);
        writer.putDouble(transform);
        writer.putDouble(value);
        writer.putDouble(trigger);
        highest.save(writer);
        lowest.save(writer);
    }

    @Override
    public void restore(StateReader reader) {
        place = reader.getDouble();
        transform = reader.getDouble();
        value = reader.getDouble();
        trigger = reader.getDouble();
        highest.restore(reader);
        lowest.restore(reader);
    }
}
