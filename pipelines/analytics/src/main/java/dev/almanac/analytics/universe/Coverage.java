package dev.almanac.analytics.universe;

import java.time.Instant;
import java.util.Optional;

/**
 * Which day the stored daily bars could be ranked for, to tell whoever asked for one that has too few members.
 *
 * @param newestBar open of the newest daily bar; empty where there is none
 * @param rankable as-of of the latest day that has enough members; empty where no day has
 */
public record Coverage(Optional<Instant> newestBar, Optional<Instant> rankable) {}
