package dev.almanac.connectors.file;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.SeriesKey;
import dev.almanac.analytics.port.CandleSink;
import dev.almanac.analytics.port.UnreadableUnitException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Rows that are objects, as Coinbase's candles are published: {@code start, low, high, open, close, volume} as texts, or
 * {@code endTime, openPrice, ...} as numbers. {@code start} is the open time; {@code endTime} is the exclusive end, so that
 * the bar opened one interval earlier (found by laying daily bars over the 4-hour bars of the same days).
 */
final class JsonObjectRows {
    private final String unit;
    private final SeriesKey series;
    private final CandleSink sink;
    private final Map<String, Column> meanings = new HashMap<>();
    private final Set<String> ignored = new TreeSet<>();
    private final RowValues row = new RowValues();
    private final FileDefects defects;
    private @Nullable BadFieldException bad;

    /** Kept aside, as it counts only where no open time comes, and fields come in any order. */
    private @Nullable String endTime;

    JsonObjectRows(String unit, SeriesKey series, CandleSink sink) {
        this.unit = unit;
        this.series = series;
        this.sink = sink;
        this.defects = new FileDefects(sink, "");
    }

    /** Reads to the end of the array of rows; {@code parser} stands at the first row. */
    void read(JsonParser parser, RecentBytes recent) throws IOException, UnreadableUnitException {
        long index = 0;
        do {
            long from = parser.currentTokenLocation().getByteOffset();
            try {
                Candle candle = readRow(parser, index == 0);
                sink.candle(series, candle, index, recent.text(from, JsonValues.end(parser)));
                defects.row(series, candle.openTime(), row.timeUnit());
            } catch (BadFieldException e) {
                sink.refuse(series, index, recent.text(from, JsonValues.end(parser)), e.rule(), e.message());
            }
            index++;
        } while (parser.nextToken() != JsonToken.END_ARRAY);
        defects.finish();
        if (!ignored.isEmpty()) {
            sink.note("fields ignored: " + String.join(", ", ignored));
        }
    }

    private Candle readRow(JsonParser parser, boolean first)
            throws IOException, BadFieldException, UnreadableUnitException {
        if (!parser.isExpectedStartObjectToken()) {
            parser.skipChildren();
            throw new BadFieldException("not_a_candle", "the row is no object");
        }
        row.clear();
        bad = null;
        endTime = null;
        boolean timed = false;
        boolean ends = false;
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_OBJECT; token = parser.nextToken()) {
            Column column = meaning(parser.currentName());
            JsonToken value = parser.nextToken();
            timed |= column == Column.TIME;
            ends |= column == Column.END_TIME;
            take(parser, value, column);
            parser.skipChildren();
        }
        if (first && !timed && !ends) {
            throw Unreadable.of(
                    unit,
                    "its objects have no field for the time; their fields are " + new TreeSet<>(meanings.keySet()),
                    "name the open time 'start', 'timestamp' or 'open_time'");
        }
        if (bad != null) {
            throw bad;
        }
        String end = endTime;
        if (!timed && end != null) {
            row.put(TimeText.parse(end), () -> end);
        }
        return row.candle(timed ? 0 : -series.interval().micros());
    }

    private Column meaning(String field) {
        return meanings.computeIfAbsent(field, name -> {
            Column column = Column.of(name).orElse(null);
            if (column == null) {
                ignored.add(name);
            }
            return column == null ? Column.IGNORE : column;
        });
    }

    private void take(JsonParser parser, JsonToken token, Column column) throws IOException {
        try {
            switch (column) {
                case TIME -> takeTime(parser, token);
                case END_TIME ->
                    endTime = token.isScalarValue() && token != JsonToken.VALUE_NULL ? parser.getText() : null;
                case OPEN, HIGH, LOW, CLOSE, VOLUME ->
                    row.put(column, JsonValues.number(parser, token, parser.currentName()));
                case QUOTE_VOLUME, TRADE_COUNT, TAKER_BUY_VOLUME, TAKER_BUY_QUOTE_VOLUME -> {
                    if (token != JsonToken.VALUE_NULL) {
                        row.put(column, JsonValues.number(parser, token, parser.currentName()));
                    }
                }
                default -> {
                    // says nothing that a candle holds
                }
            }
        } catch (BadFieldException e) {
            bad = bad == null ? e : bad;
        }
    }

    private void takeTime(JsonParser parser, JsonToken token) throws IOException, BadFieldException {
        if (!token.isScalarValue() || token == JsonToken.VALUE_NULL) {
            throw new BadFieldException("missing_field", parser.currentName() + " is no value");
        }
        String text = parser.getText();
        row.put(TimeText.parse(text), () -> text);
    }
}
