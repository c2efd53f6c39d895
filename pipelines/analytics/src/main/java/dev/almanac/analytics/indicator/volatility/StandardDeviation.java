package dev.almanac.analytics.indicator.volatility;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.BarBlock;
import dev.almanac.analytics.indicator.BlockIndicator;
import dev.almanac.analytics.indicator.Quotient;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.rolling.RollingMoments;

/**
 * Standard deviation of the last {@code n} closes, with the divisor {@code n} (population) and {@code n - 1} (sample), and
 * how many population deviations the close lies from their mean (z-score). Deviations in the unit of price, 0 or more; the
 * score is {@code NaN} where closes are all equal. First value at bar {@code n}. Exact memory of {@code n} bars.
 */
public final class StandardDeviation implements BlockIndicator {
    private final RollingMoments closes;
    private double close = Double.NaN;
    private double[] deviations = new double[0];

    /** @param period number of bars, at least 2 */
    public StandardDeviation(int period) {
        this.closes = new RollingMoments(period);
    }

    @Override
    public void update(Bar bar) {
        close = bar.close();
        closes.add(close);
    }

    /** The deviation with the divisor {@code n}, in the unit of price. */
    public double population() {
        return closes.populationDeviation();
    }

    /** The deviation with the divisor {@code n - 1}, in the unit of price. */
    public double sample() {
        return closes.sampleDeviation();
    }

    /** Distance of the close from the mean in population deviations. */
    public double score() {
        return Quotient.of(close - closes.mean(), closes.populationDeviation());
    }

    @Override
    public void update(BarBlock block) {
        int count = block.count();
        deviations = closes.populationDeviations(block, block.closes());
        close = count == 0 ? close : block.closes()[count - 1];
    }

    /** The population deviations of a block. */
    public double[] populations(BarBlock block) {
        return deviations;
    }

    @Override
    public void save(StateWriter writer) {
        writer.putDouble(close);
        closes.save(writer);
    }

    @Override
    public void restore(StateReader reader) {
        close = reader.getDouble();
        closes.restore(reader);
    }
}
