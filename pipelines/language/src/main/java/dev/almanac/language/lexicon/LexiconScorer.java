package dev.almanac.language.lexicon;

import dev.almanac.analytics.port.SentimentScorer;
import dev.almanac.analytics.text.SentimentScore;

/**
 * Scores texts by the word list. What a text adds up to depends on nothing but its characters; memory does not grow with its
 * length beyond a copy of it. Of one thread.
 */
final class LexiconScorer implements SentimentScorer {
    /** The longest text for which the buffer is kept. */
    private static final int KEPT = 1 << 14;

    private final Calibration calibration;
    private final Tokens tokens = new Tokens();
    private final Grammar grammar = new Grammar();
    private final Items items;
    private final char[] buffer = new char[KEPT];

    private int seen;
    private int words;
    private int latin;

    LexiconScorer(WordList list, Calibration calibration) {
        this.items = new Items(list.table());
        this.calibration = calibration;
    }

    @Override
    public String name() {
        return LexiconScorers.NAME;
    }

    @Override
    public String version() {
        return LexiconScorers.VERSION;
    }

    @Override
    public SentimentScore score(String text) {
        double sum = sum(text);
        // Nothing was read, or nothing of it in a script that the list has words of.
        boolean foreign = grammar.weight() == 0 && latin * 2 < words;
        return seen == 0 || foreign ? SentimentScore.SILENT : calibration.score(sum);
    }

    /** What the terms of {@code text} add up to, bounded; probabilities are made from that. */
    double sum(String text) {
        int length = text.length();
        char[] characters = length <= KEPT ? buffer : new char[length];
        text.getChars(0, length, characters, 0);
        grammar.clear();
        seen = 0;
        words = 0;
        latin = 0;
        int at = 0;
        while (at < length) {
            at = tokens.read(characters, at, length);
            items.read(tokens, characters);
            grammar.add(tokens, items);
            seen += tokens.content();
            words += tokens.words();
            latin += tokens.latin();
        }
        return Calibration.bounded(grammar.sum(), grammar.weight());
    }

    /** Nothing is held that has to be given back. */
    @Override
    public void close() {}
}
