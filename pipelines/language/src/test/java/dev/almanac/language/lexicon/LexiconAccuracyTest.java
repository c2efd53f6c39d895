package dev.almanac.language.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.analytics.port.SentimentScorer;
import dev.almanac.analytics.text.LabelledText;
import dev.almanac.analytics.text.ScorerQuality;
import dev.almanac.analytics.text.Sentiment;
import dev.almanac.language.training.SharedTweets;
import dev.almanac.language.training.TrainingSentences;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How well the lexicon does on tweets that others labelled, and that nothing of it was fixed on. */
class LexiconAccuracyTest {
    /** Of VADER on all of the tweets, with its authors' thresholds of 0.05. */
    private static final double VADER_ACCURACY = 0.481;

    private static final double VADER_MACRO_F1 = 0.438;

    @Test
    void itBeatsVaderOnTweetsThatItWasNotFixedOn() throws IOException {
        ScorerQuality quality = quality(SharedTweets.heldOut());
        print("held-out tweets", quality);
        assertThat(quality.accuracy()).isGreaterThan(VADER_ACCURACY + 0.2);
        assertThat(quality.macroF1()).isGreaterThan(VADER_MACRO_F1 + 0.15);
        assertThat(quality.calibrationError()).isLessThan(0.1);
    }

    @Test
    void itsThresholdsAreThoseOfTheRule() throws IOException {
        List<LabelledText> training = SharedTweets.training();
        print("training tweets", quality(training));
        assertThat(LexiconTuning.fit(training)).isEqualTo(Calibration.SHIPPED);
    }

    @Test
    void itUnderstandsTheSentencesOfOurOwn() {
        ScorerQuality quality = quality(TrainingSentences.read());
        print("own sentences", quality);
        assertThat(quality.accuracy()).isGreaterThan(0.7);
        assertThat(quality.macroF1()).isGreaterThan(0.7);
    }

    private static ScorerQuality quality(List<LabelledText> texts) {
        ScorerQuality quality = new ScorerQuality();
        try (SentimentScorer scorer = new LexiconScorers().open()) {
            for (LabelledText text : texts) {
                quality.add(text.label(), scorer.score(text.text()));
            }
        }
        return quality;
    }

    private static void print(String what, ScorerQuality quality) {
        System.out.printf(
                "lexicon, %s: %d texts, accuracy %.4f, macro-F1 %.4f (bearish %.3f, neutral %.3f, bullish %.3f), ECE %.3f%n",
                what,
                quality.texts(),
                quality.accuracy(),
                quality.macroF1(),
                quality.f1(Sentiment.BEARISH),
                quality.f1(Sentiment.NEUTRAL),
                quality.f1(Sentiment.BULLISH),
                quality.calibrationError());
    }
}
