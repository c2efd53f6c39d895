package dev.almanac.connectors.venue.http;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What may be asked of a venue, shared by all threads. A part of the rate may be used at once and the rest flows in evenly, so
 * that no span of the rate's length ever sees more than the rate, wherever the venue lets it begin.
 */
final class Budget {
    private final Pace pace;
    private final Bucket bucket;
    private final AtomicLong resumeAt;

    Budget(Rate rate, Pace pace) {
        this.pace = pace;
        this.bucket = Bucket.builder()
                .addLimit(limit -> limit.capacity(rate.burst()).refillGreedy(rate.flow(), rate.per()))
                .withCustomTimePrecision(pace.meter())
                .build();
        this.resumeAt = new AtomicLong(pace.nanos());
    }

    /** Waits until a call of this weight may be made. */
    void take(long weight) throws InterruptedException {
        for (long wait = untilResumed(); wait > 0; wait = untilResumed()) {
            pace.sleep(Duration.ofNanos(wait));
        }
        bucket.asBlocking().consume(weight, pace.blocking());
    }

    private long untilResumed() {
        return resumeAt.get() - pace.nanos();
    }

    /** Nobody calls for so long: the venue has asked for it. */
    void pause(Duration wait) {
        long until = pace.nanos() + wait.toNanos();
        resumeAt.accumulateAndGet(until, Math::max);
    }

    /** The venue says how much weight is left; others behind the same address may have used some. */
    void correct(long remaining) {
        long excess = bucket.getAvailableTokens() - Math.max(0, remaining);
        if (excess > 0) {
            bucket.consumeIgnoringRateLimits(excess);
        }
    }
}
