package dev.almanac.analytics.indicator.volume;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.Quotient;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.rolling.RollingSum;

/**
 * Chaikin money flow: sum of {@code V ((C - L) - (H - C)) / (H - L)} over the last {@code n} bars by the sum of their volume
 * (Chaikin; see Colby, The Encyclopedia of Technical Market Indicators, 2003). A bar without range adds no flow. Within
 * -1..1; first value at bar {@code n}; {@code NaN} where nothing traded. Exact memory of {@code n} bars.
 */
public final class ChaikinMoneyFlow implements Indicator {
    private final RollingSum flows;
    private final RollingSum volumes;

    /** @param period number of bars */
    public ChaikinMoneyFlow(int period) {
        this.flows = new RollingSum(period);
        this.volumes = new RollingSum(period);
    }

    @Override
    public void update(Bar bar) {
        flows.add(MoneyFlow.of(bar));
        volumes.add(bar.volume());
    }

    /** The flow, -1..1. */
    public double value() {
        return Quotient.of(flows.sum(), volumes.sum());
    }

    @Override
    public void save(StateWriter writer) {
        flows.save(writer);
        volumes.save(writer);
    }

    @Override
    public void restore(StateReader reader) {
        flows.restore(reader);
        volumes.restore(reader);
    }
}
