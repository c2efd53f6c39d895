package dev.almanac.analytics.indicator.volatility;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.BarBlock;
import dev.almanac.analytics.indicator.BlockIndicator;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.average.ExponentialAverage;

/**
 * Average true range: Wilder's smoothing of {@code TR_t = max(H_t, C_(t-1)) - min(L_t, C_(t-1))} (Wilder, New Concepts in
 * Technical Trading Systems, 1978). In the unit of price, 0 or more; the first bar has no true range, so the first value is
 * at bar {@code n + 1}.
 */
public final class AverageTrueRange implements BlockIndicator {
    private final ExponentialAverage average;
    private double previousClose = Double.NaN;

    /** @param period number of true ranges, at least 1 */
    public AverageTrueRange(int period) {
        this.average = ExponentialAverage.wilder(period);
    }

    @Override
    public void update(Bar bar) {
        average.add(TrueRange.of(bar, previousClose));
        previousClose = bar.close();
    }

    /** The average, in the unit of price. */
    public double value() {
        return average.value();
    }

    @Override
    public void ask(BarBlock block, int step) {
        int count = block.count();
        if (step == 0 && count > 0) {
            average.ask(block, TrueRange.of(block, previousClose));
            previousClose = block.closes()[count - 1];
        }
    }

    @Override
    public void update(BarBlock block) {
        // All was done when it was asked for.
    }

    /** The averages of a block. */
    public double[] values(BarBlock block) {
        return average.column();
    }

    @Override
    public void save(StateWriter writer) {
        writer.putDouble(previousClose);
        average.save(writer);
    }

    @Override
    public void restore(StateReader reader) {
        previousClose = reader.getDouble();
        average.restore(reader);
    }
}
