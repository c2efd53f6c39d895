package dev.almanac.jobs.run;

import java.time.Instant;
import java.util.Optional;

/**
 * What a fetch is asked beside the settings.
 *
 * @param until up to when, exclusive; empty for now
 * @param repair whether bars that something is the matter with are fetched again
 */
public record FetchRequest(Optional<Instant> until, boolean repair) {
    /** Up to now, what is missing. */
    static final FetchRequest MISSING = new FetchRequest(Optional.empty(), false);
}
