package dev.almanac.analytics.indicator.factor;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.rolling.RollingExtreme;

/**
 * Where in the last {@code n} bars the highest high and the lowest low stand: 1 at the last bar, {@code 1 / n} at the oldest;
 * of equal ones the earliest counts. First value at bar {@code n}. Exact memory of {@code n} bars.
 */
public final class ExtremePlaces implements Indicator {
    private final int period;
    private final RollingExtreme highs;
    private final RollingExtreme lows;

    /** @param period number of bars */
    public ExtremePlaces(int period) {
        this.period = period;
        this.highs = RollingExtreme.earliestHighest(period);
        this.lows = RollingExtreme.earliestLowest(period);
    }

    @Override
    public void update(Bar bar) {
        highs.add(bar.high());
        lows.add(bar.low());
    }

    /** Place of the high, above 0, at most 1. */
    public double high() {
        return (period - highs.age()) / period;
    }

    /** Place of the low, above 0, at most 1. */
    public double low() {
        return (period - lows.age()) / period;
    }

    /** Place of the high less that of the low, -1..1. */
    public double difference() {
        return (lows.age() - highs.age()) / period;
    }

    @Override
    public void save(StateWriter writer) {
        highs.save(writer);
        lows.save(writer);
    }

    @Override
    public void restore(StateReader reader) {
        highs.restore(reader);
        lows.restore(reader);
    }
}
