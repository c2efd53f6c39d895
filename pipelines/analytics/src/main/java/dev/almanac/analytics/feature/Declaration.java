package dev.almanac.analytics.feature;

import dev.almanac.analytics.error.UserException;
import java.util.Optional;
import java.util.Set;

/**
 * A column as someone wrote it: {@code NAME = BODY}, of which the name may be left out.
 *
 * @param name what stands before the equals sign
 * @param body what stands after it, without spaces around it
 */
record Declaration(Optional<String> name, String body) {
    /** What SQL takes for a value wherever it stands, so that no expression could read a column of that name. */
    private static final Set<String> LITERALS = Set.of("null", "true", "false");

    /**
     * Reads a text.
     *
     * @throws UserException where what stands before the equals sign is no name of a column
     */
    static Declaration read(String text) {
        int equals = text.indexOf('=');
        int opening = text.indexOf('(');
        // ta4j(RSIIndicator, 14, window = 300) has its sign inside
        if (equals < 0 || opening >= 0 && opening < equals) {
            return new Declaration(Optional.empty(), text.strip());
        }
        String name = text.substring(0, equals).strip();
        if (!SnakeCase.is(name)) {
            throw UserException.usage(
                    "\"" + name + "\" is no name of a column", SnakeCase.RULE, "call it " + SnakeCase.of(name));
        }
        if (LITERALS.contains(name)) {
            throw UserException.usage(
                    "\"" + name + "\" is no name of a column",
                    "SQL takes it for a value, so nothing could read the column",
                    "call it is_" + name);
        }
        return new Declaration(Optional.of(name), text.substring(equals + 1).strip());
    }
}
