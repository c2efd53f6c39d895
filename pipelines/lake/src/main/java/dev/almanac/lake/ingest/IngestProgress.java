package dev.almanac.lake.ingest;

/** Told how far an ingest has come. */
@FunctionalInterface
public interface IngestProgress {
    /** Tells nobody. */
    IngestProgress SILENT = (step, rows) -> {};

    /**
     * A step has ended; of a load that is committed in batches, that of one batch.
     *
     * @param step {@code check}, {@code quarantine}, {@code data_quality} or {@code candles}
     * @param rows how many rows it went through, or wrote
     */
    void done(String step, long rows);

    /**
     * More has been read of a load that is read in this process. Called by the threads that read.
     *
     * @param series how many series have been read to their end
     * @param ofSeries how many there are
     * @param rows how many rows that came to so far
     * @param share of the load's size, 0 to 1, that is behind them
     */
    default void read(int series, int ofSeries, long rows, double share) {}
}
