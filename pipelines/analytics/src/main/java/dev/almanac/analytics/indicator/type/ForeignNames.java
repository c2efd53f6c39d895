package dev.almanac.analytics.indicator.type;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What other libraries call the indicators of this one, what they have that is made of several columns here, and what is not here
 * at all, read from {@code foreign-names.txt} beside this class.
 */
final class ForeignNames {
    private static final String FILE = "foreign-names.txt";

    /** A target here, an indicator or one of its outputs, by their word as {@link #plain} has it. */
    private static final Map<String, String> TARGETS = new TreeMap<>();

    /** The columns that stand for a word, none where nothing here does. */
    private static final Map<String, List<String>> COLUMNS = new TreeMap<>();

    static {
        read();
    }

    private ForeignNames() {}

    private static void read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(ForeignNames.class.getResourceAsStream(FILE), FILE), StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(ForeignNames::take);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void take(String line) {
        String[] parts = line.split("[: ]", 2);
        boolean isKnown = TARGETS.containsKey(parts[0]) || COLUMNS.containsKey(parts[0]);
        if (isKnown || parts.length < 2) {
            throw new IllegalStateException(FILE + " has " + parts[0] + (isKnown ? " twice" : " alone"));
        }
        if (line.charAt(parts[0].length()) == ':') {
            COLUMNS.put(
                    parts[0],
                    Arrays.stream(parts[1].split(";"))
                            .map(String::strip)
                            .filter(column -> !column.isEmpty())
                            .toList());
        } else {
            TARGETS.put(parts[0], parts[1]);
        }
    }

    /** Every target by the word for it. */
    static Map<String, String> all() {
        return TARGETS;
    }

    /** Every word for what is made of several columns, with these; with none where nothing here is the same. */
    static Map<String, List<String>> allMade() {
        return COLUMNS;
    }

    /** The columns that are what a word of another library means; an empty list where nothing here is, empty where that is not known. */
    static Optional<List<String>> columns(String word) {
        return found(COLUMNS, word);
    }

    /** What a word of another library is here, such as {@code bb.upper} for {@code bollinger_hband} or {@code BBU_20_2}. */
    static Optional<String> target(String word) {
        return found(TARGETS, word);
    }

    private static <T> Optional<T> found(Map<String, T> all, String word) {
        return Optional.ofNullable(all.get(plain(word)))
                .or(() -> Optional.ofNullable(all.get(plain(withoutNumbers(word)))));
    }

    /** In small letters, without anything but letters and digits, and without the word indicator at its end. */
    static String plain(String word) {
        String plain = word.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        return plain.replaceFirst("(?<=.)indicator$", "");
    }

    private static String withoutNumbers(String word) {
        return word.replaceFirst("_[0-9].*", "");
    }
}
