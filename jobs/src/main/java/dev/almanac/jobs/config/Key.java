package dev.almanac.jobs.config;

import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import dev.almanac.analytics.feature.SnakeCase;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One key of {@code reference.conf}.
 *
 * @param path with dots, such as {@code rank.min_score}
 * @param kind what its value is, told by the default
 * @param fallback the default
 * @param description its comment, without the line of facts
 * @param facts its unit and range, the comment line that begins with a colon: {@code share, 0..1}, {@code one of a, b}
 */
record Key(String path, Kind kind, ConfigValue fallback, String description, String facts) {
    private static final Pattern RANGE = Pattern.compile("(-?[0-9.]*[0-9])\\.\\.(-?[0-9]*\\.?[0-9]+)?");
    private static final String CHOICE = "one of ";

    /** Stands for whatever name a user chooses. */
    static final String ANY = "NAME";

    /** What a value is. */
    enum Kind {
        /** A whole number. */
        WHOLE("a whole number"),
        /** A finite number. */
        NUMBER("a number"),
        /** {@code true} or {@code false}. */
        SWITCH("true or false"),
        /** Text. */
        TEXT("text"),
        /** A list of texts. */
        LIST("a list of texts");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** The kind in words. */
        String words() {
            return words;
        }
    }

    /** Whether the path stands for many: a word in capitals is whatever name a user chooses. */
    boolean isPattern() {
        return path.contains(ANY);
    }

    /** The key that a path stands for, where this one is its pattern. */
    Optional<Key> at(String actual) {
        String[] wanted = path.split("\\.");
        String[] given = actual.split("\\.");
        if (!isPattern() || wanted.length != given.length) {
            return Optional.empty();
        }
        for (int i = 0; i < wanted.length; i++) {
            boolean fits = wanted[i].equals(ANY) ? SnakeCase.is(given[i]) : wanted[i].equals(given[i]);
            if (!fits) {
                return Optional.empty();
            }
        }
        return Optional.of(new Key(actual, kind, fallback, description, facts));
    }

    /** What stands in {@code actual} in place of the name that a user chooses, where that is no name. */
    Optional<String> oddNameIn(String actual) {
        if (!isPattern()) {
            return Optional.empty();
        }
        String before = path.substring(0, path.indexOf(ANY));
        String after = path.substring(path.indexOf(ANY) + ANY.length());
        boolean fits = actual.length() > before.length() + after.length()
                && actual.startsWith(before)
                && actual.endsWith(after);
        return Optional.of(actual)
                .filter(text -> fits)
                .map(text -> text.substring(before.length(), text.length() - after.length()))
                .filter(name -> !SnakeCase.is(name));
    }

    /** The path; that of a pattern with the name that {@code actual} has at its place, where it has one. */
    String namedAsIn(String actual) {
        String[] wanted = path.split("\\.");
        String[] given = actual.split("\\.");
        int place = List.of(wanted).indexOf(ANY);
        return place >= 0 && place < given.length && SnakeCase.is(given[place])
                ? path.replace(ANY, given[place])
                : path;
    }

    /** Why {@code value} lies outside what the key takes, or an empty text. */
    String objection(Object value) {
        if (value instanceof Number number) {
            return rangeObjection(number.doubleValue());
        }
        if (kind == Kind.LIST && isRanged()) {
            return listObjection((List<?>) value);
        }
        List<String> choices = choices();
        if (choices.isEmpty()) {
            return "";
        }
        List<?> words = value instanceof List<?> list ? list : List.of(value);
        for (Object word : words) {
            if (!choices.contains(String.valueOf(word))) {
                return word + " is none of " + String.join(", ", choices);
            }
        }
        return "";
    }

    private boolean isRanged() {
        return RANGE.matcher(facts).find();
    }

    /** A list with a range is one of whole numbers, each of which stands for something of its own. */
    private String listObjection(List<?> value) {
        Set<Long> seen = new HashSet<>();
        for (Object element : value) {
            String word = String.valueOf(element);
            if (!word.matches("-?[0-9]{1,15}")) {
                return word + " is no whole number";
            }
            long number = Long.parseLong(word);
            String objection = rangeObjection(number);
            if (!objection.isEmpty()) {
                return objection.replaceFirst("it", word);
            }
            if (!seen.add(number)) {
                return number + " stands there twice";
            }
        }
        return value.isEmpty() ? "it names none" : "";
    }

    /** What a value is, in words. */
    String words() {
        return kind == Kind.LIST && isRanged() ? "a list of whole numbers" : kind.words();
    }

    private String rangeObjection(double number) {
        Matcher range = RANGE.matcher(facts);
        if (!range.find()) {
            return "";
        }
        boolean low = number < Double.parseDouble(range.group(1));
        boolean high = range.group(2) != null && number > Double.parseDouble(range.group(2));
        if (low) {
            return "it must be at least " + range.group(1);
        }
        return high ? "it must be at most " + range.group(2) : "";
    }

    private List<String> choices() {
        int start = facts.indexOf(CHOICE);
        return start < 0
                ? List.of()
                : List.of(facts.substring(start + CHOICE.length()).split(", *"));
    }

    /** Whether the value must never be shown. */
    boolean isSecret() {
        String last = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return last.contains("password") || last.contains("secret") || last.contains("token") || last.contains("key");
    }

    /** The default as HOCON on one line. */
    String shownDefault() {
        String text = fallback.render(ConfigRenderOptions.concise());
        return kind == Kind.LIST ? text.replace(",", ", ") : text;
    }
}
