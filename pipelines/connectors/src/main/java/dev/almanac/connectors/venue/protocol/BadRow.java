package dev.almanac.connectors.venue.protocol;

import java.util.OptionalLong;

/**
 * A row that is no candle.
 *
 * @param rule short name of what it broke, such as {@code not_a_number}
 * @param message the same for a person, with the value at fault
 * @param raw the row as the venue wrote it
 * @param openTime microseconds since the epoch; empty where even that could not be read
 */
public record BadRow(String rule, String message, String raw, OptionalLong openTime) {}
