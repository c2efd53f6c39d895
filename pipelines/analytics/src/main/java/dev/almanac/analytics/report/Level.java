package dev.almanac.analytics.report;

/**
 * A price that the text names.
 *
 * @param name such as "50-day average" or "20-day low"
 * @param price in the quote asset
 * @param kind {@code support}, {@code resistance} or {@code average}
 */
public record Level(String name, double price, String kind) {}
