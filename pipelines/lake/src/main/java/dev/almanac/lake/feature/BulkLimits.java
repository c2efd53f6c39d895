package dev.almanac.lake.feature;

/**
 * When a first build goes by columns, and in what portions. What comes out is the same.
 *
 * @param fromRows how many candles make it worth it; fewer are built row by row
 * @param taskRows rows of one task at most, and so of one file: enough for a file of a good size, few enough for memory
 */
public record BulkLimits(long fromRows, long taskRows) {
    /** What fits unless a test or a measurement wants otherwise. */
    public static final BulkLimits USUAL = new BulkLimits(200_000, 1_000_000);

    /** Every build goes row by row. */
    public static final BulkLimits NEVER = new BulkLimits(Long.MAX_VALUE, USUAL.taskRows());
}
