package dev.almanac.analytics.indicator.volume;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.rolling.RollingMedian;

/**
 * Median of what was traded per bar over the last {@code n} bars, in the quote asset: quote volume where the source gives
 * it, else close x volume. 0 or more; first value at bar {@code n}. Exact memory of {@code n} bars.
 */
public final class MedianTurnover implements Indicator {
    private final RollingMedian turnover;

    /** @param period number of bars, at least 2 */
    public MedianTurnover(int period) {
        this.turnover = new RollingMedian(period);
    }

    @Override
    public void update(Bar bar) {
        double quoted = bar.quoteVolume();
        turnover.add(Double.isNaN(quoted) ? bar.close() * bar.volume() : quoted);
    }

    /** The median, in the quote asset per bar. */
    public double value() {
        return turnover.median();
    }

    @Override
    public void save(StateWriter writer) {
        turnover.save(writer);
    }

    @Override
    public void restore(StateReader reader) {
        turnover.restore(reader);
    }
}
