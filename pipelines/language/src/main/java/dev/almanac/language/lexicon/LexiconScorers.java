package dev.almanac.language.lexicon;

import dev.almanac.analytics.port.SentimentScorer;
import dev.almanac.analytics.port.SentimentScorerFactory;

/** Scorers by Almanac's own word list for finance and crypto, in English. The list is read once in a process. */
public record LexiconScorers() implements SentimentScorerFactory {
    static final String NAME = "lexicon";

    /** To be raised whenever code, and not the list, changes a score; a test notices where it was forgotten. */
    private static final int CODE = 1;

    static final String VERSION = CODE + "-" + WordList.shipped().hash();

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String version() {
        return VERSION;
    }

    @Override
    public SentimentScorer open() {
        return new LexiconScorer(WordList.shipped(), Calibration.SHIPPED);
    }
}
