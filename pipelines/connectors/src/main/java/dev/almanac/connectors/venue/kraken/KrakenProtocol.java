package dev.almanac.connectors.venue.kraken;

import com.fasterxml.jackson.databind.JsonNode;
import dev.almanac.analytics.market.Instrument;
import dev.almanac.analytics.market.InstrumentStatus;
import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.market.Symbol;
import dev.almanac.connectors.venue.http.CallFault;
import dev.almanac.connectors.venue.http.Rate;
import dev.almanac.connectors.venue.http.VenueCall;
import dev.almanac.connectors.venue.http.VenueHttp;
import dev.almanac.connectors.venue.protocol.CandleAsk;
import dev.almanac.connectors.venue.protocol.CandleColumns;
import dev.almanac.connectors.venue.protocol.CandlePage;
import dev.almanac.connectors.venue.protocol.CandleRow;
import dev.almanac.connectors.venue.protocol.JsonAnswer;
import dev.almanac.connectors.venue.protocol.JsonRow;
import dev.almanac.connectors.venue.protocol.JsonTree;
import dev.almanac.connectors.venue.protocol.Listings;
import dev.almanac.connectors.venue.protocol.TradeBars;
import dev.almanac.connectors.venue.protocol.TradePaging;
import dev.almanac.connectors.venue.protocol.TradeRows;
import dev.almanac.connectors.venue.protocol.VenueFacts;
import dev.almanac.connectors.venue.protocol.VenueProtocol;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;

/**
 * Kraken, spot. Its candles reach back 720 bars, whatever is asked for, and the last of them is still open; what is older is
 * made of its trades. Errors come with status 200. Its weeks begin on Thursday, so they are none of ours.
 */
public final class KrakenProtocol implements VenueProtocol {
    private static final int REACH = 720;

    /** Bars that may begin while a call is under way. */
    private static final int MARGIN = 2;

    /** About one call a second. */
    private static final VenueFacts FACTS = new VenueFacts(
            "kraken",
            URI.create("https://api.kraken.com"),
            new Rate(10, Duration.ofSeconds(10), 1),
            2,
            EnumSet.complementOf(EnumSet.of(Interval.W1)),
            REACH,
            1,
            1);

    private static final CandleColumns COLUMNS = new CandleColumns(1_000_000, 0, 1, 2, 3, 4, 6, -1, 7, -1, -1);

    @Override
    public VenueFacts facts() {
        return FACTS;
    }

    /** The last bar of its candles is the one that is still open. */
    @Override
    public long reach(Interval interval, long now) {
        return interval.floor(now) - (REACH - 1 - MARGIN) * interval.micros();
    }

    @Override
    public CandlePage candles(VenueHttp http, CandleAsk ask) throws CallFault {
        return ask.from() < reach(ask.interval(), ask.now()) ? rebuilt(http, ask) : recent(http, ask);
    }

    /** A call has no end: what comes after the window is left out, and the last row, which is still open. */
    private static CandlePage recent(VenueHttp http, CandleAsk ask) throws CallFault {
        VenueCall call = VenueCall.of(
                1,
                "/0/public/OHLC",
                "pair",
                KrakenNames.pair(ask.symbol()),
                "interval",
                ask.interval().length().toMinutes(),
                "since",
                ask.from() / 1_000_000 - 1);
        List<JsonRow> rows = http.get(call, body -> {
            JsonAnswer answer = JsonAnswer.read(body);
            KrakenErrors.check(answer);
            return answer.rows();
        });
        CandlePage page = COLUMNS.page(rows.isEmpty() ? rows : rows.subList(0, rows.size() - 1));
        List<CandleRow> before = page.rows().stream()
                .filter(row -> row.candle().openTime() < ask.to())
                .toList();
        return new CandlePage(before, page.bad(), false);
    }

    private static CandlePage rebuilt(VenueHttp http, CandleAsk ask) throws CallFault {
        TradeBars bars = new TradeBars(ask.interval());
        readTrades(http, ask.symbol(), ask.from(), ask.to(), bars);
        return new CandlePage(bars.bars(), List.of(), true);
    }

    @Override
    public void trades(VenueHttp http, Symbol symbol, long from, long to, TradeRows sink) throws CallFault {
        readTrades(http, symbol, from, to, sink);
    }

    private static void readTrades(VenueHttp http, Symbol symbol, long from, long to, TradeRows sink) throws CallFault {
        TradePaging.forwards(new KrakenTrades(http, symbol, from), from, to, sink);
    }

    @Override
    public List<Instrument> instruments(VenueHttp http, List<String> unnamed) throws CallFault {
        return http.get(new VenueCall("/0/public/AssetPairs", 1), body -> {
            JsonNode answer = JsonTree.read(body);
            KrakenErrors.check(answer.path("error").path(0).asText(""));
            Listings listings = new Listings(unnamed);
            for (JsonNode one : answer.path("result")) {
                String[] sides = one.path("wsname").asText("/").split("/", 2);
                listings.add(
                        KrakenNames.unified(sides[0]),
                        KrakenNames.unified(sides[1]),
                        JsonTree.text(one, "altname"),
                        JsonTree.text(one, "status").equals("online")
                                ? InstrumentStatus.TRADING
                                : InstrumentStatus.HALTED,
                        JsonTree.size(one, "tick_size"),
                        KrakenNames.step(one.path("lot_decimals").asInt(-1)),
                        JsonTree.size(one, "costmin"),
                        null);
            }
            return listings.instruments();
        });
    }

    @Override
    public long time(VenueHttp http) throws CallFault {
        return http.get(new VenueCall("/0/public/Time", 1), body -> {
            JsonAnswer answer = JsonAnswer.read(body);
            KrakenErrors.check(answer.value("error"));
            return Long.parseLong(answer.value("unixtime")) * 1_000_000;
        });
    }
}
