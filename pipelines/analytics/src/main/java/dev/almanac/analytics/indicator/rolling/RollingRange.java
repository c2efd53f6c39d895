package dev.almanac.analytics.indicator.rolling;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.BarBlock;
import dev.almanac.analytics.indicator.BlockIndicator;
import dev.almanac.analytics.indicator.Quotient;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;

/** Highest high and lowest low of the last {@code size} bars, the current one included. */
public final class RollingRange implements BlockIndicator {
    private final RollingBound highs;
    private final RollingBound lows;
    private double close = Double.NaN;
    private double[] upper = new double[0];
    private double[] lower = upper;

    /** @param size number of bars, at least 1 */
    public RollingRange(int size) {
        this.highs = RollingBound.highest(size);
        this.lows = RollingBound.lowest(size);
    }

    @Override
    public void update(Bar bar) {
        highs.add(bar.high());
        lows.add(bar.low());
        close = bar.close();
    }

    @Override
    public void update(BarBlock block) {
        int count = block.count();
        upper = highs.bounds(block, block.highs());
        lower = lows.bounds(block, block.lows());
        close = count == 0 ? close : block.closes()[count - 1];
    }

    /** The highest highs of the block that was taken last. */
    public double[] uppers() {
        return upper;
    }

    /** The lowest lows of the block that was taken last. */
    public double[] lowers() {
        return lower;
    }

    /** Writes where the closes of a block that was just taken lie in their ranges, times a factor. */
    public double[] positions(BarBlock block, double factor, double[] out) {
        double[] closes = block.closes();
        double[] high = upper;
        double[] low = lower;
        for (int i = 0; i < block.count(); i++) {
            out[i] = factor * Quotient.of(closes[i] - low[i], high[i] - low[i]);
        }
        return out;
    }

    /** Highest high, a price; {@code NaN} before there are {@code size} bars. */
    public double high() {
        return highs.value();
    }

    /** Lowest low, a price; {@code NaN} before there are {@code size} bars. */
    public double low() {
        return lows.value();
    }

    /** Where the last close lies in the range, 0 at its low and 1 at its high; {@code NaN} where the range is 0. */
    public double position() {
        double low = low();
        return Quotient.of(close - low, high() - low);
    }

    @Override
    public void save(StateWriter writer) {
        writer.putDouble(close);
        highs.save(writer);
        lows.save(writer);
    }

    @Override
    public void restore(StateReader reader) {
        close = reader.getDouble();
        highs.restore(reader);
        lows.restore(reader);
    }
}
