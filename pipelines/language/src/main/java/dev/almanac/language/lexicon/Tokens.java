package dev.almanac.language.lexicon;

/**
 * A stretch of text as words, figures, emoji and marks, in arrays that are used again for the next one. One pass over the
 * characters, no string is made. Addresses, markup, names of accounts and cashtags are passed over: they say where, not what.
 *
 * <p>Of one thread.
 */
final class Tokens {
    /** What every plain number has for a key; those of percentages and of amounts of money beside it. */
    static final long NUMBER_KEY = Hash.of("#");

    static final long PERCENT_KEY = Hash.of("%");
    static final long AMOUNT_KEY = Hash.of("$");

    private static final long CLAUSE_KEY = Hash.of(",");
    private static final long SENTENCE_KEY = Hash.of(".");
    private static final long GLAD_KEY = Hash.of(":)");
    private static final long SAD_KEY = Hash.of(":(");
    private static final long PERCENT_WORD = Hash.of("percent");
    private static final long PCT_WORD = Hash.of("pct");

    /** What a token is. */
    enum Kind {
        WORD,
        NUMBER,
        PERCENT,
        AMOUNT,
        EMOJI,
        CLAUSE,
        SENTENCE
    }

    /** A stretch of text ends at this many tokens, so that memory does not grow with a text's length. */
    private static final int CAPACITY = 2048;

    private static final Kind[] KINDS = Kind.values();
    private static final int SHOUTED_LETTERS = 4;

    private final long[] keys = new long[CAPACITY];
    private final byte[] kinds = new byte[CAPACITY];
    private final double[] figures = new double[CAPACITY];
    private final int[] starts = new int[CAPACITY];
    private final int[] ends = new int[CAPACITY];
    private final boolean[] marked = new boolean[CAPACITY];
    private final boolean[] stretched = new boolean[CAPACITY];
    private int size;
    private int marks;
    private int words;
    private int shouted;
    private int latin;
    private boolean question;
    private int exclamations;

    /**
     * Reads tokens from {@code at} until the stretch is full or {@code end} is reached.
     *
     * @return where the next stretch begins; {@code end} where all was read
     */
    int read(char[] text, int at, int end) {
        size = 0;
        marks = 0;
        words = 0;
        shouted = 0;
        latin = 0;
        int i = at;
        while (i < end && size < CAPACITY) {
            char c = text[i];
            if (Characters.isLetter(c)) {
                i = word(text, i, end);
            } else if (Characters.isDigit(c)) {
                i = figure(text, i, i, end, Kind.NUMBER);
            } else {
                i = mark(text, i, end);
            }
        }
        return i;
    }

    int size() {
        return size;
    }

    long key(int token) {
        return keys[token];
    }

    Kind kind(int token) {
        return KINDS[kinds[token]];
    }

    /** A figure's value, with its sign and with thousands, millions and billions written out. */
    double figure(int token) {
        return figures[token];
    }

    /** Where a word begins in the characters that were read. */
    int start(int token) {
        return starts[token];
    }

    int end(int token) {
        return ends[token];
    }

    /** Of a word: all in capitals. Of a figure: written with a sign. Of the end of a sentence: of a question. */
    boolean isMarked(int token) {
        return marked[token];
    }

    /** Whether a word has a letter three times or more in a row, as {@code sooo}. */
    boolean isStretched(int token) {
        return stretched[token];
    }

    /** Of the end of a sentence: how many exclamation marks. */
    int exclamations(int token) {
        return (int) figures[token];
    }

    /** How many tokens are no marks. */
    int content() {
        return size - marks;
    }

    /** How many words there are. */
    int words() {
        return words;
    }

    /** How many of them are in capitals throughout. */
    int shouted() {
        return shouted;
    }

    /** How many of them begin with a letter of the Latin alphabet. */
    int latin() {
        return latin;
    }

    private int word(char[] text, int from, int end) {
        int address = Characters.addressEnd(text, from, end);
        if (address > from) {
            return address;
        }
        long state = Hash.START;
        int letters = 0;
        int capitals = 0;
        int run = 0;
        char last = 0;
        boolean drawn = false;
        int i = from;
        while (i < end) {
            char c = text[i];
            if (Characters.isLetter(c) || Characters.isDigit(c)) {
                char lower = Characters.lower(c);
                capitals += lower == c ? 0 : 1;
                run = lower == last ? run + 1 : 1;
                drawn |= run >= 3;
                last = lower;
                letters++;
                state = Hash.add(state, lower);
                i++;
                continue;
            }
            int inside = inside(text, i, end, letters);
            if (inside == 0) {
                break;
            }
            i += inside;
            if (Characters.isPossessive(text, i, end)) {
                i++;
                break;
            }
        }
        long key = Hash.key(state);
        if ((key == PERCENT_WORD || key == PCT_WORD) && size > 0 && kind(size - 1) == Kind.NUMBER) {
            keys[size - 1] = PERCENT_KEY;
            kinds[size - 1] = (byte) Kind.PERCENT.ordinal();
            return i;
        }
        boolean caps = capitals == letters && letters >= SHOUTED_LETTERS;
        words++;
        shouted += caps ? 1 : 0;
        latin += text[from] < Characters.LATIN_END ? 1 : 0;
        stretched[size] = drawn;
        put(key, Kind.WORD, from, i, caps, 0);
        return i;
    }

