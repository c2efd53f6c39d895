package dev.almanac.analytics.indicator.volume;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;

/**
 * Accumulation/distribution line: the sum of {@code V ((C - L) - (H - C)) / (H - L)} over all bars (Chaikin; see Colby, The
 * Encyclopedia of Technical Market Indicators, 2003). A bar without range adds none. In the base asset, from the first bar
 * on; it depends on all bars since then, so only its changes can be compared between series.
 */
public final class AccumulationDistribution implements Indicator {
    private double value;

    @Override
    public void update(Bar bar) {
        value += MoneyFlow.of(bar);
    }

    /** The sum, in the base asset. */
    public double value() {
        return value;
    }

    @Override
    public void save(StateWriter writer) {
        writer.putDouble(value);
    }

    @Override
    public void restore(StateReader reader) {
        value = reader.getDouble();
    }
}
