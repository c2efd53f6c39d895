package dev.almanac.connectors.venue.bybit;

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
import dev.almanac.connectors.venue.protocol.TradeRows;
import dev.almanac.connectors.venue.protocol.VenueFacts;
import dev.almanac.connectors.venue.protocol.VenueProtocol;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;

/**
 * Bybit, spot. Pages are asked for by both ends and come newest first, 1,000 rows each, with the turnover beside the five
 * figures. Its last 60 trades are all that it gives of them. Errors come with status 200, but for the ban (403).
 */
public final class BybitProtocol implements VenueProtocol {
    private static final int LIMIT = 1000;
    private static final VenueFacts FACTS = new VenueFacts(
            "bybit",
            URI.create("https://api.bybit.com"),
            new Rate(600, Duration.ofSeconds(5), 1),
            8,
            EnumSet.allOf(Interval.class),
            LIMIT,
            1,
            20);
    private static final CandleColumns COLUMNS = new CandleColumns(1000, 0, 1, 2, 3, 4, 5, 6, -1, -1, -1);

    @Override
    public VenueFacts facts() {
        return FACTS;
    }

    @Override
    public CandlePage candles(VenueHttp http, CandleAsk ask) throws CallFault {
        VenueCall call = VenueCall.of(
                1,
                "/v5/market/kline",
                "category",
                "spot",
                "symbol",
                ask.symbol().base() + ask.symbol().quote(),
                "interval",
                code(ask.interval()),
                "start",
                ask.from() / 1000,
                "end",
                ask.to() / 1000 - 1,
                "limit",
                LIMIT);
        JsonAnswer answer = http.get(call, body -> {
            JsonAnswer read = JsonAnswer.read(body);
            check(read.value("retCode"), read.value("retMsg"));
            return read;
        });
        return COLUMNS.page(answer.rows());
    }

    private static String code(Interval interval) {
        return switch (interval) {
            case D1 -> "D";
            case W1 -> "W";
            default -> Long.toString(interval.length().toMinutes());
        };
    }

    @Override
    public void trades(VenueHttp http, Symbol symbol, long from, long to, TradeRows sink) throws CallFault {
        throw CallFault.of(
                CallFault.Kind.NOT_KEPT, "bybit gives nothing but the last 60 trades by calls; its archives have all");
    }

    @Override
    public List<Instrument> instruments(VenueHttp http, List<String> unnamed) throws CallFault {
        return http.get(VenueCall.of(1, "/v5/market/instruments-info", "category", "spot"), body -> {
            JsonNode answer = JsonTree.read(body);
            check(answer.path("retCode").asText(), answer.path("retMsg").asText());
            Listings listings = new Listings(unnamed);
            for (JsonNode one : JsonTree.array(answer.path("result"), "list")) {
                JsonNode lot = one.path("lotSizeFilter");
                listings.add(
                        JsonTree.text(one, "baseCoin"),
                        JsonTree.text(one, "quoteCoin"),
                        JsonTree.text(one, "symbol"),
                        JsonTree.text(one, "status").equals("Trading")
                                ? InstrumentStatus.TRADING
                                : InstrumentStatus.HALTED,
                        JsonTree.size(one.path("priceFilter"), "tickSize"),
                        JsonTree.size(lot, "basePrecision"),
                        JsonTree.size(lot, "minOrderAmt"),
                        null);
            }
            return listings.instruments();
        });
    }

    @Override
    public long time(VenueHttp http) throws CallFault {
        return http.get(new VenueCall("/v5/market/time", 1), body -> {
            JsonAnswer answer = JsonAnswer.read(body);
            check(answer.value("retCode"), answer.value("retMsg"));
            return Long.parseLong(answer.value("timeNano")) / 1000;
        });
    }

    private static void check(String code, String message) throws CallFault {
        if (!code.equals("0")) {
            CallFault.Kind kind =
                    switch (code) {
                        case "10006", "10018" -> CallFault.Kind.BUSY;
                        case "10000", "10016" -> CallFault.Kind.FAILING;
                        case "" -> CallFault.Kind.GARBLED;
                        default -> CallFault.Kind.REFUSED;
                    };
            throw CallFault.of(kind, "HTTP 200: code " + code + " " + message);
        }
    }
}
