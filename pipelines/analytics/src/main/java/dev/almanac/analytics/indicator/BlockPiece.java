package dev.almanac.analytics.indicator;

/**
 * A part of indicators that makes columns of one column of a block. Where several indicators of a series have parts of equal
 * definition over the same column, only the first computes: see {@link BarBlock#columns}.
 */
public interface BlockPiece {
    /** How it is made: pieces of equal definition that took the same values are in the same state. */
    Object definition();

    /** How many columns it makes. */
    int columns();

    /** Takes a value for each bar of the block and writes what follows from it. */
    void take(BarBlock block, double[] values, double[][] columns);

    /** Goes on as the other one does, which has an equal definition. */
    void follow(BlockPiece twin);
}
