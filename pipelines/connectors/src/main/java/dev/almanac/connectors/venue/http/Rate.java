package dev.almanac.connectors.venue.http;

import java.time.Duration;

/**
 * What a venue allows one address.
 *
 * @param weight sum of the weights of calls
 * @param per within any span of this length
 * @param largest the heaviest single call
 */
public record Rate(long weight, Duration per, long largest) {
    /** How long calls of {@code total} weight take at this rate. */
    public Duration timeFor(long total) {
        return Duration.ofNanos((long) (total * ((double) per.toNanos() / weight)));
    }
}
