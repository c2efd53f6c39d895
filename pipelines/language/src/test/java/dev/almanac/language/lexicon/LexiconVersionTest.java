package dev.almanac.language.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.analytics.text.LabelledText;
import dev.almanac.language.training.TrainingSentences;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

/** Equal versions give equal scores: the version has to change with them, and they must be the same on every machine. */
class LexiconVersionTest {
    private static final String VERSION = "1-29c90b805f13";
    private static final String SCORES = "3ddc9ac7";

    @Test
    void scoresChangeOnlyWithTheVersion() {
        CRC32 digest = new CRC32();
        try (LexiconScorer scorer = new LexiconScorer(WordList.shipped(), Calibration.SHIPPED)) {
            for (LabelledText text : TrainingSentences.read()) {
                long bits = Double.doubleToLongBits(scorer.score(text.text()).score());
                for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
                    digest.update((int) (bits >>> shift));
                }
            }
        }
        assertThat(LexiconScorers.VERSION + " " + Long.toHexString(digest.getValue()))
                .as("scores changed: where the list did not, raise LexiconScorers.CODE; then note both here")
                .isEqualTo(VERSION + " " + SCORES);
    }
}
