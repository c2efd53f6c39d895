package dev.almanac.analytics.text;

/** What a text expects of a price. */
public enum Sentiment {
    /** Something that lets it fall. */
    BEARISH,
    /** Nothing, or as much one way as the other. */
    NEUTRAL,
    /** Something that lets it rise. */
    BULLISH;

    /** The word that stands for it in files and tables: {@code bearish}, {@code neutral} or {@code bullish}. */
    public String code() {
        return switch (this) {
            case BEARISH -> "bearish";
            case NEUTRAL -> "neutral";
            case BULLISH -> "bullish";
        };
    }
}
