package dev.almanac.analytics.text;

/**
 * A text of which somebody said what it expects of a price.
 *
 * @param text the text, as it was written
 * @param label what was said
 */
public record LabelledText(String text, Sentiment label) {}
