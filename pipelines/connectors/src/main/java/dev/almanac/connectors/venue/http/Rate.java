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
    private static final int PARTS = 10;

    /** What may be used at once: a tenth, and always a whole call. */
    long burst() {
        return Math.max(largest, weight / PARTS);
    }

    /**
     * What flows in evenly within the span. Together with {@link #burst} it is a tenth less than the rate: calls that the network
     * delays may arrive together with later ones.
     */
    long flow() {
        return Math.max(1, weight - weight / PARTS - burst());
    }

    /** How long calls of {@code total} weight take in the long run. */
    public Duration timeFor(long total) {
        return Duration.ofNanos((long) (total * ((double) per.toNanos() / flow())));
    }
}
