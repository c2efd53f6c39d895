package dev.almanac.connectors.sandbox;

import dev.almanac.connectors.venue.http.Pace;
import dev.almanac.connectors.venue.http.Rate;
import java.time.Duration;

/** What a simulated venue lets its callers use, counted in fixed spans as venues do. */
final class Allowance {
    private final Rate rate;
    private final Pace pace;
    private long spanEnds;
    private long used;

    Allowance(Rate rate, Pace pace) {
        this.rate = rate;
        this.pace = pace;
        this.spanEnds = pace.nanos() + rate.per().toNanos();
    }

    /**
     * What has come of a question.
     *
     * @param used weight in this span, this question included
     * @param retryAfter until the next span, in whole seconds
     */
    record Count(boolean allowed, long used, Duration retryAfter) {}

    synchronized Count take(long weight) {
        long now = pace.nanos();
        if (now >= spanEnds) {
            long spans = (now - spanEnds) / rate.per().toNanos() + 1;
            spanEnds += spans * rate.per().toNanos();
            used = 0;
        }
        used += weight;
        long left = Duration.ofNanos(spanEnds - now).toSeconds() + 1;
        return new Count(used <= rate.weight(), used, Duration.ofSeconds(left));
    }
}
