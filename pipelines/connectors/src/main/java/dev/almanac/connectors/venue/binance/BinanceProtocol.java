package dev.almanac.connectors.venue.binance;

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
import dev.almanac.connectors.venue.protocol.JsonAnswer;
import dev.almanac.connectors.venue.protocol.JsonTree;
import dev.almanac.connectors.venue.protocol.Listings;
import dev.almanac.connectors.venue.protocol.TradePage;
import dev.almanac.connectors.venue.protocol.TradePaging;
import dev.almanac.connectors.venue.protocol.TradeRow;
import dev.almanac.connectors.venue.protocol.TradeRows;
import dev.almanac.connectors.venue.protocol.VenueFacts;
import dev.almanac.connectors.venue.protocol.VenueProtocol;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Binance, spot. Pages run upwards, 1,000 rows each; rows have every column that we know. Trades come aggregated (one row for
 * what one order took at one price). The weight used so far comes with every answer.
 */
public final class BinanceProtocol implements VenueProtocol {
    private static final int LIMIT = 1000;
    private static final long WEIGHT = 6000;
    private static final VenueFacts FACTS = new VenueFacts(
            "binance",
            URI.create("https://api.binance.com"),
            new Rate(WEIGHT, Duration.ofMinutes(1), 20),
            8,
            EnumSet.allOf(Interval.class),
            LIMIT,
            2,
            20);
    private static final CandleColumns COLUMNS = new CandleColumns(1000, 0, 1, 2, 3, 4, 5, 7, 8, 9, 10);

    @Override
    public VenueFacts facts() {
        return FACTS;
    }

    @Override
    public OptionalLong remaining(HttpHeaders headers) {
        OptionalLong used = headers.firstValueAsLong("X-MBX-USED-WEIGHT-1M");
        return used.isPresent() ? OptionalLong.of(WEIGHT - used.getAsLong()) : used;
    }

    @Override
    public CandlePage candles(VenueHttp http, CandleAsk ask) throws CallFault {
        VenueCall call = VenueCall.of(
                2,
                "/api/v3/klines",
                "symbol",
                name(ask.symbol()),
                "interval",
                ask.interval().code(),
                "startTime",
                ask.from() / 1000,
                "endTime",
                ask.to() / 1000 - 1,
                "limit",
                LIMIT);
        return COLUMNS.page(http.get(call, JsonAnswer::rowsOf));
    }

    @Override
    public void trades(VenueHttp http, Symbol symbol, long from, long to, TradeRows sink) throws CallFault {
        TradePaging.forwards(mark -> tradePage(http, symbol, from, mark), from, to, sink);
    }

    /** The first page is found by time, the others by number: trades of one moment may lie on both sides of a page's end. */
    private static TradePage tradePage(VenueHttp http, Symbol symbol, long from, Optional<String> mark)
            throws CallFault {
        VenueCall call = VenueCall.of(
                4,
                "/api/v3/aggTrades",
                "symbol",
                name(symbol),
                "fromId",
                mark.orElse(""),
                "startTime",
                mark.isEmpty() ? from / 1000 : "",
                "limit",
                LIMIT);
        return http.get(call, body -> {
            List<TradeRow> rows = JsonTree.each(JsonTree.rowsOf(body), BinanceProtocol::trade);
            Optional<String> next = rows.size() < LIMIT
                    ? Optional.empty()
                    : Optional.of(Long.toString(rows.get(rows.size() - 1).id() + 1));
            return new TradePage(rows, next);
        });
    }

    private static TradeRow trade(JsonNode row) throws IOException {
        return new TradeRow(
                Long.parseLong(JsonTree.text(row, "a")),
                Long.parseLong(JsonTree.text(row, "T")) * 1000,
                new BigDecimal(JsonTree.text(row, "p")),
                new BigDecimal(JsonTree.text(row, "q")),
                JsonTree.text(row, "m").equals("false"));
    }

    @Override
    public List<Instrument> instruments(VenueHttp http, List<String> unnamed) throws CallFault {
        return http.get(new VenueCall("/api/v3/exchangeInfo", 20), body -> {
            Listings listings = new Listings(unnamed);
            for (JsonNode one : JsonTree.array(JsonTree.read(body), "symbols")) {
                JsonNode notional = filter(one, "NOTIONAL");
                listings.add(
                        JsonTree.text(one, "baseAsset"),
                        JsonTree.text(one, "quoteAsset"),
                        JsonTree.text(one, "symbol"),
                        JsonTree.text(one, "status").equals("TRADING")
                                ? InstrumentStatus.TRADING
                                : InstrumentStatus.HALTED,
                        JsonTree.size(filter(one, "PRICE_FILTER"), "tickSize"),
                        JsonTree.size(filter(one, "LOT_SIZE"), "stepSize"),
                        JsonTree.size(notional.isMissingNode() ? filter(one, "MIN_NOTIONAL") : notional, "minNotional"),
                        null);
            }
            return listings.instruments();
        });
    }

    private static JsonNode filter(JsonNode symbol, String type) {
        for (JsonNode filter : symbol.path("filters")) {
            if (filter.path("filterType").asText().equals(type)) {
                return filter;
            }
        }
        return symbol.path("filters").path(type); // missing: an array has no names
    }

    @Override
    public long time(VenueHttp http) throws CallFault {
        return http.get(
                new VenueCall("/api/v3/time", 1),
                body -> Long.parseLong(JsonTree.text(JsonTree.read(body), "serverTime")) * 1000);
    }

    private static String name(Symbol symbol) {
        return symbol.base() + symbol.quote();
    }
}
