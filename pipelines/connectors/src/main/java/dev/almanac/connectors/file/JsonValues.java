package dev.almanac.connectors.file;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.almanac.connectors.number.Decimals;
import java.io.IOException;

/** Single values of JSON rows. */
final class JsonValues {
    private JsonValues() {}

    /**
     * The finite number at {@code token}, written as number or as text.
     *
     * @throws BadFieldException {@code missing_field} or {@code not_a_number}
     */
    static double number(JsonParser parser, JsonToken token, String name) throws IOException, BadFieldException {
        double value =
                switch (token) {
                    case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
                    case VALUE_STRING -> Decimals.parse(parser.getText());
                    case VALUE_NULL -> throw new BadFieldException("missing_field", name + " is null");
                    default -> Double.NaN;
                };
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw new BadFieldException("not_a_number", name + " is no finite number: " + parser.getText());
        }
        return value;
    }

    /** The byte after the bracket or value that {@code parser} stands at. */
    static long end(JsonParser parser) {
        return parser.currentLocation().getByteOffset();
    }
}
