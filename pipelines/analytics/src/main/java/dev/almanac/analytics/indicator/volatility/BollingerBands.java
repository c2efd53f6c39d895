package dev.almanac.analytics.indicator.volatility;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.BarBlock;
import dev.almanac.analytics.indicator.BlockIndicator;
import dev.almanac.analytics.indicator.Quotient;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.rolling.RollingMoments;

/**
 * Bollinger bands: {@code SMA_n +- k sd_n} of closes with the population deviation, {@code %B = (C - lower) / (upper -
 * lower)}, width {@code (upper - lower) / SMA} (Bollinger, Bollinger on Bollinger Bands, 2001). First value at bar
 * {@code n}; {@code %B} is {@code NaN} where closes are all equal. Exact memory of {@code n} bars.
 */
public final class BollingerBands implements BlockIndicator {
    private final double deviations;
    private final RollingMoments closes;
    private double close = Double.NaN;

    /**
     * @param period number of bars, at least 2
     * @param deviations distance of each band from the average in standard deviations
     */
    public BollingerBands(int period, double deviations) {
        this.deviations = deviations;
        this.closes = new RollingMoments(period);
    }

    @Override
    public void update(Bar bar) {
        close = bar.close();
        closes.add(close);
    }

    /** The average between the bands, a price. */
    public double middle() {
        return closes.mean();
    }

    /** The upper band, a price. */
    public double upper() {
        return closes.mean() + deviations * closes.populationDeviation();
    }

    /** The lower band, a price. */
    public double lower() {
        return closes.mean() - deviations * closes.populationDeviation();
    }

    /** {@code %B}: 0 at the lower band, 1 at the upper, beyond these outside. */
    public double percentB() {
        double reach = deviations * closes.populationDeviation();
        return Quotient.of(close - closes.mean() + reach, 2 * reach);
    }

    /** Distance of the bands as a fraction of the average, 0 or more. */
    public double width() {
        return Quotient.of(2 * deviations * closes.populationDeviation(), closes.mean());
    }

    @Override
    public void update(BarBlock block) {
        int count = block.count();
        double[] spread = block.room(1);
        closes.moments(block.closes(), count, block.room(0), spread);
        closes.populationDeviations(spread, count, spread, 0);
        close = count == 0 ? close : block.closes()[count - 1];
    }

    /** Writes the averages of a block. */
    public void middles(BarBlock block, double[] out, int at) {
        System.arraycopy(block.room(0), 0, out, at, block.count());
    }

    /** Writes the upper bands of a block. */
    public void uppers(BarBlock block, double[] out, int at) {
        bands(block, deviations, out, at);
    }

    /** Writes the lower bands of a block. */
    public void lowers(BarBlock block, double[] out, int at) {
        bands(block, -deviations, out, at);
    }

    private static void bands(BarBlock block, double reach, double[] out, int at) {
        double[] means = block.room(0);
        double[] spread = block.room(1);
        for (int i = 0; i < block.count(); i++) {
            out[at + i] = means[i] + reach * spread[i];
        }
    }

    /** Writes the {@code %B} of a block. */
    public void percentBs(BarBlock block, double[] out, int at) {
        double[] prices = block.closes();
        double[] means = block.room(0);
        double[] spread = block.room(1);
        for (int i = 0; i < block.count(); i++) {
            double reach = deviations * spread[i];
            out[at + i] = Quotient.of(prices[i] - means[i] + reach, 2 * reach);
        }
    }

    /** Writes the widths of a block. */
    public void widths(BarBlock block, double[] out, int at) {
        double[] means = block.room(0);
        double[] spread = block.room(1);
        for (int i = 0; i < block.count(); i++) {
            out[at + i] = Quotient.of(2 * deviations * spread[i], means[i]);
        }
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
