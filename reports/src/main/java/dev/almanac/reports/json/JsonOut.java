package dev.almanac.reports.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import dev.almanac.analytics.figure.Figures;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** Writes JSON in the order of the calls, indented by two, lines ended by a line feed on every system. */
final class JsonOut {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final JsonGenerator json;

    JsonOut() {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(
                        Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER))
                .withObjectIndenter(new DefaultIndenter("  ", "\n"));
        try {
            json = new JsonFactory().createGenerator(out).setPrettyPrinter(printer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Something that may fail while it writes; into memory it never does. */
    private interface Writing {
        void run() throws IOException;
    }

    private static void writing(Writing step) {
        try {
            step.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was written, with a line feed at its end. */
    byte[] bytes() {
        writing(json::close);
        out.write('\n');
        return out.toByteArray();
    }

    void object(Runnable content) {
        writing(json::writeStartObject);
        content.run();
        writing(json::writeEndObject);
    }

    void object(String key, Runnable content) {
        writing(() -> json.writeFieldName(key));
        object(content);
    }

    <T> void objects(String key, List<T> values, Consumer<T> content) {
        writing(() -> json.writeArrayFieldStart(key));
        for (T value : values) {
            object(() -> content.accept(value));
        }
        writing(json::writeEndArray);
    }

    void text(String key, String value) {
        writing(() -> json.writeStringField(key, value));
    }

    void instant(String key, Instant value) {
        text(key, Figures.instant(value));
    }

    void whole(String key, long value) {
        writing(() -> json.writeNumberField(key, value));
    }

    void flag(String key, boolean value) {
        writing(() -> json.writeBooleanField(key, value));
    }

    /** Absent where not finite. */
    void number(String key, double value) {
        if (Double.isFinite(value)) {
            writing(() -> json.writeFieldName(key));
            number(value);
        }
    }

    void texts(String key, List<String> values) {
        writing(() -> {
            json.writeArrayFieldStart(key);
            for (String value : values) {
                json.writeString(value);
            }
            json.writeEndArray();
        });
    }

    /** {@code null} holds the place of what is not finite. */
    void numbers(String key, List<Double> values) {
        writing(() -> json.writeFieldName(key));
        numbers(values);
    }

    void matrix(String key, List<List<Double>> rows) {
        writing(() -> json.writeArrayFieldStart(key));
        rows.forEach(this::numbers);
        writing(json::writeEndArray);
    }

    private void numbers(List<Double> values) {
        writing(json::writeStartArray);
        for (double value : values) {
            number(value);
        }
        writing(json::writeEndArray);
    }

    private void number(double value) {
        writing(() -> {
            if (Double.isFinite(value)) {
                json.writeNumber(Figures.exact(value));
            } else {
                json.writeNull();
            }
        });
    }
}
