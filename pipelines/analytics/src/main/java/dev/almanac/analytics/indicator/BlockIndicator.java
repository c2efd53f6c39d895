package dev.almanac.analytics.indicator;

/**
 * An indicator that can also take many bars at once, in loops over columns that the compiler keeps in registers. State and
 * values are the same to the last bit as bar by bar.
 */
public interface BlockIndicator extends Indicator {
    /** How often indicators are asked which averages they need: some are averages of what others give. */
    int STEPS = 2;

    /**
     * Asks the block for averages with {@link BarBlock#smooth}, before {@link #update(BarBlock)} is called; it may keep columns
     * of its own in {@link BarBlock#keep}, but the rooms belong to another one meanwhile.
     *
     * @param step from 0 to before {@link #STEPS}; what was asked for in one is there in the next
     */
    default void ask(BarBlock block, int step) {}

    /** Takes the next bars, which may be none, and leaves what its outputs are made from in columns of the block. */
    void update(BarBlock block);
}
