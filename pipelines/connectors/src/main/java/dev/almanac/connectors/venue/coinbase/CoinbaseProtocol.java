package dev.almanac.connectors.venue.coinbase;

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
import dev.almanac.connectors.venue.protocol.NumberedTrades;
import dev.almanac.connectors.venue.protocol.TradeRow;
import dev.almanac.connectors.venue.protocol.TradeRows;
import dev.almanac.connectors.venue.protocol.VenueFacts;
import dev.almanac.connectors.venue.protocol.VenueProtocol;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;

/**
 * Coinbase Exchange. Rows come newest first, 300 candles at most, with nothing but the five figures, in the order low, high,
 * open, close. Trades can only be asked for by number.
 */
public final class CoinbaseProtocol implements VenueProtocol {
    private static final int BARS = 300;
    private static final int TRADES = 1000;
    private static final VenueFacts FACTS = new VenueFacts(
            "coinbase",
            URI.create("https://api.exchange.coinbase.com"),
            new Rate(10, Duration.ofSeconds(1), 1),
            4,
            EnumSet.of(Interval.M1, Interval.M5, Interval.M15, Interval.H1, Interval.D1),
            BARS,
            1,
            20);
    private static final CandleColumns COLUMNS = new CandleColumns(1_000_000, 0, 3, 2, 1, 4, 5, -1, -1, -1, -1);

    @Override
    public VenueFacts facts() {
        return FACTS;
    }

    /** Both ends are inclusive here. */
    @Override
    public CandlePage candles(VenueHttp http, CandleAsk ask) throws CallFault {
        VenueCall call = VenueCall.of(
                1,
                product(ask.symbol()) + "/candles",
                "granularity",
                ask.interval().length().toSeconds(),
                "start",
                instant(ask.from()),
                "end",
                instant(ask.to() - ask.interval().micros()));
        return COLUMNS.page(http.get(call, JsonAnswer::rowsOf));
    }

    @Override
    public void trades(VenueHttp http, Symbol symbol, long from, long to, TradeRows sink) throws CallFault {
        new NumberedTrades((below, count) -> tradesBelow(http, symbol, below, count), TRADES).read(from, to, sink);
    }

    private static List<TradeRow> tradesBelow(VenueHttp http, Symbol symbol, OptionalLong number, int count)
            throws CallFault {
        VenueCall call = VenueCall.of(
                1, product(symbol) + "/trades", "after", number.isEmpty() ? "" : number.getAsLong(), "limit", count);
        return http.get(call, body -> JsonTree.each(JsonTree.rowsOf(body), CoinbaseProtocol::trade));
    }

    /** The side is the maker's, so the taker is on the other. */
    private static TradeRow trade(JsonNode row) throws IOException {
        return new TradeRow(
                Long.parseLong(JsonTree.text(row, "trade_id")),
                micros(JsonTree.text(row, "time")),
                new BigDecimal(JsonTree.text(row, "price")),
                new BigDecimal(JsonTree.text(row, "size")),
                JsonTree.text(row, "side").equals("sell"));
    }

    @Override
    public List<Instrument> instruments(VenueHttp http, List<String> unnamed) throws CallFault {
        return http.get(new VenueCall("/products", 1), body -> {
            Listings listings = new Listings(unnamed);
            for (JsonNode one : JsonTree.rowsOf(body)) {
                listings.add(
                        JsonTree.text(one, "base_currency"),
                        JsonTree.text(one, "quote_currency"),
                        JsonTree.text(one, "id"),
                        status(one),
                        JsonTree.size(one, "quote_increment"),
                        JsonTree.size(one, "base_increment"),
                        JsonTree.size(one, "min_market_funds"),
                        null);
            }
            return listings.instruments();
        });
    }

    private static InstrumentStatus status(JsonNode product) throws IOException {
        String word = JsonTree.text(product, "status");
        if (word.equals("delisted")) {
            return InstrumentStatus.DELISTED;
        }
        boolean trades =
                word.equals("online") && !product.path("trading_disabled").asBoolean();
        return trades ? InstrumentStatus.TRADING : InstrumentStatus.HALTED;
    }

    @Override
    public long time(VenueHttp http) throws CallFault {
        return http.get(new VenueCall("/time", 1), body -> micros(JsonTree.text(JsonTree.read(body), "iso")));
    }

    private static String product(Symbol symbol) {
        return "/products/" + symbol.base() + "-" + symbol.quote();
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private static long micros(String time) throws IOException {
        try {
            return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(time));
        } catch (DateTimeException e) {
            throw new IOException("no time: " + time, e);
        }
    }
}
