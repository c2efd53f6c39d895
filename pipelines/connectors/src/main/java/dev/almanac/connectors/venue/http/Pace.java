package dev.almanac.connectors.venue.http;

import io.github.bucket4j.BlockingStrategy;
import io.github.bucket4j.TimeMeter;
import java.io.Serializable;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How long waiting takes: 1 in earnest, less where a test or a sandbox lets its minutes pass faster.
 *
 * @param scale what a second of waiting lasts, in seconds
 */
public record Pace(double scale) implements Serializable {
    /** Waiting takes as long as it says. */
    public static final Pace REAL = new Pace(1);

    /** @throws IllegalArgumentException where {@code scale} is not above 0 */
    public Pace {
        if (!(scale > 0)) {
            throw new IllegalArgumentException("no pace: " + scale);
        }
    }

    /** Nanoseconds that have passed since some moment, at this pace. */
    public long nanos() {
        return (long) (System.nanoTime() / scale);
    }

    /** How long {@code wait} really is. */
    public Duration real(Duration wait) {
        return Duration.ofNanos((long) (wait.toNanos() * scale));
    }

    /** Waits. */
    public void sleep(Duration wait) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(real(wait).toNanos());
    }

    TimeMeter meter() {
        return new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return nanos();
            }

            @Override
            public boolean isWallClockBased() {
                return false;
            }
        };
    }

    BlockingStrategy blocking() {
        return nanos -> sleep(Duration.ofNanos(nanos));
    }
}
