package dev.almanac.connectors.file;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.SeriesKey;
import dev.almanac.analytics.port.CandleSink;
import java.io.IOException;

/** Rows of the shape {@code [time, open, high, low, close, volume]}, numbers or texts of numbers. */
final class JsonArrayRows {
    private static final String[] NAMES = {"time", "open", "high", "low", "close", "volume"};

    private final SeriesKey series;
    private final CandleSink sink;
    private final double[] values = new double[NAMES.length];
    private String timeText = "";
    private boolean notedLength;
    private final FileDefects defects;

    JsonArrayRows(SeriesKey series, CandleSink sink) {
        this.series = series;
        this.sink = sink;
        this.defects = new FileDefects(sink, "");
    }

    /** Reads to the end of the array of rows; {@code parser} stands at the first row. */
    void read(JsonParser parser, RecentBytes recent) throws IOException {
        long index = 0;
        do {
            long from = parser.currentTokenLocation().getByteOffset();
            try {
                long openTime = readRow(parser);
                sink.candle(
                        series,
                        Candle.of(openTime, values[1], values[2], values[3], values[4], values[5]),
                        index,
                        recent.text(from, JsonValues.end(parser)));
                defects.row(series, openTime, TimeText.unit(values[0]));
            } catch (BadFieldException bad) {
                sink.refuse(series, index, recent.text(from, JsonValues.end(parser)), bad.rule(), bad.message());
            }
            index++;
        } while (parser.nextToken() != JsonToken.END_ARRAY);
        defects.finish();
    }

    /** Reads one row into {@link #values}, to its end even where it is bad, and returns its open time. */
    private long readRow(JsonParser parser) throws IOException, BadFieldException {
        if (!parser.isExpectedStartArrayToken()) {
            parser.skipChildren();
            throw new BadFieldException("not_a_candle", "the row is no array");
        }
        BadFieldException bad = null;
        int count = 0;
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (count < NAMES.length && bad == null) {
                try {
                    values[count] = JsonValues.number(parser, token, NAMES[count]);
                    timeText = count == 0 ? parser.getText() : timeText;
                } catch (BadFieldException e) {
                    bad = e;
                }
            }
            parser.skipChildren();
            count++;
        }
        if (bad != null) {
            throw bad;
        }
        if (count < NAMES.length) {
            throw new BadFieldException(
                    "missing_field", "the row has " + count + " values; " + NAMES[count] + " is missing");
        }
        if (count > NAMES.length && !notedLength) {
            notedLength = true;
            sink.note("rows have " + count + " values; those after the sixth are ignored");
        }
        return TimeText.epoch(values[0], timeText);
    }
}
