package dev.almanac.analytics.indicator;

/**
 * An indicator that can also take many bars at once, in loops over columns that the compiler keeps in registers. State and
 * values are the same to the last bit as bar by bar.
 */
public interface BlockIndicator extends Indicator {
    /** Takes the next bars, which may be none, and leaves what its outputs are made from in the block's rooms. */
    void update(BarBlock block);
}
