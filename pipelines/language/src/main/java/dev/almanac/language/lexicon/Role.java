package dev.almanac.language.lexicon;

/** What a term of the word list, or a mark in a text, does in a sentence. The list's first lines say what each means. */
enum Role {
    /** The beginning of a longer term, and nothing by itself. */
    NONE,
    WORD,
    UP,
    DOWN,
    GOOD,
    BAD,
    MOOT,
    NEGATE,
    SCALE,
    HEDGE,
    CONTRAST,
    CONCEDE,
    STOP,
    VERSUS,
    /** A number, amount or percentage; of texts only. */
    FIGURE,
    /** The end of a clause, such as a comma; of texts only. */
    CLAUSE,
    /** The end of a sentence; of texts only. */
    SENTENCE;

    /** Whether something going up or down can be said of it. */
    boolean isTarget() {
        return this == GOOD || this == BAD || this == MOOT;
    }

    boolean isDirection() {
        return this == UP || this == DOWN;
    }

    /** Whether no term reaches beyond it. */
    boolean isBoundary() {
        return this == CLAUSE || this == SENTENCE;
    }
}
