package dev.almanac.analytics.indicator.average;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;

/**
 * McGinley's dynamic: {@code A_t = A_(t-1) + (C_t - A_(t-1)) / (0.6 n (C_t / A_(t-1))^4)}, begun with the first close
 * (McGinley, The McGinley Dynamic, MTA Journal, 1997). A price; first value at bar 2; its memory fades. Where the
 * price falls to a small part of the average the formula would throw the average far beyond the price, from where it
 * never comes back, so a step ends at the price at the latest.
 */
public final class McGinleyDynamic implements Indicator {
    private static final double SHARE = 0.6;

    private final double base;
    private double previous = Double.NaN;
    private double value = Double.NaN;

    /** @param period number of bars, at least 2 */
    public McGinleyDynamic(int period) {
        this.base = SHARE * period;
    }

    @Override
    public void update(Bar bar) {
        double close = bar.close();
        if (Double.isNaN(previous)) {
            previous = close;
            return;
        }
        // The division waits for nothing that the bar before left, unlike one by the average.
        double squaredClose = close * close;
        double scale = 1 / (base * squaredClose * squaredClose);
        double squared = previous * previous;
        value = previous + Math.min(1, squared * squared * scale) * (close - previous);
        previous = value;
    }

    /** The average, a price. */
    public double value() {
        return value;
    }

    @Override
    public void save(StateWriter writer) {
        writer.putDouble(previous);
        writer.putDouble(value);
    }

    @Override
    public void restore(StateReader reader) {
        previous = reader.getDouble();
        value = reader.getDouble();
    }
}
