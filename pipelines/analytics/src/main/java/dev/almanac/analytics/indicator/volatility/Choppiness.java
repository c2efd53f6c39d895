package dev.almanac.analytics.indicator.volatility;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.Quotient;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.rolling.RollingBound;
import dev.almanac.analytics.indicator.rolling.RollingSum;

/**
 * Choppiness index: {@code 100 ln(sum of TR / (highest - lowest)) / ln n} over the last {@code n} bars, high and low of each
 * taken with the close before it as in the true range (Dreiss, after Mandelbrot; Technical Analysis of Stocks and
 * Commodities, 1993). Within 0..100, high where prices go nowhere; {@code NaN} where the range is 0. First value at bar
 * {@code n + 1}. Exact memory of {@code n + 1} bars.
 */
public final class Choppiness implements Indicator {
    private final double perLog;
    private final RollingSum ranges;
    private final RollingBound highs;
    private final RollingBound lows;
    private double previousClose = Double.NaN;

    /** @param period number of bars, at least 2 */
    public Choppiness(int period) {
        this.perLog = 100 / StrictMath.log(period);
        this.ranges = new RollingSum(period);
        this.highs = RollingBound.highest(period);
        this.lows = RollingBound.lowest(period);
    }

    @Override
    public void update(Bar bar) {
        double before = previousClose;
        previousClose = bar.close();
        if (Double.isNaN(before)) {
            return;
        }
        double high = Math.max(bar.high(), before);
        double low = Math.min(bar.low(), before);
        ranges.add(high - low);
        highs.add(high);
        lows.add(low);
    }

    /** The index, 0..100. */
    public double value() {
        return perLog * StrictMath.log(Quotient.of(ranges.sum(), highs.value() - lows.value()));
    }

    @Override
    public void save(StateWriter writer) {
        writer.putDouble(previousClose);
        ranges.save(writer);
        highs.save(writer);
        lows.save(writer);
    }

    @Override
    public void restore(StateReader reader) {
        previousClose = reader.getDouble();
        ranges.restore(reader);
        highs.restore(reader);
        lows.restore(reader);
    }
}
