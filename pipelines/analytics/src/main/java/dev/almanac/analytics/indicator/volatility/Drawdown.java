package dev.almanac.analytics.indicator.volatility;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.Quotient;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.rolling.RollingBound;

/**
 * Distance of the close below the highest high of the last {@code n} bars: {@code C / HH_n - 1}. A fraction within -1..0;
 * first value at bar {@code n}. Exact memory of {@code n} bars.
 */
public final class Drawdown implements Indicator {
    private final RollingBound highs;
    private double close = Double.NaN;

    /** @param period number of bars */
    public Drawdown(int period) {
        this.highs = RollingBound.highest(period);
    }

    @Override
    public void update(Bar bar) {
        highs.add(bar.high());
        close = bar.close();
    }

    /** The distance, a fraction, 0 at the high. */
    public double value() {
        return Quotient.excess(close, highs.value());
    }

    @Override
    public void save(StateWriter writer) {
        writer.putDouble(close);
        highs.save(writer);
    }

    @Override
    public void restore(StateReader reader) {
        close = reader.getDouble();
        highs.restore(reader);
    }
}
