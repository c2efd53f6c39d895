package dev.almanac.analytics.indicator.average;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.BarBlock;
import dev.almanac.analytics.indicator.BlockIndicator;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;

/**
 * Exponential average of closes: {@code A_t = A_(t-1) + k (C_t - A_(t-1))}, begun with the mean of the first {@code n}
 * closes. With {@code k = 2 / (n + 1)} it is the usual EMA, with {@code k = 1 / n} the smoothed average SMMA of Wilder
 * (New Concepts in Technical Trading Systems, 1978). A price; first value at bar {@code n}; its memory fades.
 */
public final class CloseAverage implements BlockIndicator {
    private final ExponentialAverage average;

    /** @param average an average that has seen nothing yet */
    public CloseAverage(ExponentialAverage average) {
        this.average = average;
    }

    @Override
    public void update(Bar bar) {
        average.add(bar.close());
    }

    /** The average, a price. */
    public double value() {
        return average.value();
    }

    @Override
    public void ask(BarBlock block, int step) {
        if (step == 0) {
            average.ask(block, block.closes());
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
        average.save(writer);
    }

    @Override
    public void restore(StateReader reader) {
        average.restore(reader);
    }
}
