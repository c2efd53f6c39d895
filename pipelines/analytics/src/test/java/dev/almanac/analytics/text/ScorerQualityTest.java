package dev.almanac.analytics.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ScorerQualityTest {
    /** The values are those of the definitions worked out by hand. */
    @Test
    void figuresFollowTheirDefinitions() {
        ScorerQuality quality = new ScorerQuality();
        quality.add(Sentiment.BULLISH, new SentimentScore(Sentiment.BULLISH, 0.9, 0.95));
        quality.add(Sentiment.BULLISH, new SentimentScore(Sentiment.NEUTRAL, 0, 0.55));
        quality.add(Sentiment.NEUTRAL, new SentimentScore(Sentiment.NEUTRAL, 0, 0.55));
        quality.add(Sentiment.BEARISH, new SentimentScore(Sentiment.BULLISH, 0.2, 0.45));
        assertThat(quality.texts()).isEqualTo(4);
        assertThat(quality.accuracy()).isEqualTo(0.5);
        assertThat(quality.f1(Sentiment.BULLISH)).isEqualTo(0.5);
        assertThat(quality.f1(Sentiment.NEUTRAL)).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(quality.f1(Sentiment.BEARISH)).isZero();
        assertThat(quality.macroF1()).isCloseTo((0.5 + 2.0 / 3) / 3, within(1e-12));
        // Bins: one of 0.95 and right; two of 0.55, one right; one of 0.45 and wrong.
        assertThat(quality.calibrationError()).isCloseTo((0.05 + 0.1 + 0.45) / 4, within(1e-12));
        assertThat(quality.count(Sentiment.BEARISH, Sentiment.BULLISH)).isEqualTo(1);
    }

    @Test
    void labelsThatNeverComeCountForNothing() {
        ScorerQuality quality = new ScorerQuality();
        quality.add(Sentiment.BULLISH, new SentimentScore(Sentiment.BULLISH, 1, 1));
        assertThat(quality.f1(Sentiment.BEARISH)).isNaN();
        assertThat(quality.macroF1()).isEqualTo(1);
        assertThat(quality.calibrationError()).isZero();
        assertThat(new ScorerQuality().accuracy()).isNaN();
    }
}
