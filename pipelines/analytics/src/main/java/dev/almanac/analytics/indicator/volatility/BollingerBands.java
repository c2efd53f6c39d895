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
    private double[] means = new double[0];
    private double[] spread = means;

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
        means = closes.means(block, block.closes());
        spread = closes.populationDeviations(block, block.closes());
        close = count == 0 ? close : block.closes()[count - 1];
    }

    /** The averages of a block. */
    public double[] middles(BarBlock block) {
        return means;
    }

    /** The upper bands of a block. */
    public double[] uppers(BarBlock block) {
        return bands(block, deviations);
    }

    /** The lower bands of a block. */
    public double[] lowers(BarBlock block) {
        return bands(block, -deviations);
    }

    private double[] bands(BarBlock block, double reach) {
        double[] middle = means;
        double[] deviation = spread;
        double[] out = block.spare();
        for (int i = 0; i < block.count(); i++) {
            out[i] = middle[i] + reach * deviation[i];
        }
        return out;
    }

    /** The {@code %B} of a block. */
    public double[] percentBs(BarBlock block) {
        double[] prices = block.closes();
        double[] out = block.spare();
        for (int i = 0; i < block.count(); i++) {
            double reach = deviations * spread[i];
            out[i] = Quotient.of(prices[i] - means[i] + reach, 2 * reach);
        }
        return out;
    }

    /** The widths of a block. */
    public double[] widths(BarBlock block) {
        double[] out = block.spare();
        for (int i = 0; i < block.count(); i++) {
            out[i] = Quotient.of(2 * deviations * spread[i], means[i]);
        }
        return out;
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
