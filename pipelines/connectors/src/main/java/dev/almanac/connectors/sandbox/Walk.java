package dev.almanac.connectors.sandbox;

import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.market.Symbol;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/**
 * A market of chance: log prices walk by normal steps. The same seed gives the same market on every machine, and one that goes
 * on for longer begins with the same bars.
 */
public final class Walk {
    /** How far a day's extremes lie beyond its open and close, at most: a share of the price. */
    private static final double REACH = 0.03;

    private static final double FIRST_PRICE = 100;
    private static final double PRICE_STEPS = 1e4;
    private static final double SIZE_STEPS = 1e5;

    private Walk() {}

    /**
     * A market in which nothing can be foreseen, of {@code symbols} with {@code count} bars each, the first at the bar that
     * holds {@code from}.
     */
    public static Market market(long seed, List<Symbol> symbols, Interval interval, Instant from, int count) {
        return market(Effect.NOISE, seed, symbols, interval, from, count);
    }

    /** The same in which {@code effect} is planted. */
    public static Market market(
            Effect effect, long seed, List<Symbol> symbols, Interval interval, Instant from, int count) {
        TreeMap<Symbol, List<Candle>> bars = new TreeMap<>();
        long start = interval.floor(ChronoUnit.MICROS.between(Instant.EPOCH, from));
        for (Symbol symbol : symbols) {
            Random random = new Random(seed * 31 + symbol.toString().hashCode());
            bars.put(symbol, bars(random, effect.steps(interval), interval, start, count));
        }
        return Market.of(interval, bars);
    }

    private static List<Candle> bars(Random random, Effect.Steps steps, Interval interval, long start, int count) {
        double reach = REACH * StrictMath.sqrt((double) interval.micros() / Interval.D1.micros());
        List<Candle> bars = new ArrayList<>(count);
        double open = FIRST_PRICE;
        for (int i = 0; i < count; i++) {
            double close = stepped(open, steps.next(random));
            double high = stepped(Math.max(open, close), reach * random.nextDouble());
            double low = stepped(Math.min(open, close), -reach * random.nextDouble());
            double volume = (1 + random.nextInt(1_000_000_000)) / SIZE_STEPS;
            bars.add(Candle.of(start + i * interval.micros(), open, high, low, close, volume));
            open = close;
        }
        return bars;
    }

    /** A price that is a whole number of steps, at least one. */
    private static double stepped(double price, double step) {
        return Math.max(1, Math.rint(price * StrictMath.exp(step) * PRICE_STEPS)) / PRICE_STEPS;
    }
}
