package dev.almanac.analytics.indicator;

/** A column that follows from the bars of a block; equal makers, most of them records, make equal columns. */
public interface DerivedPrices {
    /** Writes the column. */
    void make(BarBlock block, double[] out);
}
