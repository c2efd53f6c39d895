package dev.almanac.connectors.venue.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An answer made of rows, as all venues give their candles: an array of arrays, alone or somewhere inside an object, beside
 * plain values such as an error code. Read in one pass; numbers stay text, so that nothing is rounded on the way.
 *
 * @param isArray whether the whole is an array
 * @param values the plain values by name, wherever they stand; of a list of them the first
 * @param rows the arrays of plain values, in order
 */
public record JsonAnswer(boolean isArray, Map<String, String> values, List<JsonRow> rows) {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /**
     * Reads all of {@code body}.
     *
     * @throws IOException where it is no whole JSON
     */
    public static JsonAnswer read(byte[] body) throws IOException {
        try (JsonParser parser = JSON.createParser(body)) {
            JsonToken first = parser.nextToken();
            if (first != JsonToken.START_ARRAY && first != JsonToken.START_OBJECT) {
                throw new JsonParseException(parser, "neither an array nor an object");
            }
            JsonAnswer answer = new JsonAnswer(first == JsonToken.START_ARRAY, new HashMap<>(), new ArrayList<>());
            answer.scan(parser, body);
            if (parser.nextToken() != null) {
                throw new JsonParseException(parser, "something follows the end");
            }
            return answer;
        }
    }

    /**
     * The rows of {@code body}, which has to be an array.
     *
     * @throws IOException where it is something else, such as a message
     */
    public static List<JsonRow> rowsOf(byte[] body) throws IOException {
        JsonAnswer answer = read(body);
        if (!answer.isArray) {
            throw new IOException("no array of rows");
        }
        return answer.rows;
    }

    /** The plain value of that name; empty where there is none. */
    public String value(String name) {
        return values.getOrDefault(name, "");
    }

    /** Reads the array or object at hand, up to its end. */
    private void scan(JsonParser parser, byte[] body) throws IOException {
        boolean inArray = parser.currentToken() == JsonToken.START_ARRAY;
        String name = inArray ? parser.getParsingContext().getParent().getCurrentName() : null;
        for (JsonToken token = parser.nextToken(); !token.isStructEnd(); token = parser.nextToken()) {
            if (token == JsonToken.FIELD_NAME) {
                name = parser.currentName();
            } else if (token == JsonToken.START_ARRAY && inArray) {
                rows.add(row(parser, body));
            } else if (token.isStructStart()) {
                scan(parser, body);
            } else if (name != null) {
                values.putIfAbsent(name, parser.getText());
            }
        }
    }

    private static JsonRow row(JsonParser parser, byte[] body) throws IOException {
        int start = (int) parser.currentTokenLocation().getByteOffset();
        List<String> fields = new ArrayList<>(12);
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (!token.isScalarValue()) {
                throw new JsonParseException(parser, "a row is not made of plain values");
            }
            fields.add(token == JsonToken.VALUE_NULL ? "" : parser.getText());
        }
        int end = (int) parser.currentLocation().getByteOffset();
        return new JsonRow(fields, new String(body, start, end - start, StandardCharsets.UTF_8));
    }
}
