package dev.almanac.connectors.sandbox;

import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.market.Symbol;
import dev.almanac.connectors.venue.http.Rate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Bybit's spot market data: both ends inclusive, newest first, 1,000 rows at most. */
final class BybitSandbox extends SandboxProtocol {
    private static final long MOST = 1000;
    private static final long USUAL = 200;

    BybitSandbox() {
        super("bybit", new Rate(600, Duration.ofSeconds(5), 1));
    }

    @Override
    Reply busy(Duration retryAfter) {
        return result(10006, "Too many visits!", "{}", 0);
    }

    @Override
    Reply banned(Duration retryAfter) {
        return Reply.json(403, "{\"retCode\":403,\"retMsg\":\"access too frequent\"}");
    }

    @Override
    String called(Symbol symbol) {
        return symbol.base() + symbol.quote();
    }

    @Override
    Reply answer(Ask ask, Market market) {
        return switch (ask.path()) {
            case "/v5/market/time" ->
                result(
                        0,
                        "OK",
                        "{\"timeSecond\":\"" + ask.told() / 1_000_000 + "\",\"timeNano\":\"" + ask.told() * 1000
                                + "\"}",
                        ask.told());
            case "/v5/market/instruments-info" ->
                result(
                        0,
                        "OK",
                        "{\"category\":\"spot\",\"list\":" + JsonText.list(market.symbols(), this::listing) + "}",
                        ask.told());
            case "/v5/market/kline" -> klines(ask, market);
            default -> Reply.json(404, "{\"retCode\":404,\"retMsg\":\"no such path\"}");
        };
    }

    private static Reply result(int code, String message, String result, long told) {
        return Reply.json("{\"retCode\":" + code + ",\"retMsg\":\"" + message + "\",\"result\":" + result
                + ",\"retExtInfo\":{},\"time\":" + told / 1000 + "}");
    }

    private String listing(Symbol symbol) {
        return "{\"symbol\":\"" + called(symbol) + "\",\"baseCoin\":\"" + symbol.base() + "\",\"quoteCoin\":\""
                + symbol.quote() + "\",\"status\":\"Trading\",\"lotSizeFilter\":{\"basePrecision\":\"0.00001\","
                + "\"minOrderAmt\":\"5\"},\"priceFilter\":{\"tickSize\":\"0.0001\"}}";
    }

    private Reply klines(Ask ask, Market market) {
        Optional<Symbol> symbol = pair(market, ask.text("symbol"));
        String code = ask.text("interval");
        Optional<Interval> interval = Interval.parse(code.matches("[0-9]+") ? code + "m" : "1" + code);
        if (symbol.isEmpty() || interval.isEmpty()) {
            return result(10001, symbol.isEmpty() ? "Not supported symbols" : "Invalid period!", "{}", ask.told());
        }
        long from = ask.number("start", 0) * 1000;
        long to = ask.number("end", Long.MAX_VALUE / 1000 - 1) * 1000 + 1;
        List<Candle> bars = bars(market, symbol.get(), interval.get(), from, to, ask.now());
        List<Candle> page = reversed(last(bars, Math.min(MOST, ask.number("limit", USUAL))));
        String rows = JsonText.list(
                page,
                bar -> JsonText.row(
                        "\"" + bar.openTime() / 1000 + "\"",
                        JsonText.quoted(bar.open()),
                        JsonText.quoted(bar.high()),
                        JsonText.quoted(bar.low()),
                        JsonText.quoted(bar.close()),
                        JsonText.quoted(bar.volume()),
                        JsonText.quoted(bar.quoteVolume())));
        return result(
                0,
                "OK",
                "{\"symbol\":\"" + ask.text("symbol") + "\",\"category\":\"spot\",\"list\":" + rows + "}",
                ask.told());
    }
}
