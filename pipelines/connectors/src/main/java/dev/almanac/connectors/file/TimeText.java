package dev.almanac.connectors.file;

import dev.almanac.connectors.number.Decimals;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;

/**
 * A time as files write it.
 *
 * @param micros microseconds since the epoch, UTC
 * @param precision the finest step the text can express, microseconds: a day for {@code 2021-06-24}
 * @param unit of a number, microseconds or {@link #NANOSECOND}; 0 of a text
 */
record TimeText(long micros, long precision, long unit) {
    /** Microseconds. */
    static final long SECOND = 1_000_000L;

    /** Stands for nanoseconds, of which a microsecond has many. */
    static final long NANOSECOND = -1;

    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    /** From here on a number is seconds, milliseconds, microseconds, nanoseconds since the epoch; and is none of these. */
    private static final double SECONDS_FROM = 1e8;

    private static final double MILLIS_FROM = 1e11;
    private static final double MICROS_FROM = 1e14;
    private static final double NANOS_FROM = 1e17;
    private static final double NOTHING_FROM = 9e18;

    /**
     * Reads epoch numbers (the unit is told by the size of each value) and texts such as {@code 2021-06-24},
     * {@code 2021-06-24 00:00:00}, {@code 2021-06-24T00:00:00.000Z}, {@code 2020-10-24 07-AM}. Without an offset a text is
     * UTC.
     *
     * @throws BadFieldException {@code unreadable_time} where it is neither, {@code time_unit} where a number is too small
     *     for seconds or too large for nanoseconds
     */
    static TimeText parse(String text) throws BadFieldException {
        if (text.length() > 4 && text.charAt(4) == '-') {
            try {
                return new Cursor(text).read();
            } catch (DateTimeException | StringIndexOutOfBoundsException e) {
                throw unreadable(text);
            }
        }
        double value = Decimals.parse(text);
        if (Double.isNaN(value)) {
            throw unreadable(text);
        }
        return new TimeText(epoch(value, text), 1, unit(value));
    }

    /** Microseconds of a number of unknown unit; {@code text} is how the file wrote it. */
    static long epoch(double value, String text) throws BadFieldException {
        if (value >= SECONDS_FROM && value < NOTHING_FROM) {
            if (value >= NANOS_FROM) {
                return (long) value / 1_000;
            }
            long factor = unit(value);
            // the whole part by itself: as a double the product would not be exact
            long whole = (long) value;
            return whole * factor + Math.round((value - whole) * factor);
        }
        throw new BadFieldException(
                "time_unit",
                text + " is a time in neither seconds, milliseconds, microseconds nor nanoseconds since 1970");
    }

    /** As {@link #epoch(double, String)}, of a whole number, without rounding it. */
    static long epoch(long value) throws BadFieldException {
        return value >= NANOS_FROM ? value / 1_000 : epoch((double) value, Long.toString(value));
    }

    /** The unit that the size of a number tells, microseconds, or {@link #NANOSECOND}. */
    static long unit(double value) {
        if (value >= NANOS_FROM) {
            return NANOSECOND;
        }
        return value < MILLIS_FROM ? SECOND : value < MICROS_FROM ? 1_000 : 1;
    }

    /** Whether both speak of the same time, as far as the coarser of them can tell. */
    boolean agreesWith(TimeText other) {
        long step = Math.max(precision, other.precision);
        return Math.floorDiv(micros, step) == Math.floorDiv(other.micros, step);
    }

    private static BadFieldException unreadable(String text) {
        return new BadFieldException("unreadable_time", "'" + text + "' is no time");
    }

    /** Walks over a date with an optional time and offset. */
    private static final class Cursor {
        private final String text;
        private int at;

        Cursor(String text) {
            this.text = text.toUpperCase(Locale.ROOT);
        }

        TimeText read() {
            int year = digits(4);
            expect('-');
            int month = digits(2);
            expect('-');
            long day = LocalDate.of(year, month, digits(2)).toEpochDay() * DAY;
            if (done()) {
                return new TimeText(day, DAY, 0);
            }
            if (text.charAt(at) != 'T') {
                expect(' ');
            } else {
                at++;
            }
            int hour = digits(2);
            if (text.charAt(at) == '-') {
                return new TimeText(day + halfDayHour(hour) * HOUR, HOUR, 0);
            }
            expect(':');
            long time = hour * HOUR + limited(digits(2), 60) * MINUTE;
            long precision = MINUTE;
            if (!done() && text.charAt(at) == ':') {
                at++;
                time += limited(digits(2), 60) * SECOND + fraction();
                precision = 1;
            }
            return new TimeText(day + limited(time, DAY) - offset(), precision, 0);
        }

        /** {@code 12-AM} is midnight, {@code 12-PM} noon. */
        private long halfDayHour(int hour) {
            String half = text.substring(at);
            if (hour < 1 || hour > 12 || !(half.equals("-AM") || half.equals("-PM"))) {
                throw new DateTimeException(half);
            }
            return hour % 12 + (half.equals("-PM") ? 12 : 0);
        }

        private long fraction() {
            if (done() || text.charAt(at) != '.') {
                return 0;
            }
            long micros = 0;
            long unit = 100_000;
            int first = ++at;
            for (; !done() && Character.isDigit(text.charAt(at)); at++) {
                micros += unit * digits(text.charAt(at));
                unit /= 10;
            }
            if (at == first) {
                throw new DateTimeException(text);
            }
            return micros;
        }

        private long offset() {
            String rest = text.substring(at).trim();
            if (rest.isEmpty() || rest.equals("Z") || rest.equals("UTC")) {
                return 0;
            }
            int sign = rest.charAt(0) == '-' ? -1 : 1;
            if (!rest.matches("[+-][0-9]{2}:?[0-9]{2}")) {
                throw new DateTimeException(rest);
            }
            String figures = rest.replace(":", "");
            return sign
                    * (Integer.parseInt(figures.substring(1, 3)) * HOUR
                            + Integer.parseInt(figures.substring(3, 5)) * MINUTE);
        }

        private boolean done() {
            return at >= text.length();
        }

        private void expect(char wanted) {
            if (text.charAt(at) != wanted) {
                throw new DateTimeException(text);
            }
            at++;
        }

        private int digits(int count) {
            int value = 0;
            for (int i = 0; i < count; i++) {
                value = value * 10 + digits(text.charAt(at++));
            }
            return value;
        }

        private static int digits(char c) {
            if (c < '0' || c > '9') {
                throw new DateTimeException("not a digit: " + c);
            }
            return c - '0';
        }

        private static long limited(long value, long limit) {
            if (value >= limit) {
                throw new DateTimeException("too large: " + value);
            }
            return value;
        }
    }
}
