package dev.almanac.connectors.sandbox;

import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.market.Symbol;
import dev.almanac.connectors.venue.http.Rate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The serving side of a venue's REST protocol, as it is documented. One class for each venue, without state. */
abstract class SandboxProtocol {
    private final String name;
    private final Rate rate;

    /**
     * @param name the venue whose protocol it is
     * @param rate what it allows one address
     */
    SandboxProtocol(String name, Rate rate) {
        this.name = name;
        this.rate = rate;
    }

    /** The venue whose protocol it is. */
    final String name() {
        return name;
    }

    /** What it allows one address. */
    final Rate rate() {
        return rate;
    }

    /** What a question costs. */
    long weight(Ask ask) {
        return 1;
    }

    /** The answer to a question. */
    abstract Reply answer(Ask ask, Market market);

    /** What it says to a caller that asks too much. */
    abstract Reply busy(Duration retryAfter);

    /** What it says to a caller that went on asking. */
    Reply banned(Duration retryAfter) {
        return new Reply(
                418,
                Map.of("Retry-After", Long.toString(retryAfter.toSeconds())),
                "{\"code\":-1003,\"msg\":\"Way too many requests; IP banned.\"}");
    }

    /** How it tells what was used of the rate. */
    Map<String, String> usage(long used) {
        return Map.of();
    }

    /** The pair that the venue calls {@code name}. */
    final Optional<Symbol> pair(Market market, String name) {
        return market.symbols().stream()
                .filter(symbol -> called(symbol).equals(name))
                .findFirst();
    }

    /** What the venue calls a pair. */
    abstract String called(Symbol symbol);

    /**
     * Bars that open in {@code [from, to)}, oldest first, as they look at the moment: the last one may be open, and then only
     * half of its volume has been traded.
     */
    static List<Candle> bars(Market market, Symbol symbol, Interval interval, long from, long to, long now) {
        List<Candle> bars =
                market.pair(symbol).orElseThrow().bars(interval, from, Math.min(to, interval.floor(now) + 1));
        if (bars.isEmpty() || bars.get(bars.size() - 1).openTime() + interval.micros() <= now) {
            return bars;
        }
        List<Candle> shown = new ArrayList<>(bars);
        shown.set(shown.size() - 1, half(shown.get(shown.size() - 1)));
        return shown;
    }

    private static Candle half(Candle bar) {
        return new Candle(
                bar.openTime(),
                bar.open(),
                bar.open(),
                bar.open(),
                bar.open(),
                bar.volume() / 2,
                bar.quoteVolume() / 2,
                bar.tradeCount() / 2,
                bar.takerBuyVolume() / 2,
                bar.takerBuyQuoteVolume() / 2);
    }

    /** Newest first. */
    static <T> List<T> reversed(List<T> items) {
        List<T> reversed = new ArrayList<>(items);
        Collections.reverse(reversed);
        return reversed;
    }

    /** The last {@code count} of them. */
    static <T> List<T> last(List<T> items, long count) {
        return items.subList((int) Math.max(0, items.size() - count), items.size());
    }

    /** The first {@code count} of them. */
    static <T> List<T> first(List<T> items, long count) {
        return items.subList(0, (int) Math.min(items.size(), count));
    }
}
