package dev.almanac.connectors.venue.protocol;

import dev.almanac.analytics.market.Instrument;
import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.market.Symbol;
import dev.almanac.connectors.venue.http.CallFault;
import dev.almanac.connectors.venue.http.LimitRules;
import dev.almanac.connectors.venue.http.Rate;
import dev.almanac.connectors.venue.http.VenueHttp;
import java.util.List;

/**
 * A venue's public REST protocol: which calls bring what, and how answers are to be read. One class for each venue, without
 * state; when to ask, how often and what to do about faults is for others to say.
 */
public interface VenueProtocol extends LimitRules {
    /** What is to be known of it before it is called. */
    VenueFacts facts();

    @Override
    default Rate rate() {
        return facts().rate();
    }

    /**
     * The open time of the first bar that candles reach, where older bars have to be made of trades; the smallest number where
     * there are candles of all.
     *
     * @param now the time at the venue; both are microseconds since the epoch
     */
    default long reach(Interval interval, long now) {
        return Long.MIN_VALUE;
    }

    /** The first part of {@code ask} that is had in one way: up to where candles reach, else up to the end. */
    default CandleAsk inOneCall(CandleAsk ask) {
        long reach = reach(ask.interval(), ask.now());
        return ask.from() < reach && reach < ask.to() ? ask.before(reach) : ask;
    }

    /**
     * The bars of one page; the bar that is still open, and others besides those asked for, may be among
     * them. A page of nothing but others is taken for the answer to another question.
     *
     * @param ask at most {@link VenueFacts#barsPerPage} bars
     */
    CandlePage candles(VenueHttp http, CandleAsk ask) throws CallFault;

    /** Hands over the trades of {@code [from, to)} (microseconds since the epoch), oldest first. */
    void trades(VenueHttp http, Symbol symbol, long from, long to, TradeRows sink) throws CallFault;

    /** All spot pairs; those whose names cannot be put in the unified form go to {@code unnamed}. */
    List<Instrument> instruments(VenueHttp http, List<String> unnamed) throws CallFault;

    /** The venue's clock, microseconds since the epoch. */
    long time(VenueHttp http) throws CallFault;
}
