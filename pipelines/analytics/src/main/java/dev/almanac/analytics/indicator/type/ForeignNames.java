package dev.almanac.analytics.indicator.type;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** What other libraries call the indicators of this one, read from {@code foreign-names.txt} beside this class. */
final class ForeignNames {
    private static final String FILE = "foreign-names.txt";

    /** A target here, an indicator or one of its outputs, by their word as {@link #plain} has it. */
    private static final Map<String, String> TARGETS = read();

    private ForeignNames() {}

    private static Map<String, String> read() {
        Map<String, String> targets = new TreeMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(ForeignNames.class.getResourceAsStream(FILE), FILE), StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> {
                        String[] words = line.split(" ");
                        if (targets.put(words[0], words[1]) != null) {
                            throw new IllegalStateException(FILE + " has " + words[0] + " twice");
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return targets;
    }

    /** Every target by the word for it. */
    static Map<String, String> all() {
        return TARGETS;
    }

    /** What a word of another library is here, such as {@code bb.upper} for {@code bollinger_hband} or {@code BBU_20_2}. */
    static Optional<String> target(String word) {
        return Optional.ofNullable(TARGETS.get(plain(word)))
                .or(() -> Optional.ofNullable(TARGETS.get(plain(withoutNumbers(word)))));
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
