package dev.almanac.lake.query;

import java.time.Instant;
import java.util.Optional;

/**
 * One table of a lake as it stands.
 *
 * @param name plain name
 * @param description what the table holds
 * @param writtenBy the command that writes it, and when
 * @param state what is in it; empty where it has not been created yet
 */
public record TableSummary(String name, String description, String writtenBy, Optional<State> state) {
    /**
     * What is in a table.
     *
     * @param rows number of rows
     * @param bytes size of the files that make up the newest version
     * @param version newest Delta version
     * @param lastChange when that version was committed
     */
    public record State(long rows, long bytes, long version, Instant lastChange) {}
}
