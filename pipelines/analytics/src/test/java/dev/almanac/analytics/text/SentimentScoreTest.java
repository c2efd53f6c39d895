package dev.almanac.analytics.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SentimentScoreTest {
    @Test
    void theLikeliestOfThreeIsTaken() {
        SentimentScore score = SentimentScore.ofProbabilities(0.1, 0.3, 0.6);
        assertThat(score.sentiment()).isEqualTo(Sentiment.BULLISH);
        assertThat(score.score()).isCloseTo(0.5, within(1e-12));
        assertThat(score.confidence()).isCloseTo(0.6, within(1e-12));
        assertThat(SentimentScore.ofProbabilities(0.5, 0.4, 0.1).sentiment()).isEqualTo(Sentiment.BEARISH);
        assertThat(SentimentScore.ofProbabilities(0.2, 0.5, 0.3).sentiment()).isEqualTo(Sentiment.NEUTRAL);
    }

    @Test
    void whatIsAsLikelyOneWayAsTheOtherIsNeutral() {
        assertThat(SentimentScore.ofProbabilities(0.45, 0.1, 0.45).sentiment()).isEqualTo(Sentiment.NEUTRAL);
        assertThat(SentimentScore.ofProbabilities(0.45, 0.1, 0.45).confidence()).isCloseTo(0.1, within(1e-12));
    }

    @Test
    void sumsOfFloatsArePutRight() {
        SentimentScore score = SentimentScore.ofProbabilities(0, 0, 1.0000004);
        assertThat(score.score()).isEqualTo(1);
        assertThat(score.confidence()).isEqualTo(1);
    }

    @Test
    void figuresOutOfRangeAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new SentimentScore(Sentiment.NEUTRAL, Double.NaN, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new SentimentScore(Sentiment.BULLISH, 1.01, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new SentimentScore(Sentiment.BULLISH, 1, 1.01));
        assertThatIllegalArgumentException().isThrownBy(() -> new SentimentScore(Sentiment.BULLISH, 1, Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> new SentimentScore(Sentiment.BULLISH, -0.1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new SentimentScore(Sentiment.BEARISH, 0.1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> SentimentScore.ofProbabilities(0.5, 0.5, 0.5));
        assertThatIllegalArgumentException().isThrownBy(() -> SentimentScore.ofProbabilities(-0.1, 0.5, 0.6));
        assertThatIllegalArgumentException().isThrownBy(() -> SentimentScore.ofProbabilities(Double.NaN, 0.5, 0.5));
    }
}
