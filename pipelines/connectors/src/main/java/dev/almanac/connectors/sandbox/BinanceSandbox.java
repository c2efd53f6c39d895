package dev.almanac.connectors.sandbox;

import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.market.Symbol;
import dev.almanac.connectors.venue.http.Rate;
import dev.almanac.connectors.venue.protocol.TradeRow;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Binance's spot REST interface: upwards from {@code startTime}, 1,000 rows at most. */
final class BinanceSandbox extends SandboxProtocol {
    private static final long MOST = 1000;
    private static final long USUAL = 500;

    BinanceSandbox() {
        super("binance", new Rate(6000, Duration.ofMinutes(1), 20));
    }

    @Override
    long weight(Ask ask) {
        return switch (ask.path()) {
            case "/api/v3/klines" -> 2;
            case "/api/v3/aggTrades" -> 4;
            case "/api/v3/exchangeInfo" -> 20;
            default -> 1;
        };
    }

    @Override
    Map<String, String> usage(long used) {
        return Map.of("X-MBX-USED-WEIGHT-1M", Long.toString(used));
    }

    @Override
    Reply busy(Duration retryAfter) {
        return new Reply(
                429,
                Map.of("Retry-After", Long.toString(retryAfter.toSeconds())),
                "{\"code\":-1003,\"msg\":\"Too many requests.\"}");
    }

    @Override
    String called(Symbol symbol) {
        return symbol.base() + symbol.quote();
    }

    @Override
    Reply answer(Ask ask, Market market) {
        return switch (ask.path()) {
            case "/api/v3/time" -> Reply.json("{\"serverTime\":" + ask.told() / 1000 + "}");
            case "/api/v3/exchangeInfo" ->
                Reply.json("{\"timezone\":\"UTC\",\"serverTime\":" + ask.told() / 1000 + ",\"symbols\":"
                        + JsonText.list(market.symbols(), this::listing) + "}");
            case "/api/v3/klines" -> klines(ask, market);
            case "/api/v3/aggTrades" -> trades(ask, market);
            default -> Reply.json(404, "{\"code\":-1,\"msg\":\"no such path\"}");
        };
    }

    private String listing(Symbol symbol) {
        return "{\"symbol\":\"" + called(symbol) + "\",\"status\":\"TRADING\",\"baseAsset\":\"" + symbol.base()
                + "\",\"quoteAsset\":\"" + symbol.quote() + "\",\"filters\":["
                + "{\"filterType\":\"PRICE_FILTER\",\"minPrice\":\"0.0001\",\"tickSize\":\"0.00010000\"},"
                + "{\"filterType\":\"LOT_SIZE\",\"minQty\":\"0.00001\",\"stepSize\":\"0.00001000\"},"
                + "{\"filterType\":\"NOTIONAL\",\"minNotional\":\"5.00000000\"}]}";
    }

    private Reply klines(Ask ask, Market market) {
        Optional<Symbol> symbol = pair(market, ask.text("symbol"));
        Optional<Interval> interval = Interval.parse(ask.text("interval"));
        if (symbol.isEmpty() || interval.isEmpty()) {
            return unknown(symbol.isEmpty());
        }
        long to = ask.number("endTime", Long.MAX_VALUE / 1000 - 1) * 1000 + 1000;
        long limit = Math.min(MOST, ask.number("limit", USUAL));
        long from = ask.number("startTime", -1) * 1000;
        List<Candle> bars = bars(market, symbol.get(), interval.get(), Math.max(0, from), to, ask.now());
        List<Candle> page = from < 0 ? last(bars, limit) : first(bars, limit);
        return Reply.json(JsonText.list(page, bar -> row(bar, interval.get())));
    }

    private static String row(Candle bar, Interval interval) {
        return JsonText.row(
                bar.openTime() / 1000,
                JsonText.quoted(bar.open()),
                JsonText.quoted(bar.high()),
                JsonText.quoted(bar.low()),
                JsonText.quoted(bar.close()),
                JsonText.quoted(bar.volume()),
                (bar.openTime() + interval.micros()) / 1000 - 1,
                JsonText.quoted(bar.quoteVolume()),
                bar.tradeCount(),
                JsonText.quoted(bar.takerBuyVolume()),
                JsonText.quoted(bar.takerBuyQuoteVolume()),
                "\"0\"");
    }

    private Reply trades(Ask ask, Market market) {
        Optional<Symbol> symbol = pair(market, ask.text("symbol"));
        if (symbol.isEmpty()) {
            return unknown(true);
        }
        PairHistory pair = market.pair(symbol.get()).orElseThrow();
        long from = ask.number("fromId", pair.idAt(ask.number("startTime", 0) * 1000));
        long end = Math.min(ask.now(), ask.number("endTime", Long.MAX_VALUE / 1000 - 1) * 1000 + 1000);
        long limit = Math.min(MOST, ask.number("limit", USUAL));
        return Reply.json(JsonText.list(pair.trades(from, from + limit, end), BinanceSandbox::trade));
    }

    private static String trade(TradeRow trade) {
        return "{\"a\":" + trade.id() + ",\"p\":\"" + trade.price().toPlainString() + "\",\"q\":\""
                + trade.size().toPlainString() + "\",\"f\":" + trade.id() + ",\"l\":" + trade.id() + ",\"T\":"
                + trade.time() / 1000 + ",\"m\":" + !trade.takerBought() + ",\"M\":true}";
    }

    private static Reply unknown(boolean symbol) {
        return Reply.json(
                400,
                symbol
                        ? "{\"code\":-1121,\"msg\":\"Invalid symbol.\"}"
                        : "{\"code\":-1120,\"msg\":\"Invalid interval.\"}");
    }
}
