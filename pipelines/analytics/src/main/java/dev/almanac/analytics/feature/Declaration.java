package dev.almanac.analytics.feature;

import dev.almanac.analytics.error.UserException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A column as someone wrote it: {@code NAME = BODY}, of which the name may be left out.
 *
 * @param name what stands before the equals sign
 * @param body what stands after it, without spaces around it
 */
record Declaration(Optional<String> name, String body) {
    /** What SQL takes for a value wherever it stands, so that no expression could read a column of that name. */
    private static final Set<String> LITERALS = Set.of("null", "true", "false");

    /** An equals sign by itself, none that belongs to a comparison. */
    private static final Pattern EQUALS = Pattern.compile("(?<![=<>!])=(?!=)");

    /** Two equals signs, behind a name and before a call. */
    private static final Pattern DOUBLED =
            Pattern.compile("([a-z]\\w*)\\s*==\\s*([A-Za-z]\\w*\\s*\\(.*)", Pattern.DOTALL);

    /** A call before the equals sign and a name behind it. */
    private static final Pattern TURNED = Pattern.compile("([A-Za-z]\\w*\\s*\\([^=]*)=\\s*([a-z]\\w*)");

    /**
     * Reads a text.
     *
     * @throws UserException where what stands before the equals sign is no name of a column
     */
    static Declaration read(String text) {
        Matcher sign = EQUALS.matcher(text);
        int opening = text.indexOf('(');
        // ta4j(RSIIndicator, 14, window = 300) has its sign inside
        if (!sign.find() || opening >= 0 && opening < sign.start()) {
            refuseMisplacedSign(text.strip());
            return new Declaration(Optional.empty(), text.strip());
        }
        String name = text.substring(0, sign.start()).strip();
        String body = text.substring(sign.end()).strip();
        if (name.isEmpty()) {
            throw UserException.usage(
                    "it has no name before its equals sign",
                    "a column is NAME = ..., or without a name and a sign",
                    "write " + (body.isEmpty() ? "it like trend = sma(20)" : body));
        }
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
        return new Declaration(Optional.of(name), body);
    }

    private static void refuseMisplacedSign(String text) {
        Matcher doubled = DOUBLED.matcher(text);
        if (doubled.matches() && !FeatureSet.BAR_VALUES.contains(doubled.group(1))) {
            throw UserException.usage(
                    "two equals signs stand after " + doubled.group(1),
                    "a column is NAME = ..., with one",
                    "write " + doubled.group(1) + " = " + doubled.group(2));
        }
        Matcher turned = TURNED.matcher(text);
        if (turned.matches() && Arithmetic.isClosed(turned.group(1))) {
            throw UserException.usage(
                    "its name stands behind the equals sign",
                    "a column is NAME = ..., the name first",
                    "write " + turned.group(2) + " = " + turned.group(1).strip());
        }
    }

    /** Another body under the same name, as it is written. */
    String with(String other) {
        return name.map(given -> given + " = ").orElse("") + other;
    }
}
