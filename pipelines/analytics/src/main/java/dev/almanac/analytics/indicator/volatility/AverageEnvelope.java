package dev.almanac.analytics.indicator.volatility;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.rolling.RollingSum;

/**
 * Envelope of a moving average: {@code SMA_n(C)} and lines {@code percent} above and below it (definition). Prices; first
 * value at bar {@code n}. Exact memory of {@code n} bars.
 */
public final class AverageEnvelope implements Indicator {
    private final double share;
    private final RollingSum closes;

    /**
     * @param period number of bars
     * @param percent distance of each line from the average
     */
    public AverageEnvelope(int period, double percent) {
        this.share = percent / 100;
        this.closes = new RollingSum(period);
    }

    @Override
    public void update(Bar bar) {
        closes.add(bar.close());
    }

    /** The average, a price. */
    public double middle() {
        return closes.mean();
    }

    /** The upper line, a price. */
    public double upper() {
        return closes.mean() * (1 + share);
    }

    /** The lower line, a price. */
    public double lower() {
        return closes.mean() * (1 - share);
    }

    @Override
    public void save(StateWriter writer) {
        closes.save(writer);
    }

    @Override
    public void restore(StateReader reader) {
        closes.restore(reader);
    }
}
