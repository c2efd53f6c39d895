package dev.almanac.analytics.indicator.trend;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.BarBlock;
import dev.almanac.analytics.indicator.BlockIndicator;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.rolling.RollingExtreme;

/**
 * Aroon: {@code up = 100 (n - age of the highest high) / n}, {@code down} likewise of the lowest low, over the last
 * {@code n + 1} bars, and their difference (Chande, The Time Price Oscillator, Technical Analysis of Stocks and Commodities,
 * 1995). Lines within 0..100, oscillator within -100..100; of equal
 * extremes the latest counts; first value at bar {@code n + 1}. Exact memory of {@code n + 1} bars.
 */
public final class Aroon implements BlockIndicator {
    private final int period;
    private final RollingExtreme highs;
    private final RollingExtreme lows;

    /** @param period number of bars before the current one */
    public Aroon(int period) {
        this.period = period;
        this.highs = RollingExtreme.highest(period + 1);
        this.lows = RollingExtreme.lowest(period + 1);
    }

    @Override
    public void update(Bar bar) {
        highs.add(bar.high());
        lows.add(bar.low());
    }

    /** How lately the high was made, 0..100. */
    public double up() {
        return 100 * (period - highs.age()) / period;
    }

    /** How lately the low was made, 0..100. */
    public double down() {
        return 100 * (period - lows.age()) / period;
    }

    /** Up less down, -100..100. */
    public double oscillator() {
        return 100 * (lows.age() - highs.age()) / period;
    }

    @Override
    public void update(BarBlock block) {
        highs.ages(block, block.highs(), block.room(0));
        lows.ages(block, block.lows(), block.room(1));
    }

    /** The up lines of a block. */
    public double[] ups(BarBlock block) {
        return lines(block, block.room(0));
    }

    /** The down lines of a block. */
    public double[] downs(BarBlock block) {
        return lines(block, block.room(1));
    }

    private double[] lines(BarBlock block, double[] ages) {
        double[] out = block.spare();
        for (int i = 0; i < block.count(); i++) {
            out[i] = 100 * (period - ages[i]) / period;
        }
        return out;
    }

    /** The oscillators of a block. */
    public double[] oscillators(BarBlock block) {
        double[] high = block.room(0);
        double[] low = block.room(1);
        double[] out = block.spare();
        for (int i = 0; i < block.count(); i++) {
            out[i] = 100 * (low[i] - high[i]) / period;
        }
        return out;
    }

    @Override
    public void save(StateWriter writer) {
        highs.save(writer);
        lows.save(writer);
    }

    @Override
    public void restore(StateReader reader) {
        highs.restore(reader);
        lows.restore(reader);
    }
}
