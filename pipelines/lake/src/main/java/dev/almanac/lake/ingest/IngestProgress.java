package dev.almanac.lake.ingest;

/** Told how far an ingest has come. */
@FunctionalInterface
public interface IngestProgress {
    /** Tells nobody. */
    IngestProgress SILENT = (step, rows) -> {};

    /**
     * A step has ended.
     *
     * @param step {@code check}, {@code quarantine}, {@code data_quality} or {@code candles}
     * @param rows how many rows it went through, or wrote
     */
    void done(String step, long rows);
}
