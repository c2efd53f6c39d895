package dev.almanac.lake.table;

import java.io.Serializable;
import java.util.Map;

/**
 * A finished Parquet file below a table's folder, to be committed.
 *
 * @param path fully qualified
 * @param bytes its length
 * @param modified its modification time, milliseconds since the epoch
 * @param rows how many rows it holds
 * @param low the least value of each key column: a {@code String}, or a {@code Long} of microseconds since the epoch
 * @param high the greatest value of each key column
 */
public record DataFile(
        String path, long bytes, long modified, long rows, Map<String, Object> low, Map<String, Object> high)
        implements Serializable {}
