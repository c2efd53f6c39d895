package dev.almanac.connectors.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.market.Symbol;
import dev.almanac.analytics.port.CandleSink;
import dev.almanac.analytics.port.UnreadableUnitException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells which of the JSON shapes a file has and leaves its rows to {@link JsonArrayRows} or {@link JsonObjectRows}: an
 * array of candles, or an object with such an array in it and, before that, perhaps the symbol.
 */
final class JsonReader {
    /** NaN is let through, so that it costs a row and not the file. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private final SeriesFacts facts;
    private final CandleSink sink;

    JsonReader(SeriesFacts facts, CandleSink sink) {
        this.facts = facts;
        this.sink = sink;
    }

    /** Reads {@code content} to its end; closing it is the caller's. */
    void read(InputStream content) throws IOException, UnreadableUnitException {
        RecentBytes recent = new RecentBytes(content);
        try (JsonParser parser = FACTORY.createParser(recent)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw Unreadable.of(facts.unit(), "it is empty", "download it again, or leave it out");
            }
            if (first == JsonToken.START_ARRAY) {
                readRows(parser, recent, SeriesFacts.Told.NOTHING);
            } else if (first == JsonToken.START_OBJECT) {
                readObject(parser, recent);
            } else {
                throw unknownShape("it is a single value");
            }
            if (parser.nextToken() != null) {
                throw unknownShape("something follows its end in line "
                        + parser.currentTokenLocation().getLineNr());
            }
        }
    }

    private void readObject(JsonParser parser, RecentBytes recent) throws IOException, UnreadableUnitException {
        SeriesFacts.Told told = SeriesFacts.Told.NOTHING;
        List<String> fields = new ArrayList<>();
        boolean found = false;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            fields.add(field);
            JsonToken value = parser.nextToken();
            if (value == JsonToken.START_ARRAY && !found) {
                readRows(parser, recent, told);
                found = true;
            } else if (value == JsonToken.VALUE_STRING) {
                told = alsoTold(told, field, parser.getText());
            } else {
                parser.skipChildren();
            }
        }
        if (!found) {
            throw unknownShape("it is an object without an array of candles; its fields are " + fields);
        }
    }

    private SeriesFacts.Told alsoTold(SeriesFacts.Told told, String field, String value)
            throws UnreadableUnitException {
        Column column = field.equals("name") ? Column.SYMBOL : Column.of(field).orElse(Column.IGNORE);
        if (column == Column.VENUE && facts.flags().venue() != null) {
            return told;
        }
        return switch (column) {
            case SYMBOL ->
                new SeriesFacts.Told(told.venue(), Symbol.parse(value).orElse(told.symbol()), told.interval());
            case INTERVAL ->
                new SeriesFacts.Told(
                        told.venue(), told.symbol(), Interval.parse(value).orElse(told.interval()));
            case VENUE ->
                new SeriesFacts.Told(
                        FileOverrides.venue(value).orElseThrow(() -> unknownVenue(value)),
                        told.symbol(),
                        told.interval());
            default -> told;
        };
    }

    private UnreadableUnitException unknownVenue(String value) {
        return Unreadable.of(
                facts.unit(),
                "'" + value.replaceAll("\\p{Cntrl}", " ")
                        + "' in it is no name of a venue, which is letters, digits and hyphens",
                "say where it is from, such as --venue binance");
    }

    /** Reads the array that {@code parser} stands at the start of. */
    private void readRows(JsonParser parser, RecentBytes recent, SeriesFacts.Told told)
            throws IOException, UnreadableUnitException {
        JsonToken first = parser.nextToken();
        if (first == JsonToken.END_ARRAY) {
            sink.note("it holds no candle");
        } else if (first == JsonToken.START_ARRAY) {
            new JsonArrayRows(facts.resolve(told, false), sink).read(parser, recent);
        } else if (first == JsonToken.START_OBJECT) {
            new JsonObjectRows(facts.unit(), facts.resolve(told, false), sink).read(parser, recent);
        } else {
            throw unknownShape("its array holds neither arrays nor objects but " + parser.getText());
        }
    }

    private UnreadableUnitException unknownShape(String reason) {
        return Unreadable.of(
                facts.unit(),
                "its JSON has no shape that is understood: " + reason,
                "give an array of [time, open, high, low, close, volume], or of objects with such fields");
    }
}
