package dev.almanac.language.lexicon;

/**
 * 64-bit keys of words and of sequences of words, built up character by character so that no text is copied. FNV-1a (Fowler,
 * Noll, Vo) with the finisher of SplitMix64 (Steele, Lea, Flood 2014). Two of a few thousand terms share a key with a
 * probability of 1e-13; the word list is refused where they do, and a foreign word is taken for a term as rarely.
 */
final class Hash {
    /** What a word begins with. */
    static final long START = 0xcbf29ce484222325L;

    private static final long PRIME = 0x100000001b3L;

    private Hash() {}

    /** The state after one more character, already in lower case. */
    static long add(long state, int character) {
        return (state ^ character) * PRIME;
    }

    /** The key of a word whose characters led to {@code state}; never 0, which means an empty slot. */
    static long key(long state) {
        long z = state;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        z ^= z >>> 31;
        return z == 0 ? 1 : z;
    }

    /** The key of the words of {@code before}, followed by the one of {@code word}. */
    static long chain(long before, long word) {
        return key(before * 0x9e3779b97f4a7c15L + word);
    }

    /** The key of a word that is given in lower case. */
    static long of(String word) {
        long state = START;
        for (int i = 0; i < word.length(); i++) {
            state = add(state, word.charAt(i));
        }
        return key(state);
    }
}
