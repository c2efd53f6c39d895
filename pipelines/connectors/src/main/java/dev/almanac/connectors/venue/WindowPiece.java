package dev.almanac.connectors.venue;

import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.port.CandleWindow;
import dev.almanac.connectors.venue.protocol.VenueFacts;
import dev.almanac.connectors.venue.protocol.VenueProtocol;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of a window that is read as one, and done again as a whole where a part of it fails.
 *
 * @param window its own, in whole bars
 * @param ofTrades whether its bars are older than the venue's candles reach, and have to be made of trades
 */
record WindowPiece(CandleWindow window, boolean ofTrades) {
    /** Some pages of candles take seconds. A day may have a hundred thousand trades, so what is made of them goes by days. */
    private static final long DAY = Interval.D1.micros();

    /**
     * The pieces of a window, in order of time.
     *
     * @param now microseconds since the epoch
     */
    static List<WindowPiece> of(VenueProtocol venue, CandleWindow window, long now) {
        Interval interval = window.series().interval();
        VenueFacts facts = venue.facts();
        long reach = venue.reach(interval, now);
        long ofCandles = (long) facts.pagesPerUnit() * facts.barsPerPage() * interval.micros();
        long end = CandleReader.ceiling(interval, window.to());
        List<WindowPiece> pieces = new ArrayList<>();
        for (long at = CandleReader.ceiling(interval, window.from()); at < end; ) {
            boolean ofTrades = at < reach;
            long next = ofTrades ? Math.min(reach, at + Math.max(DAY, interval.micros())) : at + ofCandles;
            long to = Math.min(next, end);
            pieces.add(new WindowPiece(new CandleWindow(window.series(), instant(at), instant(to)), ofTrades));
            at = to;
        }
        return pieces;
    }

    /** How many bars are in it, without gaps. */
    long bars() {
        return ChronoUnit.MICROS.between(window.from(), window.to())
                / window.series().interval().micros();
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
