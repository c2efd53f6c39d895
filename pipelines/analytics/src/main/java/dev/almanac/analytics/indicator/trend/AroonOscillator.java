package dev.almanac.analytics.indicator.trend;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.rolling.RollingExtreme;

/**
 * Aroon oscillator: {@code 100 (age of the lowest low - age of the highest high) / n} over the last {@code n + 1} bars
 * (Chande, The Time Price Oscillator, Technical Analysis of Stocks and Commodities, 1995). Within -100..100; of equal
 * extremes the latest counts; first value at bar {@code n + 1}. Exact memory of {@code n + 1} bars.
 */
public final class AroonOscillator implements Indicator {
    private final int period;
    private final RollingExtreme highs;
    private final RollingExtreme lows;

    /** @param period number of bars before the current one */
    public AroonOscillator(int period) {
        this.period = period;
        this.highs = RollingExtreme.highest(period + 1);
        this.lows = RollingExtreme.lowest(period + 1);
    }

    @Override
    public void update(Bar bar) {
        highs.add(bar.high());
        lows.add(bar.low());
    }

    /** The oscillator, -100..100. */
    public double value() {
        return 100 * (lows.age() - highs.age()) / period;
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
