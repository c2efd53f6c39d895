package dev.almanac.analytics.feature;

import java.util.Locale;
import java.util.regex.Pattern;

/** The form of names that people choose for sets and columns, which become tables and columns of tables. */
public final class SnakeCase {
    /** The form in words, as the cause of a failure. */
    public static final String RULE =
            "a name is made of small letters, digits and single underscores, and begins with a letter";

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");

    private SnakeCase() {}

    /** Whether a name has the form. */
    public static boolean is(String name) {
        return FORM.matcher(name).matches();
    }

    /** The name of the form that is nearest to what was written: {@code my_trend} for {@code My.Trend}. */
    public static String of(String written) {
        String words = written.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
        String name = words.replaceAll("[^a-z0-9]+", "_").replaceAll("^_|_$", "");
        return name.isEmpty() || Character.isDigit(name.charAt(0)) ? "x" + name : name;
    }
}
