package dev.almanac.jobs.config;

import com.typesafe.config.ConfigUtil;
import java.util.List;

/**
 * The effective value of one key.
 *
 * @param key its path, with dots
 * @param value {@code Long}, {@code Double}, {@code Boolean}, {@code String} or a list of {@code String}
 * @param origin where the value came from: {@code default}, a file with its line, an environment variable, an option
 * @param secret whether the value must not be shown
 * @param places where each element of a list came from, where that is told apart; else empty
 */
public record Setting(String key, Object value, String origin, boolean secret, List<String> places) {
    /** Copies the places. */
    public Setting {
        places = List.copyOf(places);
    }

    /** The texts of a list. */
    List<String> texts() {
        return ((List<?>) value).stream().map(String::valueOf).toList();
    }

    /** Where the first element of a list that is {@code text} came from. */
    String placeOf(String text) {
        return placeOf(texts().indexOf(text));
    }

    /** Where an element of a list came from. */
    String placeOf(int index) {
        return index >= 0 && index < places.size() ? places.get(index) : origin;
    }

    /** The value as HOCON text; stars for a secret that is set. */
    public String text() {
        if (secret && !value.equals("")) {
            return "\"***\"";
        }
        return text(value);
    }

    /** A value as HOCON text. */
    static String text(Object value) {
        if (value instanceof String text) {
            return ConfigUtil.quoteString(text);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Setting::text).toList().toString();
        }
        return String.valueOf(value);
    }
}
