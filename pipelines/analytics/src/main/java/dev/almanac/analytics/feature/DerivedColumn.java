package dev.almanac.analytics.feature;

import dev.almanac.analytics.error.UserException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A column that is made from the other values of its row by an SQL expression: {@code spread = sql(close - d1_sma_20)}. It
 * sees no other row. Here it is words: the lake, which has SQL, reads and computes them.
 *
 * @param name column name, snake_case
 * @param label for readers
 * @param expression in terms of the bar's values and of other columns
 */
public record DerivedColumn(String name, String label, String expression) {
    private static final Pattern FORM =
            Pattern.compile("(?:([a-z][a-z0-9]*(?:_[a-z0-9]+)*)\\s*=\\s*)?sql\\s*\\((.*)\\)", Pattern.DOTALL);

    private static final Pattern BEGINNING = Pattern.compile("(?:[^=(]*=)?\\s*sql\\s*\\(.*", Pattern.DOTALL);

    /**
     * Reads a declaration, empty where it is one of another kind.
     *
     * @throws UserException where it is written as SQL but lacks its name or its end
     */
    public static Optional<DerivedColumn> parse(String text) {
        if (!BEGINNING.matcher(text.trim()).matches()) {
            return Optional.empty();
        }
        Matcher form = FORM.matcher(text.trim());
        if (!form.matches() || form.group(1) == null || form.group(2).isBlank()) {
            throw UserException.usage(
                    "no such column: " + text,
                    "an SQL column has a name and an expression of its own row, and is taken from no other interval",
                    "write it like spread = sql(close - d1_sma_20)");
        }
        String expression = form.group(2).strip();
        return Optional.of(new DerivedColumn(form.group(1), "SQL: " + expression, expression));
    }

    /** The form that everything equal is written in. */
    public String text() {
        return name + " = sql(" + expression + ")";
    }
}
