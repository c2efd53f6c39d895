package dev.almanac.connectors.sandbox;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Numbers and lists as JSON. */
final class JsonText {
    private JsonText() {}

    /** The shortest decimal that is {@code value}, without an exponent. */
    static String number(double value) {
        String text = Double.toString(value);
        return text.indexOf('E') < 0 ? text : new BigDecimal(text).toPlainString();
    }

    /** The same in quotes. */
    static String quoted(double value) {
        return '"' + number(value) + '"';
    }

    /** An array. */
    static <T> String list(List<T> items, Function<T, String> text) {
        return items.stream().map(text).collect(Collectors.joining(",", "[", "]"));
    }

    /** The values in an array, as they are. */
    static String row(Object... values) {
        StringBuilder row = new StringBuilder(160).append('[');
        for (int i = 0; i < values.length; i++) {
            row.append(i == 0 ? "" : ",").append(values[i]);
        }
        return row.append(']').toString();
    }
}
