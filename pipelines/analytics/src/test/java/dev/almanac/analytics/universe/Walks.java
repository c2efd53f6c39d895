package dev.almanac.analytics.universe;

import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Simulated daily bars. */
public final class Walks {
    private Walks() {}

    /** A seeded random walk of daily bars that ends with the bar that opens at {@code lastOpen} (microseconds). */
    public static List<Candle> daily(long seed, int bars, long lastOpen, double start) {
        Random random = new Random(seed);
        List<Candle> walk = new ArrayList<>();
        double close = start;
        for (int i = 0; i < bars; i++) {
            double open = close;
            close = Math.round(open * Math.exp(0.03 * random.nextGaussian()) * 100) / 100.0;
            double high = Math.max(open, close) * (1 + 0.01 * random.nextDouble());
            double low = Math.min(open, close) * (1 - 0.01 * random.nextDouble());
            double volume = 1e5 * (0.5 + random.nextDouble());
            walk.add(Candle.of(lastOpen - (bars - 1 - i) * Interval.D1.micros(), open, high, low, close, volume));
        }
        return walk;
    }
}
