package dev.almanac.language.lexicon;

import dev.almanac.analytics.text.SentimentScore;

/**
 * From what a text's terms add up to, to probabilities: an ordered logistic model (McCullagh 1980) with one slope and a
 * threshold on either side of neutral.
 *
 * @param bullish the sum from which on bullish is likelier than neutral
 * @param bearish minus the sum down to which bearish is likelier than neutral
 * @param slope how quickly one becomes the other
 */
record Calibration(double bullish, double bearish, double slope) {
    /**
     * Of the shipped word list. Found by the rule of the test {@code LexiconTuning}, which says on which texts, and which
     * others the results in the module's README are measured on.
     */
    static final Calibration SHIPPED = new Calibration(1.6, 1.8, 1.3);

    /** The valence that an unhesitating sentence reaches; longer texts are taken by their balance and not by their length. */
    private static final double FULL = 6;

    /** The sum of a text, bounded by {@link #FULL} in such a way that only the balance of what is said decides beyond it. */
    static double bounded(double sum, double weight) {
        return weight > FULL ? sum * FULL / weight : sum;
    }

    /** The probabilities of a text of this {@link #bounded} sum. */
    SentimentScore score(double sum) {
        double up = logistic(slope * (sum - bullish));
        double down = logistic(slope * (-sum - bearish));
        return SentimentScore.ofProbabilities(down, Math.max(0, 1 - up - down), up);
    }

    static double logistic(double x) {
        return 1 / (1 + StrictMath.exp(-x));
    }
}
