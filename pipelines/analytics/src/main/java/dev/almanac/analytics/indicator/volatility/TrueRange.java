package dev.almanac.analytics.indicator.volatility;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.BarBlock;
import dev.almanac.analytics.indicator.DerivedPrices;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;

/**
 * True range: {@code max(H_t, C_(t-1)) - min(L_t, C_(t-1))} (Wilder, New Concepts in Technical Trading Systems, 1978). In the
 * unit of price, 0 or more; the first bar has none, so the first value is at bar 2. Exact memory of 2 bars; a gap between
 * bars is part of the range of the bar after it.
 */
public final class TrueRange implements Indicator {
    private double previousClose = Double.NaN;
    private double value = Double.NaN;

    /** The true range of a bar, {@code NaN} where the close before it is. */
    public static double of(Bar bar, double previousClose) {
        // Math.max and Math.min keep the NaN of the first bar.
        return Math.max(bar.high(), previousClose) - Math.min(bar.low(), previousClose);
    }

    /**
     * The true ranges of a block.
     *
     * @param previousClose close before the block
     */
    public static double[] of(BarBlock block, double previousClose) {
        return block.derived(new Ranges(previousClose));
    }

    private record Ranges(double previousClose) implements DerivedPrices {
        @Override
        public void make(BarBlock block, double[] out) {
            double[] highs = block.highs();
            double[] lows = block.lows();
            double[] before = block.late(block.closes(), previousClose, 0);
            for (int i = 0; i < block.count(); i++) {
                out[i] = Math.max(highs[i], before[i]) - Math.min(lows[i], before[i]);
            }
        }
    }

    @Override
    public void update(Bar bar) {
        value = of(bar, previousClose);
        previousClose = bar.close();
    }

    /** The range, in the unit of price. */
    public double value() {
        return value;
    }

    @Override
    public void save(StateWriter writer) {
        writer.putDouble(previousClose);
        writer.putDouble(value);
    }

    @Override
    public void restore(StateReader reader) {
        previousClose = reader.getDouble();
        value = reader.getDouble();
    }
}
