package dev.almanac.analytics.indicator.momentum;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.BarBlock;
import dev.almanac.analytics.indicator.BlockIndicator;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;

/**
 * Relative strength index: {@code RSI = 100 W(gains) / (W(gains) + W(losses))} with Wilder's smoothing {@code W} of
 * the changes between closes (Wilder, New Concepts in Technical Trading Systems, 1978). Within 0..100; first value at
 * bar {@code n + 1}; {@code NaN} where no close ever changed.
 */
public final class RelativeStrength implements BlockIndicator {
    private final StrengthIndex closes;

    /** @param period number of changes */
    public RelativeStrength(int period) {
        this.closes = new StrengthIndex(period);
    }

    @Override
    public void update(Bar bar) {
        closes.add(bar.close());
    }

    /** The index, 0..100. */
    public double value() {
        return closes.value();
    }

    @Override
    public void ask(BarBlock block, int step) {
        if (step == 0) {
            closes.ask(block, block.closes());
        }
    }

    @Override
    public void update(BarBlock block) {
        // All was done when it was asked for.
    }

    /** The indexes of a block. */
    public double[] values(BarBlock block) {
        return closes.values(block.count(), block.spare());
    }

    @Override
    public void save(StateWriter writer) {
        closes.save(writer);
    }

    @Override
    public void restore(StateReader reader) {
        closes.restore(reader);
    }
}
