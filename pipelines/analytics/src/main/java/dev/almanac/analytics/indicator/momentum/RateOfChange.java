package dev.almanac.analytics.indicator.momentum;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.Quotient;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import java.util.Arrays;

/**
 * Rate of change: the close over the close exactly {@code n} intervals earlier, less 1; a fraction above -1. It counts
 * time and not bars: {@code NaN} where the bar of that time is missing, so that over a gap a 7-day change never spans more
 * than 7 days. First value at bar {@code n + 1} or later. Exact memory of {@code n + 1} bars.
 */
public final class RateOfChange implements Indicator {
    private final int period;
    private final long span;
    private final long[] opens;
    private final double[] closes;
    private int next;
    private double value = Double.NaN;

    /**
     * @param period number of intervals between the two closes
     * @param interval length of a bar in microseconds; bars open at least so far apart
     */
    public RateOfChange(int period, long interval) {
        this.period = period;
        this.span = period * interval;
        this.opens = new long[period];
        this.closes = new double[period];
        Arrays.fill(opens, Long.MIN_VALUE);
    }

    @Override
    public void update(Bar bar) {
        value = Quotient.excess(bar.close(), closeAt(bar.openTime() - span));
        opens[next] = bar.openTime();
        closes[next] = bar.close();
        next = next + 1 == period ? 0 : next + 1;
    }

    /** Without gaps it is the oldest that is kept; every missing bar moves it one place on. */
    private double closeAt(long open) {
        if (opens[next] == Long.MIN_VALUE) {
            return Double.NaN;
        }
        int place = next;
        for (int i = 0; i < period; i++) {
            if (opens[place] >= open) {
                return opens[place] == open ? closes[place] : Double.NaN;
            }
            place = place + 1 == period ? 0 : place + 1;
        }
        return Double.NaN;
    }

    /** The change, a fraction. */
    public double value() {
        return value;
    }

    @Override
    public void save(StateWriter writer) {
        writer.putDouble(value);
        writer.putInt(next);
        for (long open : opens) {
            writer.putLong(open);
        }
        writer.putDoubles(closes, period);
    }

    @Override
    public void restore(StateReader reader) {
        value = reader.getDouble();
        next = reader.getInt();
        for (int i = 0; i < period; i++) {
            opens[i] = reader.getLong();
        }
        reader.getDoubles(closes, period);
    }
}
