package dev.almanac.connectors.file;

import dev.almanac.analytics.market.Candle;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The values of one row while it is read, by the meaning of their column; used again for the next row. */
final class RowValues {
    private static final Column[] REQUIRED = {Column.OPEN, Column.HIGH, Column.LOW, Column.CLOSE, Column.VOLUME};

    private final double[] numbers = new double[Column.values().length];
    private @Nullable TimeText time;

    /** Forgets the row before. */
    void clear() {
        Arrays.fill(numbers, Double.NaN);
        time = null;
    }

    /** Notes the number of a column. */
    void put(Column column, double value) {
        numbers[column.ordinal()] = value;
    }

    /**
     * Notes a time; of several the one of the finest step counts.
     *
     * @param text how the file wrote it, for the message
     * @throws BadFieldException {@code time_mismatch} where it does not agree with one noted before
     */
    void put(TimeText read, Supplier<String> text) throws BadFieldException {
        TimeText before = time;
        if (before != null && !before.agreesWith(read)) {
            throw new BadFieldException(
                    "time_mismatch",
                    "two time columns do not agree: " + Instant.EPOCH.plus(before.micros(), ChronoUnit.MICROS)
                            + " and '" + text.get() + "'");
        }
        if (before == null || read.precision() < before.precision()) {
            time = read;
        }
    }

    /** The unit of the time noted, microseconds; 0 where it is no number, or there is none. */
    long timeUnit() {
        TimeText read = time;
        return read == null ? 0 : read.unit();
    }

    /**
     * The candle of the values noted.
     *
     * @param shift added to the time noted to get the open time, microseconds
     * @throws BadFieldException {@code missing_field}
     */
    Candle candle(long shift) throws BadFieldException {
        TimeText read = time;
        if (read == null) {
            throw new BadFieldException("missing_field", "the time is missing");
        }
        for (Column column : REQUIRED) {
            if (Double.isNaN(numbers[column.ordinal()])) {
                throw new BadFieldException("missing_field", column.name().toLowerCase(Locale.ROOT) + " is missing");
            }
        }
        double trades = number(Column.TRADE_COUNT);
        return new Candle(
                read.micros() + shift,
                number(Column.OPEN),
                number(Column.HIGH),
                number(Column.LOW),
                number(Column.CLOSE),
                number(Column.VOLUME),
                number(Column.QUOTE_VOLUME),
                Double.isNaN(trades) ? -1 : Math.round(trades),
                number(Column.TAKER_BUY_VOLUME),
                number(Column.TAKER_BUY_QUOTE_VOLUME));
    }

    private double number(Column column) {
        return numbers[column.ordinal()];
    }
}
