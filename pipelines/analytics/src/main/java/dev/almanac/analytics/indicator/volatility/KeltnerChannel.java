package dev.almanac.analytics.indicator.volatility;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.Quotient;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.average.ExponentialAverage;

/**
 * Keltner channel in its present form: {@code EMA_n(C) +- k ATR_m}, width {@code (upper - lower) / EMA} (Keltner, How to Make
 * Money in Commodities, 1960; with the average true range after Raschke). Prices; first value at bar {@code max(n, m + 1)};
 * its memory fades.
 */
public final class KeltnerChannel implements Indicator {
    private final double ranges;
    private final ExponentialAverage average;
    private final AverageTrueRange range;

    /**
     * @param period number of bars of the average
     * @param ranges distance of each band from the average in average true ranges
     * @param rangePeriod number of true ranges
     */
    public KeltnerChannel(int period, double ranges, int rangePeriod) {
        this.ranges = ranges;
        this.average = ExponentialAverage.usual(period);
        this.range = new AverageTrueRange(rangePeriod);
    }

    @Override
    public void update(Bar bar) {
        average.add(bar.close());
        range.update(bar);
    }

    /** The average between the bands, a price. */
    public double middle() {
        return average.value();
    }

    /** The upper band, a price. */
    public double upper() {
        return average.value() + ranges * range.value();
    }

    /** The lower band, a price. */
    public double lower() {
        return average.value() - ranges * range.value();
    }

    /** Distance of the bands as a fraction of the average, 0 or more. */
    public double width() {
        return Quotient.of(2 * ranges * range.value(), average.value());
    }

    @Override
    public void save(StateWriter writer) {
        average.save(writer);
        range.save(writer);
    }

    @Override
    public void restore(StateReader reader) {
        average.restore(reader);
        range.restore(reader);
    }
}
