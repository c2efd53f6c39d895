package dev.almanac.analytics.quality;

import java.io.Serializable;

/**
 * Something that the gate saw in a series.
 *
 * @param rule the code of a {@link QualityRule}, or the name that a reader gave its own
 * @param from start of what it concerns, inclusive, microseconds since the epoch
 * @param until its end, exclusive, microseconds since the epoch
 * @param bars how many bars (or rows that were refused) it concerns
 * @param message the same for a person; depends on nothing but the data
 */
public record Finding(String rule, long from, long until, long bars, String message) implements Serializable {}