    /** How many characters at {@code i} belong to a word though they are no letters: of {@code isn't} and {@code U.S.} */
    private static int inside(char[] text, int i, int end, int letters) {
        char c = text[i];
        if (Characters.isJoiner(c)) {
            return 1;
        }
        int apostrophe = Characters.apostrophe(text, i, end);
        if (apostrophe > 0) {
            return i + apostrophe < end && Characters.isLetter(text[i + apostrophe]) ? apostrophe : 0;
        }
        boolean abbreviation = c == '.' && letters == 1 && i + 1 < end && Characters.isLetter(text[i + 1]);
        boolean further = abbreviation || c == '.' && letters > 1 && i >= 2 && text[i - 2] == '.';
        return further && i + 1 < end && Characters.isLetter(text[i + 1]) ? 1 : 0;
    }

    /**
     * Reads a figure whose first digit is at {@code i}.
     *
     * @param from where it begins, with its sign and its currency
     */
    private int figure(char[] text, int from, int i, int end, Kind kind) {
        double value = 0;
        double scale = 0;
        int at = i;
        while (at < end) {
            char c = text[at];
            if (Characters.isDigit(c)) {
                value = value * 10 + Characters.digit(c);
                scale *= 10;
            } else if (c == '.' && scale == 0 && at + 1 < end && Characters.isDigit(text[at + 1])) {
                scale = 1;
            } else if (!(c == ',' && at + 1 < end && Characters.isDigit(text[at + 1]))) {
                break;
            }
            at++;
        }
        if (scale > 1) {
            value /= scale;
        }
        int unit = at;
        while (unit < end && Characters.isLetter(text[unit])) {
            unit++;
        }
        if (unit > at) {
            double factor = Characters.unit(text, at, unit);
            if (factor == 0) {
                return word(text, i, end);
            }
            value *= factor;
            at = unit;
        }
        boolean signed = false;
        for (int k = from; k < i; k++) {
            if (text[k] == '+' || Characters.isMinus(text[k])) {
                signed = k == 0 || !Characters.isWordish(text[k - 1]);
                value = signed && text[k] != '+' ? -value : value;
            }
        }
        Kind found = kind;
        if (at < end && text[at] == '%') {
            found = Kind.PERCENT;
            at++;
        }
        long key = found == Kind.NUMBER ? NUMBER_KEY : found == Kind.PERCENT ? PERCENT_KEY : AMOUNT_KEY;
        stretched[size] = false;
        put(key, found, from, at, signed, value);
        return at;
    }

    /** What is neither letter nor digit. */
    private int mark(char[] text, int i, int end) {
        char c = text[i];
        char next = i + 1 < end ? text[i + 1] : ' ';
        switch (c) {
            case '@':
                return Characters.nameEnd(text, i + 1, end);
            case '$', '€', '£', '¥', '+', '-', '−', '–', '—':
                return signOrDash(text, i, end);
            case '<':
                return Characters.tagEnd(text, i, end);
            case '&':
                return Characters.entityEnd(text, i, end);
            case '!', '?', '.', '\n', '\r', '。', '！', '？':
                return stop(text, i, end);
            case ',', ';', '(', ')', '[', ']', '|', '/', '…', '«', '»', '"', '“', '”', '•', '、', '，':
                boundary(CLAUSE_KEY, Kind.CLAUSE, i);
                return i + 1;
            case ':', '=':
                return emoticon(text, i, end);
            default:
                return Character.isHighSurrogate(c) && Character.isLowSurrogate(next)
                        ? symbol(text, i, Character.toCodePoint(c, next), 2)
                        : symbol(text, i, c, 1);
        }
    }

