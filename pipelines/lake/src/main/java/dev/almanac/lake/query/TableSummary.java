package dev.almanac.lake.query;

import java.time.Instant;

/**
 * One table of a lake as it stands.
 *
 * @param name plain name
 * @param rows number of rows
 * @param bytes size of the files that make up the newest version
 * @param version newest Delta version
 * @param lastChange when that version was committed
 * @param description what the table holds
 */
public record TableSummary(String name, long rows, long bytes, long version, Instant lastChange, String description) {}
