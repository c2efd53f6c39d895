package dev.almanac.lake.ingest;

/**
 * Which way a load goes; all come to the same.
 *
 * @param heldBytes up to so many bytes it is tried in the driver
 * @param columns whether it may go by columns
 */
public record IngestRoute(long heldBytes, boolean columns) {
    /** By its size, and by what is stored. */
    public static final IngestRoute USUAL = new IngestRoute(HeldLoad.MAX_BYTES, true);

    /** By rows, and by tasks. */
    public static final IngestRoute ROWS = new IngestRoute(-1, false);

    /** By columns, where nothing forbids it. */
    public static final IngestRoute COLUMNS = new IngestRoute(-1, true);
}
