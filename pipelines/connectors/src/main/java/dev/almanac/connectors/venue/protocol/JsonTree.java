package dev.almanac.connectors.venue.protocol;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers made of objects, as trees. Numbers with a fraction are exact. */
public final class JsonTree {
    private static final ObjectReader READER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build()
            .reader();

    private JsonTree() {}

    /**
     * Reads all of {@code body}.
     *
     * @throws IOException where it is no whole JSON
     */
    public static JsonNode read(byte[] body) throws IOException {
        return READER.readTree(body);
    }

    /**
     * Reads {@code body}, which has to be an array.
     *
     * @throws IOException where it is something else, such as a message
     */
    public static JsonNode rowsOf(byte[] body) throws IOException {
        JsonNode rows = read(body);
        if (!rows.isArray()) {
            throw new IOException("no array of rows");
        }
        return rows;
    }

    /** Reads one element of an answer. */
    @FunctionalInterface
    public interface Element<T> {
        /** @throws IOException where it is not what the venue documents */
        T of(JsonNode row) throws IOException;
    }

    /**
     * Reads every element of an array, in its order.
     *
     * @throws IOException where one is not what the venue documents
     */
    public static <T> List<T> each(JsonNode rows, Element<T> element) throws IOException {
        List<T> read = new ArrayList<>();
        for (JsonNode row : rows) {
            read.add(element.of(row));
        }
        return read;
    }

    /**
     * The text or number of that name.
     *
     * @throws IOException where it is missing
     */
    public static String text(JsonNode object, String name) throws IOException {
        JsonNode value = object.path(name);
        if (!value.isValueNode() || value.isNull()) {
            throw new IOException(name + " is missing");
        }
        return value.asText();
    }

    /**
     * The array of that name.
     *
     * @throws IOException where it is missing
     */
    public static JsonNode array(JsonNode object, String name) throws IOException {
        JsonNode value = object.path(name);
        if (!value.isArray()) {
            throw new IOException("the list " + name + " is missing");
        }
        return value;
    }

    /** The number above 0 of that name, {@code null} where it is missing, empty, 0 or no number: so venues say none. */
    public static @Nullable BigDecimal size(JsonNode object, String name) {
        String text = object.path(name).asText("");
        try {
            BigDecimal value = new BigDecimal(text);
            return value.signum() > 0 ? value.stripTrailingZeros() : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
