package dev.almanac.connectors.venue.protocol;

import dev.almanac.analytics.market.Candle;
import dev.almanac.connectors.number.Decimals;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Where a venue's rows have what; -1 where they do not have it.
 *
 * @param timeUnit microseconds in a unit of the time column
 */
public record CandleColumns(
        long timeUnit,
        int time,
        int open,
        int high,
        int low,
        int close,
        int volume,
        int quoteVolume,
        int tradeCount,
        int takerBuyVolume,
        int takerBuyQuoteVolume) {
    /** What is wrong with a row. */
    private static final class BadFieldException extends Exception {
        private static final long serialVersionUID = 1L;

        private final String rule;

        BadFieldException(String rule, String message) {
            super(message);
            this.rule = rule;
        }
    }

    /** All rows as candles, those that are none apart. */
    public CandlePage page(List<JsonRow> rows) {
        List<CandleRow> good = new ArrayList<>(rows.size());
        List<BadRow> bad = new ArrayList<>();
        for (JsonRow row : rows) {
            try {
                good.add(new CandleRow(candle(row.fields()), row.raw()));
            } catch (BadFieldException e) {
                bad.add(new BadRow(e.rule, String.valueOf(e.getMessage()), row.raw(), knownTime(row.fields())));
            }
        }
        return new CandlePage(good, bad, false);
    }

    private Candle candle(List<String> fields) throws BadFieldException {
        return new Candle(
                time(fields),
                number(fields, open, "open"),
                number(fields, high, "high"),
                number(fields, low, "low"),
                number(fields, close, "close"),
                number(fields, volume, "volume"),
                number(fields, quoteVolume, "quote_volume"),
                tradeCount < 0 ? -1 : whole(fields, tradeCount, "trade_count"),
                number(fields, takerBuyVolume, "taker_buy_volume"),
                number(fields, takerBuyQuoteVolume, "taker_buy_quote_volume"));
    }

    private OptionalLong knownTime(List<String> fields) {
        try {
            return OptionalLong.of(time(fields));
        } catch (BadFieldException e) {
            return OptionalLong.empty();
        }
    }

    private long time(List<String> fields) throws BadFieldException {
        try {
            return Math.multiplyExact(Long.parseLong(field(fields, time, "time")), timeUnit);
        } catch (NumberFormatException | ArithmeticException e) {
            throw new BadFieldException("unreadable_time", "the time is no whole number: " + fields.get(time));
        }
    }

    private static double number(List<String> fields, int column, String name) throws BadFieldException {
        if (column < 0) {
            return Double.NaN;
        }
        double value = Decimals.parse(field(fields, column, name));
        if (Double.isNaN(value)) {
            throw new BadFieldException("not_a_number", name + " is no finite number: " + fields.get(column));
        }
        return value;
    }

    private static long whole(List<String> fields, int column, String name) throws BadFieldException {
        try {
            return Long.parseLong(field(fields, column, name));
        } catch (NumberFormatException e) {
            throw new BadFieldException("not_a_number", name + " is no whole number: " + fields.get(column));
        }
    }

    private static String field(List<String> fields, int column, String name) throws BadFieldException {
        if (column >= fields.size() || fields.get(column).isEmpty()) {
            throw new BadFieldException("missing_field", name + " is missing");
        }
        return fields.get(column);
    }
}
