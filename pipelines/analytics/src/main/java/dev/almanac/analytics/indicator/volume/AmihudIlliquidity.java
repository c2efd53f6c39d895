package dev.almanac.analytics.indicator.volume;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.Quotient;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.rolling.RollingSum;

/**
 * Illiquidity: mean over {@code n} bars of {@code |C_t / C_(t-1) - 1|} by what was traded in the quote asset, so how far one
 * unit of money moves the price (Amihud, Illiquidity and Stock Returns, 2002), without the constant by which it is often
 * multiplied. Turnover is quote volume where the source gives it, else close x volume. Per unit of the quote asset, 0 or
 * more; first value at bar {@code n + 1}. A bar without trades stays out of the mean, its close is what the next one is
 * compared with.
 */
public final class AmihudIlliquidity implements Indicator {
    private final RollingSum impacts;
    private double previousClose = Double.NaN;

    /** @param period number of bars */
    public AmihudIlliquidity(int period) {
        this.impacts = new RollingSum(period);
    }

    @Override
    public void update(Bar bar) {
        double quoted = bar.quoteVolume();
        double turnover = Double.isNaN(quoted) ? bar.close() * bar.volume() : quoted;
        double impact = Quotient.of(Math.abs(Quotient.excess(bar.close(), previousClose)), turnover);
        previousClose = bar.close();
        if (!Double.isNaN(impact)) {
            impacts.add(impact);
        }
    }

    /** The mean impact, per unit of the quote asset. */
    public double value() {
        return impacts.mean();
    }

    @Override
    public void save(StateWriter writer) {
        writer.putDouble(previousClose);
        impacts.save(writer);
    }

    @Override
    public void restore(StateReader reader) {
        previousClose = reader.getDouble();
        impacts.restore(reader);
    }
}
