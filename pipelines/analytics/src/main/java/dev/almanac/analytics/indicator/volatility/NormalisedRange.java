package dev.almanac.analytics.indicator.volatility;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.Quotient;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;

/**
 * Normalised average true range: {@code 100 ATR_n / C} (Forman, Cross-Market Evaluations with Normalized Average True Range,
 * Technical Analysis of Stocks and Commodities, 2006). Percent, 0 or more; first value at bar {@code n + 1}; its memory
 * fades.
 */
public final class NormalisedRange implements Indicator {
    private final AverageTrueRange range;
    private double close = Double.NaN;

    /** @param period number of true ranges, at least 1 */
    public NormalisedRange(int period) {
        this.range = new AverageTrueRange(period);
    }

    @Override
    public void update(Bar bar) {
        range.update(bar);
        close = bar.close();
    }

    /** The average range, percent of the close. */
    public double value() {
        return 100 * Quotient.of(range.value(), close);
    }

    @Override
    public void save(StateWriter writer) {
        range.save(writer);
        writer.putDouble(close);
    }

    @Override
    public void restore(StateReader reader) {
        range.restore(reader);
        close = reader.getDouble();
    }
}
