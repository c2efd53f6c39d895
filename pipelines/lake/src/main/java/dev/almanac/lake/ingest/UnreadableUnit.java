package dev.almanac.lake.ingest;

/**
 * A unit that could not be read to its end; the series in it failed.
 *
 * @param name what a person calls it
 * @param problem what could not be read
 * @param reason why
 * @param remedy what the user can do about it
 * @param unavailable whether nothing is wrong with the unit, but with the source that has it
 * @param source what else is read with it, such as everything of its venue; empty where nothing is
 */
public record UnreadableUnit(
        String name, String problem, String reason, String remedy, boolean unavailable, String source) {
    /** One that cannot be read for what is wrong with itself. */
    public UnreadableUnit(String name, String problem, String reason, String remedy) {
        this(name, problem, reason, remedy, false, "");
    }
}
