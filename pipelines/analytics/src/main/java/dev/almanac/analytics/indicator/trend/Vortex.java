package dev.almanac.analytics.indicator.trend;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.Quotient;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.rolling.RollingSum;
import dev.almanac.analytics.indicator.volatility.TrueRange;

/**
 * Vortex: {@code VI+ = sum |H - L before| / sum TR} and {@code VI- = sum |L - H before| / sum TR} over the last {@code n} bars
 * (Botes and Siepman, The Vortex Indicator, Technical Analysis of Stocks and Commodities, 2010). Pure numbers around 1, 0 or
 * more; {@code NaN} where prices did not move; first value at bar {@code n + 1}. Exact memory of {@code n + 1} bars.
 */
public final class Vortex implements Indicator {
    private final RollingSum rises;
    private final RollingSum falls;
    private final RollingSum ranges;
    private double previousHigh = Double.NaN;
    private double previousLow = Double.NaN;
    private double previousClose = Double.NaN;

    /** @param period number of bars */
    public Vortex(int period) {
        this.rises = new RollingSum(period);
        this.falls = new RollingSum(period);
        this.ranges = new RollingSum(period);
    }

    @Override
    public void update(Bar bar) {
        if (!Double.isNaN(previousClose)) {
            rises.add(Math.abs(bar.high() - previousLow));
            falls.add(Math.abs(bar.low() - previousHigh));
            ranges.add(TrueRange.of(bar, previousClose));
        }
        previousHigh = bar.high();
        previousLow = bar.low();
        previousClose = bar.close();
    }

    /** {@code VI+}, 0 or more. */
    public double plus() {
        return Quotient.of(rises.sum(), ranges.sum());
    }

    /** {@code VI-}, 0 or more. */
    public double minus() {
        return Quotient.of(falls.sum(), ranges.sum());
    }

    @Override
    public void save(StateWriter writer) {
        rises.save(writer);
        falls.save(writer);
        ranges.save(writer);
        writer.putDouble(previousHigh);
        writer.putDouble(previousLow);
        writer.putDouble(previousClose);
    }

    @Override
    public void restore(StateReader reader) {
        rises.restore(reader);
        falls.restore(reader);
        ranges.restore(reader);
        previousHigh = reader.getDouble();
        previousLow = reader.getDouble();
        previousClose = reader.getDouble();
    }
}
