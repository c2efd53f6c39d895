package dev.almanac.connectors.sandbox;

import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.market.Symbol;
import dev.almanac.connectors.venue.http.Rate;
import dev.almanac.connectors.venue.protocol.TradeRow;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Coinbase Exchange's public market data: newest first, 300 candles at most, trades by number. */
final class CoinbaseSandbox extends SandboxProtocol {
    private static final long MOST_BARS = 300;
    private static final long MOST_TRADES = 1000;
    private static final Set<Interval> INTERVALS =
            EnumSet.of(Interval.M1, Interval.M5, Interval.M15, Interval.H1, Interval.D1);

    CoinbaseSandbox() {
        super("coinbase", new Rate(10, Duration.ofSeconds(1), 1));
    }

    @Override
    Reply busy(Duration retryAfter) {
        return Reply.json(429, "{\"message\":\"Public rate limit exceeded\"}");
    }

    @Override
    Reply banned(Duration retryAfter) {
        return Reply.json(403, "{\"message\":\"Forbidden\"}");
    }

    @Override
    String called(Symbol symbol) {
        return symbol.base() + "-" + symbol.quote();
    }

    @Override
    Reply answer(Ask ask, Market market) {
        if (ask.path().equals("/time")) {
            Instant told = instant(ask.told());
            return Reply.json("{\"iso\":\"" + told + "\",\"epoch\":" + told.toEpochMilli() / 1000 + "}");
        }
        if (ask.path().equals("/products")) {
            return Reply.json(JsonText.list(market.symbols(), this::listing));
        }
        String[] parts = ask.path().split("/", -1);
        Optional<Symbol> symbol = parts.length == 4 ? pair(market, parts[2]) : Optional.empty();
        if (symbol.isEmpty()) {
            return Reply.json(404, "{\"message\":\"NotFound\"}");
        }
        return switch (parts[3]) {
            case "candles" -> candles(ask, market, symbol.get());
            case "trades" -> trades(ask, market, symbol.get());
            default -> Reply.json(404, "{\"message\":\"Route not found\"}");
        };
    }

    private String listing(Symbol symbol) {
        return "{\"id\":\"" + called(symbol) + "\",\"base_currency\":\"" + symbol.base() + "\",\"quote_currency\":\""
                + symbol.quote() + "\",\"quote_increment\":\"0.0001\",\"base_increment\":\"0.00001\","
                + "\"min_market_funds\":\"1\",\"status\":\"online\",\"trading_disabled\":false}";
    }

    private static Reply candles(Ask ask, Market market, Symbol symbol) {
        Optional<Interval> interval = Arrays.stream(Interval.values())
                .filter(one -> INTERVALS.contains(one) && one.length().toSeconds() == ask.number("granularity", 60))
                .findFirst();
        if (interval.isEmpty()) {
            return Reply.json(400, "{\"message\":\"Unsupported granularity\"}");
        }
        long length = interval.get().micros();
        long end = micros(ask.text("end"), ask.now());
        long start = micros(ask.text("start"), end - (MOST_BARS - 1) * length);
        if ((end - start) / length >= MOST_BARS) {
            return Reply.json(
                    400,
                    "{\"message\":\"granularity too small for the requested time range. Count of aggregations requested"
                            + " exceeds 300\"}");
        }
        List<Candle> bars = bars(market, symbol, interval.get(), start, end + 1, ask.now());
        return Reply.json(JsonText.list(
                reversed(bars),
                bar -> JsonText.row(
                        bar.openTime() / 1_000_000,
                        JsonText.number(bar.low()),
                        JsonText.number(bar.high()),
                        JsonText.number(bar.open()),
                        JsonText.number(bar.close()),
                        JsonText.number(bar.volume()))));
    }

    private static Reply trades(Ask ask, Market market, Symbol symbol) {
        PairHistory pair = market.pair(symbol).orElseThrow();
        long limit = Math.min(MOST_TRADES, ask.number("limit", MOST_TRADES));
        long before = Math.min(ask.number("after", Long.MAX_VALUE), pair.idAt(ask.now()));
        List<TradeRow> page = reversed(pair.trades(before - limit, before, ask.now()));
        Map<String, String> cursors = page.isEmpty()
                ? Map.of()
                : Map.of(
                        "CB-BEFORE",
                        Long.toString(page.get(0).id()),
                        "CB-AFTER",
                        Long.toString(page.get(page.size() - 1).id()));
        return new Reply(200, cursors, JsonText.list(page, CoinbaseSandbox::trade));
    }

    private static String trade(TradeRow trade) {
        return "{\"trade_id\":" + trade.id() + ",\"side\":\"" + (trade.takerBought() ? "sell" : "buy")
                + "\",\"size\":\"" + trade.size().toPlainString() + "\",\"price\":\""
                + trade.price().toPlainString() + "\",\"time\":\"" + instant(trade.time()) + "\"}";
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private static long micros(String text, long otherwise) {
        try {
            return text.isEmpty() ? otherwise : ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(text));
        } catch (DateTimeException e) {
            return otherwise;
        }
    }
}
