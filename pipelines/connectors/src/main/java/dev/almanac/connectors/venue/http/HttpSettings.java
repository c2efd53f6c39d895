package dev.almanac.connectors.venue.http;

import java.io.Serializable;
import java.net.URI;
import java.time.Duration;

/**
 * How a venue is called.
 *
 * @param base scheme, host, port and perhaps a path, such as {@code https://api.binance.com}; the paths of calls follow it
 * @param weight what may be used of the venue's rate within its span; 0 for all of it
 * @param timeout how long a whole call may take
 * @param attempts how many times a call is made before it counts as failed
 * @param pace how long waiting takes
 */
public record HttpSettings(URI base, long weight, Duration timeout, int attempts, Pace pace) implements Serializable {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final int ATTEMPTS = 8;

    /** As it should be in earnest. */
    public static HttpSettings of(URI base) {
        return new HttpSettings(base, 0, TIMEOUT, ATTEMPTS, Pace.REAL);
    }

    /** What may be used of what the venue allows. */
    public Rate rate(Rate venue) {
        return weight == 0 ? venue : new Rate(weight, venue.per(), Math.min(venue.largest(), weight));
    }
}
