package dev.almanac.analytics.text;

/** How well a scorer does on texts whose labels are known: fed one text after the other, asked at the end. */
public final class ScorerQuality {
    private static final int LABELS = Sentiment.values().length;
    private static final int BINS = 10;

    private final long[][] counts = new long[LABELS][LABELS];
    private final long[] binCounts = new long[BINS];
    private final long[] binRight = new long[BINS];
    private final double[] binConfidence = new double[BINS];
    private long texts;

    /** Counts a text that is labelled {@code truth} and was scored {@code score}. */
    public void add(Sentiment truth, SentimentScore score) {
        counts[truth.ordinal()][score.sentiment().ordinal()]++;
        texts++;
        int bin = Math.min(BINS - 1, (int) (score.confidence() * BINS));
        binCounts[bin]++;
        binRight[bin] += truth == score.sentiment() ? 1 : 0;
        binConfidence[bin] += score.confidence();
    }

    /** How many texts were counted. */
    public long texts() {
        return texts;
    }

    /** How many texts labelled {@code truth} were taken for {@code said}. */
    public long count(Sentiment truth, Sentiment said) {
        return counts[truth.ordinal()][said.ordinal()];
    }

    /** The share of texts that were taken for what they are, 0..1; {@code NaN} without texts. */
    public double accuracy() {
        long right = 0;
        for (int label = 0; label < LABELS; label++) {
            right += counts[label][label];
        }
        return (double) right / texts;
    }

    /**
     * The harmonic mean of precision and recall of one label (van Rijsbergen's F with equal weights), 0..1; {@code NaN} where
     * no text has it and none was taken for it.
     */
    public double f1(Sentiment label) {
        int of = label.ordinal();
        long labelled = 0;
        long said = 0;
        for (int other = 0; other < LABELS; other++) {
            labelled += counts[of][other];
            said += counts[other][of];
        }
        return 2.0 * counts[of][of] / (labelled + said);
    }

    /** The mean of {@link #f1} over the labels for which it is defined: each label counts the same, however rare. */
    public double macroF1() {
        double sum = 0;
        int defined = 0;
        for (Sentiment label : Sentiment.values()) {
            double f1 = f1(label);
            if (!Double.isNaN(f1)) {
                sum += f1;
                defined++;
            }
        }
        return sum / defined;
    }

    /**
     * The expected calibration error (Naeini, Cooper, Hauskrecht 2015): how far confidence is from the share of texts that are
     * right, in ten bins of equal width by confidence, weighted by their texts; 0..1, {@code NaN} without texts.
     */
    public double calibrationError() {
        double sum = 0;
        for (int bin = 0; bin < BINS; bin++) {
            sum += Math.abs(binConfidence[bin] - binRight[bin]);
        }
        return sum / texts;
    }
}
