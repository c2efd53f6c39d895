package dev.almanac.analytics.indicator.type;

import dev.almanac.analytics.indicator.BarBlock;

/** Reads one output of an indicator that has just taken a block. */
@FunctionalInterface
public interface BlockReader<I> {
    /** The value of the block's bar {@code i} at index {@code i}, in a column of the block such as {@link BarBlock#spare}. */
    double[] read(I indicator, BarBlock block);
}