    /** A currency, a sign before a figure, a dash between clauses or within a word, or a cashtag. */
    private int signOrDash(char[] text, int from, int end) {
        int i = from;
        boolean money = false;
        while (i < end && (Characters.isCurrency(text[i]) || Characters.isMinus(text[i]) || text[i] == '+')) {
            money |= Characters.isCurrency(text[i]);
            i++;
        }
        boolean point = i + 1 < end && text[i] == '.' && Characters.isDigit(text[i + 1]);
        if (i < end && (Characters.isDigit(text[i]) || point)) {
            return figure(text, from, i, end, money ? Kind.AMOUNT : Kind.NUMBER);
        }
        if (money && i < end && Characters.isLetter(text[i])) {
            return Characters.nameEnd(text, i, end);
        }
        boolean spaced =
                from == 0 || !Characters.isWordish(text[from - 1]) || i < end && !Characters.isWordish(text[i]);
        if (!money && text[from] != '+' && (spaced || i > from + 1 || text[from] == '—')) {
            boundary(CLAUSE_KEY, Kind.CLAUSE, from);
        }
        return Math.max(i, from + 1);
    }

    /** Full stops, question and exclamation marks, and ends of lines, several as one. */
    private int stop(char[] text, int from, int end) {
        int i = from;
        int points = 0;
        boolean dots = true;
        question = false;
        exclamations = 0;
        while (i < end && Characters.isStop(text[i])) {
            question |= text[i] == '?' || text[i] == '？';
            exclamations += text[i] == '!' || text[i] == '！' ? 1 : 0;
            points += text[i] == '.' ? 1 : 0;
            dots &= text[i] == '.';
            i++;
        }
        if (dots && points == 1 && !endsSentence(text, i, end)) {
            return i;
        }
        boundary(
                dots && points > 1 ? CLAUSE_KEY : SENTENCE_KEY, dots && points > 1 ? Kind.CLAUSE : Kind.SENTENCE, from);
        return i;
    }

    /** Whether a full stop before {@code i} is one: of {@code vs. 3} and {@code No. 1} it is not. */
    private static boolean endsSentence(char[] text, int i, int end) {
        if (i < end && !Characters.isSpace(text[i])) {
            return false;
        }
        int next = i;
        while (next < end && Characters.isSpace(text[next])) {
            next++;
        }
        if (next == end) {
            return true;
        }
        char c = text[next];
        boolean amount = Characters.isCurrency(c) && next + 1 < end && Characters.isDigit(text[next + 1]);
        boolean lowerCase = Characters.isLetter(c) && Characters.lower(c) == c;
        return !amount && !lowerCase && !Characters.isDigit(c);
    }

    private int emoticon(char[] text, int from, int end) {
        int i = from + 1;
        if (i < end && text[i] == '-') {
            i++;
        }
        if (i < end && (text[i] == ')' || text[i] == '(' || text[i] == 'D')) {
            boolean glad = text[i] != '(';
            boolean alone = i + 1 == end || !Characters.isWordish(text[i + 1]);
            if (alone) {
                stretched[size] = false;
                put(glad ? GLAD_KEY : SAD_KEY, Kind.EMOJI, from, i + 1, false, 0);
                return i + 1;
            }
        }
        boundary(CLAUSE_KEY, Kind.CLAUSE, from);
        return from + 1;
    }

    private int symbol(char[] text, int from, int point, int characters) {
        if (Characters.isEmoji(point)) {
            stretched[size] = false;
            put(Hash.key(Hash.add(Hash.START, point)), Kind.EMOJI, from, from + characters, false, 0);
        } else if (characters == 2 && Character.isLetter(point)) {
            // A letter beyond the basic plane: a word of a script that the list does not have.
            words++;
            stretched[size] = false;
            put(Hash.key(Hash.add(Hash.START, point)), Kind.WORD, from, from + characters, false, 0);
        }
        return from + characters;
    }

    /** Two marks in a row are one; the end of a sentence outweighs that of a clause. */
    private void boundary(long key, Kind kind, int at) {
        boolean sentence = kind == Kind.SENTENCE;
        if (size > 0 && (kind(size - 1) == Kind.CLAUSE || kind(size - 1) == Kind.SENTENCE)) {
            if (!sentence) {
                return;
            }
            boolean asked = kind(size - 1) == Kind.SENTENCE && marked[size - 1];
            double cried = kind(size - 1) == Kind.SENTENCE ? figures[size - 1] : 0;
            size--;
            put(key, kind, at, at, question || asked, Math.max(cried, exclamations));
            return;
        }
        marks++;
        stretched[size] = false;
        put(key, kind, at, at, sentence && question, sentence ? exclamations : 0);
    }

    private void put(long key, Kind kind, int from, int to, boolean mark, double figure) {
        keys[size] = key;
        kinds[size] = (byte) kind.ordinal();
        starts[size] = from;
        ends[size] = to;
        marked[size] = mark;
        figures[size] = figure;
        size++;
    }
}
