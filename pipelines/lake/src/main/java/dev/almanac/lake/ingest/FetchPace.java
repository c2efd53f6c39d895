package dev.almanac.lake.ingest;

import java.time.Duration;
import java.util.Optional;

/**
 * How a load that takes long is committed while it is read.
 *
 * @param commitEvery what was read waits for its commit no longer than this, so that a run that is cut off loses no more
 * @param stopAfter after this nothing more is asked for, and what was read is committed; empty for all of it
 */
public record FetchPace(Duration commitEvery, Optional<Duration> stopAfter) {
    /** What fits unless somebody says otherwise. */
    public static final FetchPace USUAL = new FetchPace(Duration.ofSeconds(30), Optional.empty());
}
