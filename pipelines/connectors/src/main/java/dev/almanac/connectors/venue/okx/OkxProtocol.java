package dev.almanac.connectors.venue.okx;

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
import dev.almanac.connectors.venue.protocol.JsonRow;
import dev.almanac.connectors.venue.protocol.JsonTree;
import dev.almanac.connectors.venue.protocol.Listings;
import dev.almanac.connectors.venue.protocol.NumberedTrades;
import dev.almanac.connectors.venue.protocol.TradeRow;
import dev.almanac.connectors.venue.protocol.TradeRows;
import dev.almanac.connectors.venue.protocol.VenueFacts;
import dev.almanac.connectors.venue.protocol.VenueProtocol;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;

/**
 * OKX, spot. Pages run downwards: {@code after} means older than, {@code before} newer than. The last 1,440 bars and older ones
 * are two calls, of which the older costs twice; days and weeks in UTC have names of their own. A row says whether its bar has
 * closed. Each call has a limit of its own; the weights bring them to that of recent bars, 40 in two seconds. Trades are kept
 * for three months.
 */
public final class OkxProtocol implements VenueProtocol {
    private static final int LIMIT = 100;
    private static final int RECENT = 1440;
    private static final int CONFIRM = 8;

    /** Three months, the shortest there are: what may be gone is not taken for nothing. */
    private static final Duration TRADES_REACH = Duration.ofDays(89);

    private static final VenueFacts FACTS = new VenueFacts(
            "okx",
            URI.create("https://www.okx.com"),
            new Rate(40, Duration.ofSeconds(2), 4),
            4,
            EnumSet.allOf(Interval.class),
            LIMIT,
            2,
            20);
    private static final CandleColumns COLUMNS = new CandleColumns(1000, 0, 1, 2, 3, 4, 5, 7, -1, -1, -1);

    @Override
    public VenueFacts facts() {
        return FACTS;
    }

    @Override
    public CandlePage candles(VenueHttp http, CandleAsk ask) throws CallFault {
        boolean recent = ask.from() > ask.now() - (RECENT - 1) * ask.interval().micros();
        VenueCall call = VenueCall.of(
                recent ? 1 : 2,
                recent ? "/api/v5/market/candles" : "/api/v5/market/history-candles",
                "instId",
                name(ask.symbol()),
                "bar",
                code(ask.interval()),
                "after",
                ask.to() / 1000,
                "before",
                ask.from() / 1000 - 1,
                "limit",
                LIMIT);
        JsonAnswer answer = http.get(call, body -> {
            JsonAnswer read = JsonAnswer.read(body);
            check(read.value("code"), read.value("msg"));
            return read;
        });
        return COLUMNS.page(answer.rows().stream().filter(OkxProtocol::isClosed).toList());
    }

    private static boolean isClosed(JsonRow row) {
        return row.fields().size() <= CONFIRM || !row.fields().get(CONFIRM).equals("0");
    }

    private static String code(Interval interval) {
        return switch (interval) {
            case H1 -> "1H";
            case H4 -> "4H";
            case D1 -> "1Dutc";
            case W1 -> "1Wutc";
            default -> interval.code();
        };
    }

    @Override
    public void trades(VenueHttp http, Symbol symbol, long from, long to, TradeRows sink) throws CallFault {
        long reach = time(http) - TRADES_REACH.toNanos() / 1000;
        if (from < reach) {
            throw CallFault.of(
                    CallFault.Kind.NOT_KEPT,
                    "okx gives the trades of the last three months only, and these begin at "
                            + Instant.EPOCH.plus(from, ChronoUnit.MICROS));
        }
        new NumberedTrades((below, count) -> tradesBelow(http, symbol, below, count), LIMIT).read(from, to, sink);
    }

    /** By number, which is type 1. */
    private static List<TradeRow> tradesBelow(VenueHttp http, Symbol symbol, OptionalLong number, int count)
            throws CallFault {
        VenueCall call = VenueCall.of(
                2,
                "/api/v5/market/history-trades",
                "instId",
                name(symbol),
                "type",
                1,
                "after",
                number.isEmpty() ? "" : number.getAsLong(),
                "limit",
                count);
        return http.get(call, body -> JsonTree.each(data(body), OkxProtocol::trade));
    }

    private static TradeRow trade(JsonNode row) throws IOException {
        return new TradeRow(
                Long.parseLong(JsonTree.text(row, "tradeId")),
                Long.parseLong(JsonTree.text(row, "ts")) * 1000,
                new BigDecimal(JsonTree.text(row, "px")),
                new BigDecimal(JsonTree.text(row, "sz")),
                JsonTree.text(row, "side").equals("buy"));
    }

    @Override
    public List<Instrument> instruments(VenueHttp http, List<String> unnamed) throws CallFault {
        return http.get(VenueCall.of(2, "/api/v5/public/instruments", "instType", "SPOT"), body -> {
            Listings listings = new Listings(unnamed);
            for (JsonNode one : data(body)) {
                String listed = one.path("listTime").asText("");
                listings.add(
                        JsonTree.text(one, "baseCcy"),
                        JsonTree.text(one, "quoteCcy"),
                        JsonTree.text(one, "instId"),
                        JsonTree.text(one, "state").equals("live") ? InstrumentStatus.TRADING : InstrumentStatus.HALTED,
                        JsonTree.size(one, "tickSz"),
                        JsonTree.size(one, "lotSz"),
                        null,
                        listed.isEmpty() ? null : Instant.ofEpochMilli(Long.parseLong(listed)));
            }
            return listings.instruments();
        });
    }

    @Override
    public long time(VenueHttp http) throws CallFault {
        return http.get(
                new VenueCall("/api/v5/public/time", 4),
                body -> Long.parseLong(JsonTree.text(data(body).path(0), "ts")) * 1000);
    }

    private static JsonNode data(byte[] body) throws IOException, CallFault {
        JsonNode answer = JsonTree.read(body);
        check(answer.path("code").asText(), answer.path("msg").asText());
        return JsonTree.array(answer, "data");
    }

    private static void check(String code, String message) throws CallFault {
        if (!code.equals("0")) {
            CallFault.Kind kind =
                    switch (code) {
                        case "50011" -> CallFault.Kind.BUSY;
                        case "50001", "50004", "50013", "50026" -> CallFault.Kind.FAILING;
                        case "" -> CallFault.Kind.GARBLED;
                        default -> CallFault.Kind.REFUSED;
                    };
            throw CallFault.of(kind, "HTTP 200: code " + code + " " + message);
        }
    }

    private static String name(Symbol symbol) {
        return symbol.base() + "-" + symbol.quote();
    }
}
