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
    /** The Spark that computes expressions, without its last number. Another one may give other values; a test holds it. */
    public static final String SPARK = "4.1";

    /** Raised whenever the lake makes another value of the same expression and row under the same Spark; a test holds it. */
    public static final int VERSION = 1;

    /** What stands after the opening parenthesis is the only group. */
    private static final Pattern WRITTEN = Pattern.compile("(?:[^=(]*=)?\\s*(?i:sql)\\s*\\((.*)", Pattern.DOTALL);

    /**
     * Reads a declaration, empty where it is one of another kind.
     *
     * @throws UserException where it is written as SQL but lacks its name, its expression or its end
     */
    public static Optional<DerivedColumn> parse(String text) {
        Matcher written = WRITTEN.matcher(text.strip());
        if (!written.matches()) {
            return Optional.empty();
        }
        Optional<String> given = Declaration.read(text).name();
        String name = given.orElse("spread");
        String inside = written.group(1);
        int end = inside.lastIndexOf(')');
        String expression = (end < 0 ? inside : inside.substring(0, end)).strip();
        String after = end < 0 ? "" : inside.substring(end + 1).strip();
        if (expression.isEmpty()) {
            throw wrong("sql() is empty", "it has no expression to compute", name, "close - open");
        }
        if (end < 0) {
            throw wrong("sql(...) has no end", "its closing parenthesis is missing", name, closed(expression));
        }
        if (given.isEmpty()) {
            throw wrong("an SQL column has no name", "none follows from its expression", name, expression);
        }
        if (after.startsWith("@")) {
            throw wrong(
                    "an SQL column is taken from no other interval",
                    "it is made from its own row; the columns that it reads may be of another, such as sma(20) @ 1d",
                    name,
                    expression);
        }
        if (!after.isEmpty()) {
            throw wrong(
                    "after sql(...) stands " + after,
                    "all of the expression stands within the parentheses",
                    name,
                    "(" + expression + ") " + after);
        }
        requireClosed(name, expression);
        return Optional.of(new DerivedColumn(name, "SQL: " + expression, expression));
    }

    /** What stands in quotes may have any parentheses, which is left to SQL. */
    private static void requireClosed(String name, String expression) {
        if (expression.matches("[^'\"]*") && !Arithmetic.isClosed(expression)) {
            String closed = closed(expression);
            throw closed.equals(expression)
                    ? wrong(
                            "a parenthesis is closed that is not open",
                            "nothing opens the last one of " + expression,
                            name,
                            expression.substring(0, expression.lastIndexOf(')')))
                    : wrong("sql(...) has no end", "one of its parentheses is not closed", name, closed);
        }
    }

    /** With as many parentheses closed as are opened. */
    private static String closed(String expression) {
        long open = expression.chars().filter(sign -> sign == '(').count()
                - expression.chars().filter(sign -> sign == ')').count();
        return expression + ")".repeat((int) Math.max(0, open));
    }

    /** Whether a text is meant as such a column, well written or not. */
    public static boolean isWritten(String text) {
        return WRITTEN.matcher(text.strip()).matches();
    }

    private static UserException wrong(String problem, String cause, String name, String expression) {
        return UserException.usage(problem, cause, "write " + name + " = sql(" + expression + ")");
    }

    /** The form that everything equal is written in. */
    public String text() {
        return name + " = sql(" + expression + ")";
    }

    /** What its values follow from beside the row: equal ones mean equal values. */
    public String definition() {
        return text() + " version " + VERSION + " of Spark " + SPARK;
    }
}
