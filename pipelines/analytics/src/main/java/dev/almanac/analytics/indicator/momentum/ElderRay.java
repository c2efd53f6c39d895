package dev.almanac.analytics.indicator.momentum;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.average.ExponentialAverage;

/**
 * Elder ray: bull power {@code H - EMA_n} and bear power {@code L - EMA_n}, the average of closes (Elder, Trading for
 * a Living, 1993). In the unit of price; first value at bar {@code n}. Its memory fades.
 */
public final class ElderRay implements Indicator {
    private final ExponentialAverage average;
    private double high = Double.NaN;
    private double low = Double.NaN;

    /** @param period period of the average */
    public ElderRay(int period) {
        this.average = ExponentialAverage.usual(period);
    }

    @Override
    public void update(Bar bar) {
        average.add(bar.close());
        high = bar.high();
        low = bar.low();
    }

    /** How far the high lies above the average, in the unit of price. */
    public double bull() {
        return high - average.value();
    }

    /** How far the low lies above the average, in the unit of price; mostly negative. */
    public double bear() {
        return low - average.value();
    }

    @Override
    public void save(StateWriter writer) {
        writer.putDouble(high);
        writer.putDouble(low);
        average.save(writer);
    }

    @Override
    public void restore(StateReader reader) {
        high = reader.getDouble();
        low = reader.getDouble();
        average.restore(reader);
    }
}
