package dev.almanac.connectors.venue.protocol;

import dev.almanac.analytics.market.Instrument;
import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.market.Symbol;
import dev.almanac.connectors.venue.http.CallFault;
import dev.almanac.connectors.venue.http.LimitRules;
import dev.almanac.connectors.venue.http.VenueHttp;
import java.net.URI;
import java.util.List;

/**
 * A venue's public REST protocol: which calls bring what, and how answers are to be read. One class for each venue, without
 * state; when to ask, how often and what to do about faults is for others to say.
 */
public interface VenueProtocol extends LimitRules {
    /** The venue's name, such as {@code binance}. */
    String name();

    /** Where its public interface is. */
    URI base();

    /** Whether it has bars of this length, on our grid. */
    boolean has(Interval interval);

    /** How many bars a page has at most. */
    int barsPerPage();

    /** How many pages are read as one piece, which is done again as a whole where a part of it fails. */
    default int pagesPerUnit() {
        return 20;
    }

    /** What a page of bars costs of the budget. */
    long weightPerPage();

    /** How many calls are best made at the same time. */
    int threads();

    /** The first part of {@code ask} that is had in one way, where the venue has several. */
    default CandleAsk inOneCall(CandleAsk ask) {
        return ask;
    }

    /**
     * The bars of one page; the bar that is still open, and others besides those asked for, may be among
     * them. A page of nothing but others is taken for the answer to another question.
     *
     * @param ask at most {@link #barsPerPage} bars
     */
    CandlePage candles(VenueHttp http, CandleAsk ask) throws CallFault;

    /** Hands over the trades of {@code [from, to)} (microseconds since the epoch), oldest first. */
    void trades(VenueHttp http, Symbol symbol, long from, long to, TradeRows sink) throws CallFault;

    /** All spot pairs; those whose names cannot be put in the unified form go to {@code unnamed}. */
    List<Instrument> instruments(VenueHttp http, List<String> unnamed) throws CallFault;

    /** The venue's clock, microseconds since the epoch. */
    long time(VenueHttp http) throws CallFault;
}
