package dev.almanac.analytics.indicator.type;

import dev.almanac.analytics.indicator.BarBlock;

/** Reads one output of an indicator that has just taken a block. */
@FunctionalInterface
public interface BlockReader<I> {
    /** Writes the value of the block's bar {@code i} to index {@code at + i}. */
    void read(I indicator, BarBlock block, double[] out, int at);
}
