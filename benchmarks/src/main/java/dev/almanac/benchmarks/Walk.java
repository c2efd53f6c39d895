package dev.almanac.benchmarks;

import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.Interval;
import java.util.Random;

/** A seeded random walk of bars without gaps: simulated, equal for equal seeds. */
final class Walk {
    private final Random random;
    private final Interval interval;
    private long time;
    private double close = 100;

    /** @param start any instant, microseconds; the first bar opens at or before it on the interval's grid */
    Walk(Interval interval, long start, long seed) {
        this.random = new Random(seed);
        this.interval = interval;
        this.time = interval.floor(start);
    }

    /** The next bar. */
    Candle next() {
        double open = close;
        close = open * (1 + 0.02 * (random.nextDouble() - 0.5));
        double high = Math.max(open, close) * (1 + 0.005 * random.nextDouble());
        double low = Math.min(open, close) * (1 - 0.005 * random.nextDouble());
        Candle candle = Candle.of(time, open, high, low, close, 1000 * random.nextDouble() + 1);
        time += interval.micros();
        return candle;
    }
}
