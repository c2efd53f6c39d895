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
 * A market of pure chance: log prices walk by independent normal steps, so nothing in it can be foreseen. The same seed gives
 * the same market on every machine.
 */
public final class Walk {
    /** Standard deviation of a daily step of the logarithm of the price. */
    private static final double DAILY = 0.03;

    private static final double FIRST_PRICE = 100;
    private static final double PRICE_STEPS = 1e4;
    private static final double SIZE_STEPS = 1e5;

    private Walk() {}

    /** A market of {@code symbols} with {@code count} bars each, the first at the bar that holds {@code from}. */
    public static Market market(long seed, List<Symbol> symbols, Interval interval, Instant from, int count) {
        TreeMap<Symbol, List<Candle>> bars = new TreeMap<>();
        long start = interval.floor(ChronoUnit.MICROS.between(Instant.EPOCH, from));
        for (Symbol symbol : symbols) {
            bars.put(symbol, bars(new Random(seed * 31 + symbol.toString().hashCode()), interval, start, count));
        }
        return Market.of(interval, bars);
    }

    private static List<Candle> bars(Random random, Interval interval, long start, int count) {
        double deviation = DAILY * StrictMath.sqrt((double) interval.micros() / Interval.D1.micros());
        List<Candle> bars = new ArrayList<>(count);
        double open = FIRST_PRICE;
        for (int i = 0; i < count; i++) {
            double close = stepped(open, deviation * random.nextGaussian());
            double high = stepped(Math.max(open, close), deviation * random.nextDouble());
            double low = stepped(Math.min(open, close), -deviation * random.nextDouble());
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
