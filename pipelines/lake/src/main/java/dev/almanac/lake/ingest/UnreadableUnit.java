package dev.almanac.lake.ingest;

/**
 * A unit that could not be read to its end; the series in it failed.
 *
 * @param name what a person calls it
 * @param problem what could not be read
 * @param reason why
 * @param remedy what the user can do about it
 */
public record UnreadableUnit(String name, String problem, String reason, String remedy) {}
