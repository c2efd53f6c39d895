package dev.almanac.analytics.feature;

import dev.almanac.analytics.error.Nearest;
import dev.almanac.analytics.error.UserException;
import dev.almanac.analytics.indicator.type.IndicatorLibrary;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is said where a sum stands in place of a column: its parts can be columns, and the sum a column in SQL. */
final class Arithmetic {
    private static final Pattern OPERATOR = Pattern.compile("[-+*/%<>=!&|^]");

    /** An indicator with its numbers, or one of ta4j with its class, its output, and where it is taken from. */
    private static final Pattern CALL = Pattern.compile("(?:ta4j\\s*\\([^()]*\\)|[A-Za-z]\\w*\\s*\\([-+0-9.,eE\\s]*\\))"
            + "(?:\\s*\\.\\s*\\w+)?(?:\\s*@\\s*\\w+)?");

    /** A word that is neither a function nor an output. */
    private static final Pattern WORD = Pattern.compile("(?<![\\w.@])(?<!@ )[A-Za-z]\\w*+(?!\\s*\\()");

    private Arithmetic() {}

    /** Whether a text has a sign of arithmetic outside of parentheses, or is nothing but what stands within them. */
    static boolean isWritten(String text) {
        String outside = text;
        for (String before = ""; !outside.equals(before); ) {
            before = outside;
            outside = before.replaceAll("\\([^()]*\\)", "");
        }
        return OPERATOR.matcher(outside).find() || outside.isBlank() && !text.isBlank();
    }

    /**
     * The failure, with columns that may be written instead.
     *
     * @throws UserException where an indicator of the formula is not understood
     */
    static UserException refusal(Declaration declaration, IndicatorLibrary library) {
        String formula = declaration.body();
        String values = String.join(", ", FeatureSet.BAR_VALUES);
        Matcher words = WORD.matcher(CALL.matcher(formula).replaceAll(""));
        while (words.find()) {
            String word = words.group().toLowerCase(Locale.ROOT);
            String near = Nearest.to(word, FeatureSet.BAR_VALUES).orElse(words.group());
            if (!near.equals(words.group())) {
                return UserException.usage(
                        "there is no value " + words.group(),
                        "a bar has " + values + "; did you mean " + near + "?",
                        "write " + formula.replaceAll("\\b" + words.group() + "\\b", near));
            }
        }
        Set<String> parts = new LinkedHashSet<>();
        String sum = CALL.matcher(formula).replaceAll(call -> {
            Column column = Column.parse(call.group(), library);
            parts.add("\"" + call.group().strip() + "\"");
            return column.name();
        });
        parts.add("\"" + declaration.name().orElse("combined") + " = sql(" + sum + ")\"");
        return UserException.usage(
                "a column is one output of one indicator",
                "beside it only X / close and close / X - 1 are understood; other arithmetic over a row is SQL",
                (parts.size() > 1 ? "make its parts columns and the rest SQL: " : "make it SQL: ")
                        + String.join(", ", parts));
    }
}
