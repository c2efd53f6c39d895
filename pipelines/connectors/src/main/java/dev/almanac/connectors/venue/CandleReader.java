package dev.almanac.connectors.venue;

import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.market.SeriesKey;
import dev.almanac.analytics.port.CandleSink;
import dev.almanac.analytics.port.CandleWindow;
import dev.almanac.connectors.venue.http.CallFault;
import dev.almanac.connectors.venue.protocol.BadRow;
import dev.almanac.connectors.venue.protocol.CandleAsk;
import dev.almanac.connectors.venue.protocol.CandlePage;
import dev.almanac.connectors.venue.protocol.CandleRow;
import dev.almanac.connectors.venue.protocol.Settled;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a window of one series page by page, each asked for by its own span, oldest first, and only bars that have closed. */
final class CandleReader {
    /** Where a row stands of which not even the time is known. */
    private static final long NOWHERE = -1;

    private final Connections.Connection venue;

    CandleReader(Connections.Connection venue) {
        this.venue = venue;
    }

    /** Hands over all rows of the window, and which of its bars there are not; their places are the bars' open times, in seconds since the epoch. */
    void read(CandleWindow window, CandleSink sink) throws CallFault {
        SeriesKey series = window.series();
        Interval interval = series.interval();
        venue.clock().difference(venue.venue()).ifPresent(sink::note);
        long from = ceiling(interval, window.from());
        long to = Math.min(
                ceiling(interval, window.to()), interval.floor(venue.clock().earlier()));
        long step = venue.protocol().facts().barsPerPage() * interval.micros();
        AbsentBars absent = new AbsentBars(series, venue.clock().earlier());
        while (from < to) {
            CandleAsk ask = venue.protocol()
                    .inOneCall(new CandleAsk(
                            series.symbol(),
                            interval,
                            from,
                            Math.min(from + step, to),
                            venue.clock().later()));
            CandlePage page = Settled.of(
                    () -> wanted(ask, venue.protocol().candles(venue.http(), ask)), one -> isWhole(ask, one));
            hand(series, page, sink);
            absent.page(ask, page);
            from = ask.to();
        }
        absent.tell(sink);
    }

    /** The open time of the first bar at or after {@code time}. */
    static long ceiling(Interval interval, Instant time) {
        return interval.floor(ChronoUnit.MICROS.between(Instant.EPOCH, time) + interval.micros() - 1);
    }

    /** What was asked for, in order of time, each row once; empty where there are only others. */
    private static Optional<CandlePage> wanted(CandleAsk ask, CandlePage page) {
        List<CandleRow> rows = page.rows().stream()
                .filter(row -> ask.holds(row.candle().openTime()))
                .sorted(Comparator.comparingLong(row -> row.candle().openTime()))
                .toList();
        List<BadRow> bad = page.bad().stream()
                .filter(row ->
                        row.openTime().isEmpty() || ask.holds(row.openTime().getAsLong()))
                .toList();
        if (rows.isEmpty() && bad.isEmpty() && !page.rows().isEmpty()) {
            return Optional.empty();
        }
        List<CandleRow> once = new ArrayList<>(rows.size());
        CandleRow last = null;
        for (CandleRow row : rows) {
            if (!row.equals(last)) {
                once.add(row);
            }
            last = row;
        }
        return Optional.of(new CandlePage(once, bad, page.proved()));
    }

    /** Whether no bar is missing and none is there twice, or what is missing is known not to exist. */
    private static boolean isWhole(CandleAsk ask, CandlePage page) {
        if (page.proved()) {
            return true;
        }
        if (page.rows().size() + page.bad().size() != ask.bars()) {
            return false;
        }
        @Nullable Candle before = null;
        for (CandleRow row : page.rows()) {
            if (before != null && before.openTime() == row.candle().openTime()) {
                return false;
            }
            before = row.candle();
        }
        return true;
    }

    private static void hand(SeriesKey series, CandlePage page, CandleSink sink) {
        for (CandleRow row : page.rows()) {
            sink.candle(series, row.candle(), place(row.candle().openTime()), row.raw());
        }
        for (BadRow row : page.bad()) {
            long place =
                    row.openTime().isEmpty() ? NOWHERE : place(row.openTime().getAsLong());
            sink.refuse(series, place, row.raw(), row.rule(), row.message());
        }
    }

    private static long place(long openTime) {
        return openTime / 1_000_000;
    }
}
