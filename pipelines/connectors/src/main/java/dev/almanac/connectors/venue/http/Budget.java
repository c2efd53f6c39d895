package dev.almanac.connectors.venue.http;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What may be asked of a venue, shared by all threads. A part of the rate may be used at once and the rest flows in evenly, so
 * that no span of the rate's length ever sees more than the rate, wherever the venue lets it begin.
 */
final class Budget {
    /** The part of the rate that has to come back at once for a new span to have begun. */
    private static final int NEW_SPAN = 10;

    private final Rate rate;
    private final Pace pace;
    private final Bucket bucket;
    private final AtomicLong resumeAt;
    private long spanBegan;
    private long lastRemaining;

    Budget(Rate rate, Pace pace) {
        this.rate = rate;
        this.pace = pace;
        this.spanBegan = pace.nanos();
        this.bucket = Bucket.builder()
                .addLimit(limit -> limit.capacity(rate.burst()).refillGreedy(rate.flow(), rate.per()))
                .withCustomTimePrecision(pace.meter())
                .build();
        this.resumeAt = new AtomicLong(pace.nanos());
    }

    /** Waits until a call of this weight may be made. */
    void take(long weight) throws InterruptedException {
        awaitResumption();
        bucket.asBlocking().consume(weight, pace.blocking());
        while (untilResumed() > 0) {
            // The venue asked for a pause while this call waited for its turn: it gives that back, or all who wait
            // would call at once when the pause ends.
            bucket.addTokens(weight);
            awaitResumption();
            bucket.asBlocking().consume(weight, pace.blocking());
        }
    }

    private void awaitResumption() throws InterruptedException {
        for (long wait = untilResumed(); wait > 0; wait = untilResumed()) {
            pace.sleep(Duration.ofNanos(wait));
        }
    }

    private long untilResumed() {
        return resumeAt.get() - pace.nanos();
    }

    /** Nobody calls for so long: the venue has asked for it. */
    void pause(Duration wait) {
        long until = pace.nanos() + wait.toNanos();
        resumeAt.accumulateAndGet(until, Math::max);
    }

    /**
     * The venue says how much weight is left in its present span; others behind the same address may have used some. What is
     * left has to last until the span ends, so what will flow in until then is not there to be used at once.
     */
    synchronized void correct(long remaining) {
        long now = pace.nanos();
        // answers overtake each other, so a little more than before is no new span
        if (remaining > lastRemaining + rate.weight() / NEW_SPAN) {
            spanBegan = now;
        }
        lastRemaining = remaining;
        double left = Math.max(0, 1 - (double) (now - spanBegan) / rate.per().toNanos());
        long excess = bucket.getAvailableTokens() - (remaining - (long) (rate.flow() * left));
        if (excess > 0) {
            bucket.consumeIgnoringRateLimits(excess);
        }
    }
}
