package dev.almanac.connectors.sandbox;

import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.market.Symbol;
import dev.almanac.connectors.venue.http.Rate;
import dev.almanac.connectors.venue.protocol.TradeRow;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Kraken's public REST interface: the last 720 bars whatever {@code since} says, the last of them open; all trades. */
final class KrakenSandbox extends SandboxProtocol {
    private static final long REACH = 720;
    private static final long MOST_TRADES = 1000;

    KrakenSandbox() {
        super("kraken", new Rate(10, Duration.ofSeconds(10), 1));
    }

    @Override
    Reply busy(Duration retryAfter) {
        return error("EGeneral:Too many requests");
    }

    @Override
    Reply banned(Duration retryAfter) {
        return error("EGeneral:Temporary lockout");
    }

    @Override
    String called(Symbol symbol) {
        return own(symbol.base()) + own(symbol.quote());
    }

    private static String own(String asset) {
        return asset.equals("BTC") ? "XBT" : asset.equals("DOGE") ? "XDG" : asset;
    }

    @Override
    Reply answer(Ask ask, Market market) {
        if (ask.path().equals("/0/public/Time")) {
            return result("{\"unixtime\":" + ask.told() / 1_000_000 + "}");
        }
        if (ask.path().equals("/0/public/AssetPairs")) {
            String pairs = JsonText.list(market.symbols(), this::listing);
            return result("{" + pairs.substring(1, pairs.length() - 1) + "}");
        }
        Optional<Symbol> symbol = pair(market, ask.text("pair"));
        if (symbol.isEmpty()) {
            return error("EQuery:Unknown asset pair");
        }
        return switch (ask.path()) {
            case "/0/public/OHLC" -> candles(ask, market, symbol.get());
            case "/0/public/Trades" -> trades(ask, market, symbol.get());
            default -> error("EGeneral:Unknown method");
        };
    }

    private static Reply result(String json) {
        return Reply.json("{\"error\":[],\"result\":" + json + "}");
    }

    private static Reply error(String error) {
        return Reply.json("{\"error\":[\"" + error + "\"]}");
    }

    private String listing(Symbol symbol) {
        return "\"X" + called(symbol) + "\":{\"altname\":\"" + called(symbol) + "\",\"wsname\":\""
                + own(symbol.base()) + "/" + own(symbol.quote())
                + "\",\"lot_decimals\":5,\"costmin\":\"0.5\",\"tick_size\":\"0.0001\",\"status\":\"online\"}";
    }

    private Reply candles(Ask ask, Market market, Symbol symbol) {
        Optional<Interval> interval = Arrays.stream(Interval.values())
                .filter(one -> one != Interval.W1 && one.length().toMinutes() == ask.number("interval", 1))
                .findFirst();
        if (interval.isEmpty()) {
            return error("EGeneral:Invalid arguments");
        }
        long present = interval.get().floor(ask.now());
        long earliest = present - (REACH - 1) * interval.get().micros();
        List<Candle> bars = new ArrayList<>(bars(market, symbol, interval.get(), earliest, Long.MAX_VALUE, ask.now()));
        if (!bars.isEmpty() && bars.get(bars.size() - 1).openTime() < present) {
            double close = bars.get(bars.size() - 1).close();
            bars.add(new Candle(present, close, close, close, close, 0, 0, 0, 0, 0));
        }
        long since = ask.number("since", 0) * 1_000_000;
        List<Candle> page = last(bars, REACH).stream()
                .filter(bar -> bar.openTime() > since || bar.openTime() == present)
                .toList();
        return result("{\"X" + called(symbol) + "\":" + JsonText.list(page, KrakenSandbox::row) + ",\"last\":"
                + (present - interval.get().micros()) / 1_000_000 + "}");
    }

    private static String row(Candle bar) {
        double average = bar.volume() > 0 ? bar.quoteVolume() / bar.volume() : 0;
        return JsonText.row(
                bar.openTime() / 1_000_000,
                JsonText.quoted(bar.open()),
                JsonText.quoted(bar.high()),
                JsonText.quoted(bar.low()),
                JsonText.quoted(bar.close()),
                JsonText.quoted(average),
                JsonText.quoted(bar.volume()),
                bar.tradeCount());
    }

    private Reply trades(Ask ask, Market market, Symbol symbol) {
        PairHistory pair = market.pair(symbol).orElseThrow();
        long since = ask.number("since", 0);
        long count = Math.min(MOST_TRADES, ask.number("count", MOST_TRADES));
        long from = pair.idAt(Math.floorDiv(since, 1000L) + 1);
        List<TradeRow> page = pair.trades(from, from + count, ask.now());
        String last = page.isEmpty()
                ? Long.toString(since)
                : Long.toString(page.get(page.size() - 1).time() * 1000);
        return result("{\"X" + called(symbol) + "\":" + JsonText.list(page, KrakenSandbox::trade) + ",\"last\":\""
                + last + "\"}");
    }

    private static String trade(TradeRow trade) {
        return JsonText.row(
                '"' + trade.price().toPlainString() + '"',
                '"' + trade.size().toPlainString() + '"',
                BigDecimal.valueOf(trade.time(), 6).toPlainString(),
                trade.takerBought() ? "\"b\"" : "\"s\"",
                "\"l\"",
                "\"\"",
                trade.id());
    }
}
