package dev.almanac.connectors.venue.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;

/**
 * One GET.
 *
 * @param path path and query, beginning with a slash
 * @param weight what it costs of the budget
 */
public record VenueCall(String path, long weight) {
    /** A call with parameters, given as name and value in turn; a pair with an empty value is left out. */
    public static VenueCall of(long weight, String path, Object... parameters) {
        StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
        for (int i = 0; i < parameters.length; i += 2) {
            String value = parameters[i + 1].toString();
            if (!value.isEmpty()) {
                query.add(parameters[i] + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
            }
        }
        return new VenueCall(path + query, weight);
    }
}
