package dev.almanac.analytics.text;

/**
 * What a scorer makes of one text.
 *
 * @param sentiment the likeliest of the three
 * @param score how bullish, -1..1; of scorers that give probabilities, that of bullish less that of bearish
 * @param confidence how sure the scorer is of {@code sentiment}, 0..1; of a calibrated scorer, the share of such texts in which
 *     it is right. 0 where the text gave nothing to go by
 */
public record SentimentScore(Sentiment sentiment, double score, double confidence) {
    /** A text that says nothing: empty, or in no word that the scorer understands. */
    public static final SentimentScore SILENT = new SentimentScore(Sentiment.NEUTRAL, 0, 0);

    /** How far probabilities may be from summing to 1: they come out of sums of floats. */
    private static final double SLACK = 1e-3;

    /** Throws {@link IllegalArgumentException} where a figure is out of its range or the score's sign denies the sentiment. */
    public SentimentScore {
        // Written so that NaN fails as well.
        if (!(score >= -1 && score <= 1)) {
            throw new IllegalArgumentException("score " + score + " is not in -1..1");
        }
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("confidence " + confidence + " is not in 0..1");
        }
        if (sentiment == Sentiment.BULLISH && score < 0 || sentiment == Sentiment.BEARISH && score > 0) {
            throw new IllegalArgumentException("score " + score + " is not of a " + sentiment.code() + " text");
        }
    }

    /**
     * The score of a classifier's probabilities. Where two are equally likely it is neutral.
     *
     * @throws IllegalArgumentException where one is not in 0..1 or they do not sum to 1 (but for rounding)
     */
    public static SentimentScore ofProbabilities(double bearish, double neutral, double bullish) {
        double sum = bearish + neutral + bullish;
        if (!(bearish >= 0 && neutral >= 0 && bullish >= 0 && Math.abs(sum - 1) <= SLACK)) {
            throw new IllegalArgumentException(
                    "probabilities " + bearish + ", " + neutral + ", " + bullish + " are not of three that sum to 1");
        }
        Sentiment likeliest = Sentiment.NEUTRAL;
        double confidence = neutral;
        if (bullish > neutral && bullish > bearish) {
            likeliest = Sentiment.BULLISH;
            confidence = bullish;
        } else if (bearish > neutral && bearish > bullish) {
            likeliest = Sentiment.BEARISH;
            confidence = bearish;
        }
        return new SentimentScore(likeliest, (bullish - bearish) / sum, confidence / sum);
    }
}
