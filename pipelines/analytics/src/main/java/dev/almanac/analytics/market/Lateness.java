package dev.almanac.analytics.market;

import java.time.Duration;

/** How long a venue may take until what it says of a bar counts as its last word. */
public final class Lateness {
    private static final Duration LATE = Duration.ofDays(1);
    private static final int LATE_BARS = 3;

    private Lateness() {}

    /**
     * Bars that open before this are settled: they are older than a day, and than three bars.
     *
     * @param now when the venue was asked, microseconds since the epoch
     * @return an open time, microseconds since the epoch
     */
    public static long settled(Interval interval, long now) {
        return interval.floor(now - Math.max(LATE.toNanos() / 1000, LATE_BARS * interval.micros()));
    }
}
