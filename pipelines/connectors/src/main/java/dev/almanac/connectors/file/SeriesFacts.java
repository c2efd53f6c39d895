package dev.almanac.connectors.file;

import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.market.SeriesKey;
import dev.almanac.analytics.market.Symbol;
import dev.almanac.analytics.port.UnreadableUnitException;
import org.jspecify.annotations.Nullable;

/**
 * Decides what series a unit's rows belong to: flag first, then what the content says, then the file's name, then a folder
 * above it.
 *
 * @param unit the unit's name, for messages
 * @param flags what the user gave
 * @param names what the file's name and folders say
 */
record SeriesFacts(String unit, FileOverrides flags, FileFacts names) {
    /** The venue whose archive has the twelve columns of klines. */
    private static final String KLINE_VENUE = "binance";

    /** What the content says of its series; each part {@code null} where it says nothing. */
    record Told(
            @Nullable String venue,
            @Nullable Symbol symbol,
            @Nullable Interval interval) {
        /** The content says nothing. */
        static final Told NOTHING = new Told(null, null, null);
    }

    /** The series as far as it is known without the content, {@code null} where a part is missing. */
    @Nullable
    SeriesKey planned(boolean kline) {
        String venue = venue(Told.NOTHING, kline);
        Symbol symbol = flags.symbol() != null ? flags.symbol() : names.symbol();
        Interval interval = flags.interval() != null ? flags.interval() : names.interval();
        return venue == null || symbol == null || interval == null ? null : new SeriesKey(venue, symbol, interval);
    }

    /**
     * The series of rows of which the content tells {@code told}.
     *
     * @param kline whether the content has the layout of the exchange's kline archive
     * @throws UnreadableUnitException where a part is missing, naming the flag to give
     */
    SeriesKey resolve(Told told, boolean kline) throws UnreadableUnitException {
        String venue = venue(told, kline);
        if (venue == null) {
            throw Unreadable.unknown(
                    "venue",
                    unit,
                    names.derivative()
                            ? "its name speaks of futures, which are a venue of their own, and does not say which"
                            : "no column, no part of its name and no folder above it names a venue",
                    "say where it is from, such as --venue " + (names.derivative() ? "binance-usdm" : "binance"));
        }
        return new SeriesKey(venue, symbol(told), interval(told));
    }

    private @Nullable String venue(Told told, boolean kline) {
        if (flags.venue() != null) {
            return flags.venue();
        }
        if (told.venue() != null) {
            return told.venue();
        }
        if (names.venue() != null) {
            return names.venue();
        }
        if (names.derivative()) {
            return null;
        }
        return kline ? KLINE_VENUE : names.folderVenue();
    }

    private Symbol symbol(Told told) throws UnreadableUnitException {
        Symbol symbol =
                flags.symbol() != null ? flags.symbol() : told.symbol() != null ? told.symbol() : names.symbol();
        if (symbol == null) {
            throw Unreadable.unknown(
                    "symbol",
                    unit,
                    "no column names a symbol, and its name holds not exactly one that is known",
                    "say which it is, such as --symbol BTC/USDT");
        }
        return symbol;
    }

    private Interval interval(Told told) throws UnreadableUnitException {
        Interval interval = flags.interval() != null
                ? flags.interval()
                : told.interval() != null ? told.interval() : names.interval();
        if (interval == null) {
            throw Unreadable.unknown(
                    "interval",
                    unit,
                    names.unknownInterval() == null
                            ? "no column and no part of its name says how long its candles are"
                            : "'" + names.unknownInterval() + "' in its name is no interval that is known ("
                                    + FileOverrides.knownIntervals() + ")",
                    "say which it is, such as --interval 1h");
        }
        return interval;
    }
}
