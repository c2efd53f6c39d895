package dev.almanac.analytics.report;

/**
 * One of the things that confidence is the least of.
 *
 * @param name such as {@code data quality}, {@code agreement}, {@code rank stability}
 * @param value 0 to 1
 * @param text what it rests on, as a sentence
 */
public record ConfidencePart(String name, double value, String text) {}
