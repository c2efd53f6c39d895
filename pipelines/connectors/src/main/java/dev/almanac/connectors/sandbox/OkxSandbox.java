package dev.almanac.connectors.sandbox;

import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.market.Symbol;
import dev.almanac.connectors.venue.http.Rate;
import dev.almanac.connectors.venue.protocol.TradeRow;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** OKX's public market data: {@code after} is older than, {@code before} newer than; newest first; two calls for candles. */
final class OkxSandbox extends SandboxProtocol {
    private static final long MOST_RECENT = 300;
    private static final long MOST_OLD = 100;
    private static final long REACH = 1440;
    private static final long MOST_TRADES = 100;

    /** Three months, the longest there are. */
    private static final Duration TRADES_REACH = Duration.ofDays(92);

    OkxSandbox() {
        super("okx", new Rate(40, Duration.ofSeconds(2), 4));
    }

    @Override
    long weight(Ask ask) {
        if (ask.path().endsWith("time")) {
            return 4;
        }
        return ask.path().startsWith("/api/v5/market/history") || ask.path().endsWith("instruments") ? 2 : 1;
    }

    @Override
    Reply busy(Duration retryAfter) {
        return Reply.json(429, "{\"code\":\"50011\",\"msg\":\"Too Many Requests\",\"data\":[]}");
    }

    @Override
    Reply banned(Duration retryAfter) {
        return Reply.json(403, "{\"code\":\"50010\",\"msg\":\"forbidden\",\"data\":[]}");
    }

    @Override
    String called(Symbol symbol) {
        return symbol.base() + "-" + symbol.quote();
    }

    @Override
    Reply answer(Ask ask, Market market) {
        if (ask.path().equals("/api/v5/public/time")) {
            return data("[{\"ts\":\"" + ask.told() / 1000 + "\"}]");
        }
        if (ask.path().equals("/api/v5/public/instruments")) {
            return data(JsonText.list(market.symbols(), symbol -> listing(market, symbol)));
        }
        Optional<Symbol> symbol = pair(market, ask.text("instId"));
        if (symbol.isEmpty()) {
            return error("51001", "Instrument ID does not exist");
        }
        return switch (ask.path()) {
            case "/api/v5/market/candles" -> candles(ask, market, symbol.get(), MOST_RECENT, REACH);
            case "/api/v5/market/history-candles" -> candles(ask, market, symbol.get(), MOST_OLD, Long.MAX_VALUE);
            case "/api/v5/market/history-trades" -> trades(ask, market, symbol.get());
            default -> error("50002", "no such path");
        };
    }

    private static Reply data(String json) {
        return Reply.json("{\"code\":\"0\",\"msg\":\"\",\"data\":" + json + "}");
    }

    private static Reply error(String code, String message) {
        return Reply.json("{\"code\":\"" + code + "\",\"msg\":\"" + message + "\",\"data\":[]}");
    }

    private String listing(Market market, Symbol symbol) {
        List<Candle> bars = market.pair(symbol).orElseThrow().bars();
        String listed = bars.isEmpty() ? "" : Long.toString(bars.get(0).openTime() / 1000);
        return "{\"instType\":\"SPOT\",\"instId\":\"" + called(symbol) + "\",\"baseCcy\":\"" + symbol.base()
                + "\",\"quoteCcy\":\"" + symbol.quote() + "\",\"tickSz\":\"0.0001\",\"lotSz\":\"0.00001\","
                + "\"minSz\":\"0.0001\",\"state\":\"live\",\"listTime\":\"" + listed + "\"}";
    }

    private static Reply candles(Ask ask, Market market, Symbol symbol, long most, long reach) {
        String bar = ask.text("bar").replace("utc", "");
        Optional<Interval> interval = Interval.parse(bar.toLowerCase(Locale.ROOT));
        if (interval.isEmpty()) {
            return error("51000", "Parameter bar error");
        }
        long before = ask.number("before", -1) * 1000 + 1;
        long after = ask.number("after", Long.MAX_VALUE / 1000) * 1000;
        long length = interval.get().micros();
        long earliest = reach == Long.MAX_VALUE ? 0 : interval.get().floor(ask.now()) - (reach - 1) * length;
        List<Candle> bars = bars(market, symbol, interval.get(), Math.max(earliest, before), after, ask.now());
        List<Candle> page = reversed(last(bars, Math.min(most, ask.number("limit", MOST_OLD))));
        return data(JsonText.list(page, one -> row(one, one.openTime() + length <= ask.now())));
    }

    private static String row(Candle bar, boolean closed) {
        return JsonText.row(
                "\"" + bar.openTime() / 1000 + "\"",
                JsonText.quoted(bar.open()),
                JsonText.quoted(bar.high()),
                JsonText.quoted(bar.low()),
                JsonText.quoted(bar.close()),
                JsonText.quoted(bar.volume()),
                JsonText.quoted(bar.quoteVolume()),
                JsonText.quoted(bar.quoteVolume()),
                closed ? "\"1\"" : "\"0\"");
    }

    private static Reply trades(Ask ask, Market market, Symbol symbol) {
        PairHistory pair = market.pair(symbol).orElseThrow();
        long limit = Math.min(MOST_TRADES, ask.number("limit", MOST_TRADES));
        long after = ask.number("after", Long.MAX_VALUE / 1000);
        long newest = pair.idAt(ask.now());
        long before = Math.min(newest, ask.text("type").equals("2") ? pair.idAt(after * 1000) : after);
        long gone = pair.idAt(ask.now() - TRADES_REACH.toNanos() / 1000);
        List<TradeRow> page = reversed(pair.trades(Math.max(gone, before - limit), before, ask.now()));
        return data(JsonText.list(
                page,
                trade -> "{\"instId\":\"" + ask.text("instId") + "\",\"tradeId\":\"" + trade.id() + "\",\"px\":\""
                        + trade.price().toPlainString() + "\",\"sz\":\""
                        + trade.size().toPlainString() + "\",\"side\":\"" + (trade.takerBought() ? "buy" : "sell")
                        + "\",\"ts\":\"" + trade.time() / 1000 + "\"}"));
    }
}
