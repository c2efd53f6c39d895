package dev.almanac.lake.table;

/**
 * What a write did.
 *
 * @param inserted rows that were not there
 * @param updated rows whose content differed
 * @param deleted rows that no longer hold
 * @param version Delta version of the table afterwards, -1 where it still does not exist
 */
public record WriteResult(long inserted, long updated, long deleted, long version) {
    /** Rows that the write touched; 0 means that no commit was made. */
    public long changed() {
        return inserted + updated + deleted;
    }
}
