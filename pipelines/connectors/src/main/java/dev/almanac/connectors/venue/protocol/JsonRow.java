package dev.almanac.connectors.venue.protocol;

import java.util.List;

/**
 * An array of plain values in an answer.
 *
 * @param fields the values as they are written, texts without their quotes, null as the empty text
 * @param raw the whole as it is written
 */
public record JsonRow(List<String> fields, String raw) {}
