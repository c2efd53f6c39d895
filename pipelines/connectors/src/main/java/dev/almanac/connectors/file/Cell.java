package dev.almanac.connectors.file;

import dev.almanac.connectors.number.Decimals;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** One value of a file whose columns have types; used again for the next row. */
final class Cell {
    /** A day in microseconds. */
    static final long DAY = 86_400_000_000L;

    private enum Kind {
        ABSENT,
        REAL,
        WHOLE,
        MOMENT,
        TEXT
    }

    private Kind kind = Kind.ABSENT;
    private double real;
    private long whole;
    private long precision;
    private String text = "";

    /** There is nothing. */
    void absent() {
        kind = Kind.ABSENT;
    }

    /** A number; {@code NaN} is how dataframes say that there is none. */
    void real(double value) {
        kind = Double.isNaN(value) ? Kind.ABSENT : Kind.REAL;
        real = value;
    }

    /** A whole number. */
    void whole(long value) {
        kind = Kind.WHOLE;
        whole = value;
    }

    /** A moment of so many microseconds since the epoch, told in steps of {@code step} microseconds. */
    void moment(long micros, long step) {
        kind = Kind.MOMENT;
        whole = micros;
        precision = step;
    }

    /** A day, counted from the epoch. */
    void day(long days) {
        moment(days * DAY, DAY);
    }

    /** A text; an empty one says that there is nothing. */
    void text(String value) {
        kind = value.isEmpty() ? Kind.ABSENT : Kind.TEXT;
        text = value;
    }

    /** Whether there is nothing. */
    boolean isAbsent() {
        return kind == Kind.ABSENT;
    }

    /** The number, {@code NaN} where it is none or infinite. */
    double number() {
        return switch (kind) {
            case REAL -> Double.isInfinite(real) ? Double.NaN : real;
            case WHOLE -> whole;
            case TEXT -> Decimals.parse(text);
            case ABSENT, MOMENT -> Double.NaN;
        };
    }

    /** @throws BadFieldException {@code unreadable_time} or {@code time_unit} where it is no time */
    TimeText time() throws BadFieldException {
        return switch (kind) {
            case MOMENT -> new TimeText(whole, precision, 0);
            case WHOLE -> new TimeText(TimeText.epoch(whole), 1, TimeText.unit(whole));
            case REAL -> new TimeText(TimeText.epoch(real, text()), 1, TimeText.unit(real));
            case TEXT -> TimeText.parse(text);
            case ABSENT -> throw new BadFieldException("unreadable_time", "there is no time");
        };
    }

    /** The value as text, empty where there is nothing. */
    String text() {
        return switch (kind) {
            case ABSENT -> "";
            case REAL -> Double.toString(real);
            case WHOLE -> Long.toString(whole);
            case MOMENT -> Instant.EPOCH.plus(whole, ChronoUnit.MICROS).toString();
            case TEXT -> text;
        };
    }

    /** Appends the value as JSON. */
    void appendTo(StringBuilder json) {
        switch (kind) {
            case ABSENT -> json.append("null");
            case REAL -> json.append(Double.isInfinite(real) ? '"' + text() + '"' : text());
            case WHOLE -> json.append(whole);
            case MOMENT -> json.append('"').append(text()).append('"');
            case TEXT -> quote(json, text);
        }
    }

    /** Appends {@code value} as a JSON text. */
    static void quote(StringBuilder json, String value) {
        json.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        json.append('"');
    }
}
