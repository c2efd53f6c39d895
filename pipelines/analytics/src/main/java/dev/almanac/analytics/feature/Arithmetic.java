package dev.almanac.analytics.feature;

import dev.almanac.analytics.error.Nearest;
import dev.almanac.analytics.error.UserException;
import dev.almanac.analytics.indicator.type.IndicatorLibrary;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
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

    /** Functions of SQL that people write around an indicator or a price. */
    private static final Pattern FUNCTION =
            Pattern.compile("(?i)(?:abs|cbrt|ceil|ceiling|coalesce|exp|floor|greatest|if|least|ln"
                    + "|log|log10|log2|nullif|pow|power|round|sign|signum|sqrt)\\s*\\(.*\\)");

    /** An interval that a whole formula is taken from. */
    private static final Pattern TAKEN_FROM = Pattern.compile("\\s*@\\s*(\\w+)\\s*$");

    private Arithmetic() {}

    /**
     * Whether a text has a sign of arithmetic outside of parentheses, is nothing but what stands within them, or a function of
     * SQL. Where a parenthesis is not closed nothing can be told of what is outside.
     */
    static boolean isWritten(String text) {
        String outside = outside(text);
        boolean within = outside.isBlank() && !text.isBlank();
        return isClosed(text)
                && (OPERATOR.matcher(outside).find()
                        || within
                        || FUNCTION.matcher(text.strip()).matches());
    }

    /** Whether every parenthesis of a text is opened and closed. */
    static boolean isClosed(String text) {
        String outside = outside(text);
        return outside.indexOf('(') < 0 && outside.indexOf(')') < 0;
    }

    private static String outside(String text) {
        String outside = text;
        for (String before = ""; !outside.equals(before); ) {
            before = outside;
            outside = before.replaceAll("\\([^()]*\\)", "");
        }
        return outside;
    }

    /**
     * The failure, with columns that may be written instead.
     *
     * @throws UserException where an indicator of the formula is not understood
     */
    static UserException refusal(Declaration declaration, IndicatorLibrary library) {
        String inner = unwrapped(declaration.body());
        if (!inner.equals(declaration.body()) && !isWritten(Form.of(inner).inside(inner))) {
            return UserException.usage(
                    "it stands in parentheses", "a column has none around it", "write " + declaration.with(inner));
        }
        String written = called(declaration.body(), library);
        Optional<String> odd = CALL.matcher(written).replaceAll("").transform(Arithmetic::oddWord);
        String near = odd.map(Arithmetic::nearValue).orElse("");
        String mended =
                odd.map(word -> written.replaceAll("\\b" + word + "\\b", near)).orElse(written);
        String remedy = odd.isPresent() && !isWritten(Form.of(mended).inside(mended))
                ? "write " + declaration.with(mended)
                : remedy(declaration, mended, library);
        return odd.map(word -> UserException.usage(
                        "there is no value " + word,
                        "a bar has " + String.join(", ", FeatureSet.BAR_VALUES) + "; did you mean " + near + "?",
                        remedy))
                .orElseGet(() -> UserException.usage(
                        "a column is one output of one indicator",
                        "beside it only X / close and close / X - 1 are understood; other arithmetic over a row is SQL",
                        remedy));
    }

    /** Without parentheses around all of it. */
    private static String unwrapped(String text) {
        String inside = text.startsWith("(") && text.endsWith(")") ? text.substring(1, text.length() - 1) : text;
        return isClosed(inside) ? inside.strip() : text;
    }

    /** With the parentheses of indicators that are named without any: {@code rsi - 50}. */
    private static String called(String formula, IndicatorLibrary library) {
        return WORD.matcher(formula)
                .replaceAll(word -> isIndicator(word.group(), library) ? word.group() + "()" : word.group());
    }

    private static boolean isIndicator(String word, IndicatorLibrary library) {
        return !FeatureSet.BAR_VALUES.contains(word)
                && library.all().stream().anyMatch(type -> type.name().equals(word));
    }

    /** The first word that is no value of the bar but near one. */
    private static Optional<String> oddWord(String rest) {
        return WORD.matcher(rest)
                .results()
                .map(MatchResult::group)
                .filter(word -> !nearValue(word).equals(word))
                .findFirst();
    }

    private static String nearValue(String word) {
        return Nearest.to(word.toLowerCase(Locale.ROOT), FeatureSet.BAR_VALUES).orElse(word);
    }

    private static String remedy(Declaration declaration, String formula, IndicatorLibrary library) {
        Matcher taken = TAKEN_FROM.matcher(formula);
        boolean ofAll = taken.find() && !endsWithCall(formula.substring(0, taken.start()));
        String from = ofAll ? " @ " + taken.group(1) : "";
        Set<String> parts = new LinkedHashSet<>();
        String sum = CALL.matcher(ofAll ? formula.substring(0, taken.start()) : formula)
                .replaceAll(found -> {
                    String call = found.group().strip();
                    String part = call + (call.contains("@") ? "" : from);
                    parts.add("\"" + part + "\"");
                    return Column.parse(part, library).name();
                });
        parts.add("\"" + declaration.name().orElse("combined") + " = sql(" + sum + ")\"");
        return (parts.size() > 1 ? "make its parts columns and the rest SQL: " : "make it SQL: ")
                + String.join(", ", parts);
    }

    private static boolean endsWithCall(String formula) {
        return CALL.matcher(formula)
                .results()
                .anyMatch(call -> call.end() == formula.stripTrailing().length());
    }
}
