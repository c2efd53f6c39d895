package dev.almanac.analytics.port;

import java.io.Serializable;

/**
 * Units that share what only one task can keep count of, such as a venue's budget of calls.
 *
 * @param name what they share, such as the venue
 * @param threads how many of them are best read at the same time, at least 1
 */
public record UnitGroup(String name, int threads) implements Serializable {}
