package dev.almanac.connectors.sandbox;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * What a simulated venue is asked.
 *
 * @param path without the query
 * @param query the parameters
 * @param now the time at which it is asked, microseconds since the epoch
 * @param told what the venue says the time is, microseconds since the epoch
 */
record Ask(String path, Map<String, String> query, long now, long told) {
    static Ask of(URI uri, long now, long told) {
        Map<String, String> query = new HashMap<>();
        String raw = uri.getRawQuery();
        if (raw != null) {
            for (String part : raw.split("&", -1)) {
                int equal = part.indexOf('=');
                if (equal > 0) {
                    String value = URLDecoder.decode(part.substring(equal + 1), StandardCharsets.UTF_8);
                    query.put(part.substring(0, equal), value);
                }
            }
        }
        return new Ask(uri.getPath(), query, now, told);
    }

    /** The parameter's text, empty where it is not given. */
    String text(String name) {
        return query.getOrDefault(name, "");
    }

    /** The parameter's whole number, {@code otherwise} where it is not given or none. */
    long number(String name, long otherwise) {
        String text = text(name);
        return text.matches("-?[0-9]{1,19}") ? Long.parseLong(text) : otherwise;
    }

    /** What it is about, whichever part of it is asked for: path and pair. */
    String about() {
        return path + " " + text("symbol") + text("pair") + text("instId");
    }
}
