package dev.almanac.language.lexicon;

import dev.almanac.analytics.text.LabelledText;
import dev.almanac.analytics.text.ScorerQuality;
import dev.almanac.analytics.text.Sentiment;
import java.util.List;

/**
 * The rule by which {@link Calibration#SHIPPED} is found from labelled texts: the two thresholds, in steps of a tenth, with the
 * largest sum of accuracy and macro-F1, then the slope, in steps of a twentieth, under which the labels are likeliest.
 */
final class LexiconTuning {
    private static final int THRESHOLDS = 40;
    private static final int SLOPES = 80;

    private LexiconTuning() {}

    static Calibration fit(List<LabelledText> texts) {
        double[] sums = new double[texts.size()];
        try (LexiconScorer scorer = new LexiconScorer(WordList.shipped(), Calibration.SHIPPED)) {
            for (int i = 0; i < sums.length; i++) {
                sums[i] = scorer.sum(texts.get(i).text());
            }
        }
        Calibration best = Calibration.SHIPPED;
        double bestSum = -1;
        for (int bullish = 1; bullish <= THRESHOLDS; bullish++) {
            for (int bearish = 1; bearish <= THRESHOLDS; bearish++) {
                // Steep, so that the thresholds alone decide.
                Calibration tried = new Calibration(bullish / 10.0, bearish / 10.0, 50);
                ScorerQuality quality = quality(tried, sums, texts);
                if (quality.accuracy() + quality.macroF1() > bestSum) {
                    bestSum = quality.accuracy() + quality.macroF1();
                    best = tried;
                }
            }
        }
        return sloped(best, sums, texts);
    }

    private static ScorerQuality quality(Calibration calibration, double[] sums, List<LabelledText> texts) {
        ScorerQuality quality = new ScorerQuality();
        for (int i = 0; i < sums.length; i++) {
            quality.add(texts.get(i).label(), calibration.score(sums[i]));
        }
        return quality;
    }

    private static Calibration sloped(Calibration thresholds, double[] sums, List<LabelledText> texts) {
        Calibration best = thresholds;
        double bestLikelihood = Double.NEGATIVE_INFINITY;
        for (int slope = 1; slope <= SLOPES; slope++) {
            Calibration tried = new Calibration(thresholds.bullish(), thresholds.bearish(), slope / 20.0);
            double likelihood = 0;
            for (int i = 0; i < sums.length; i++) {
                likelihood += Math.log(
                        Math.max(1e-9, probability(tried, sums[i], texts.get(i).label())));
            }
            if (likelihood > bestLikelihood) {
                bestLikelihood = likelihood;
                best = tried;
            }
        }
        return best;
    }

    private static double probability(Calibration calibration, double sum, Sentiment label) {
        double up = Calibration.logistic(calibration.slope() * (sum - calibration.bullish()));
        double down = Calibration.logistic(calibration.slope() * (-sum - calibration.bearish()));
        return switch (label) {
            case BULLISH -> up;
            case BEARISH -> down;
            case NEUTRAL -> 1 - up - down;
        };
    }
}
