package dev.almanac.lake.ingest;

import java.io.Serializable;

/**
 * Where the bars of one series lie that a unit gave.
 *
 * @param first open time of the earliest, microseconds since the epoch
 * @param last open time of the latest
 * @param rows how many rows
 */
record UnitSpan(long first, long last, long rows) implements Serializable {
    /** The same with another bar. */
    UnitSpan and(UnitSpan other) {
        return new UnitSpan(Math.min(first, other.first), Math.max(last, other.last), rows + other.rows);
    }
}
