package dev.almanac.language.lexicon;

/** What characters are, and where what is no language ends: addresses, names of accounts, markup. */
final class Characters {
    /** Letters below it are of the Latin alphabet (to the end of Latin Extended-B). */
    static final char LATIN_END = 0x250;

    private static final int MAX_TAG = 300;
    private static final int MAX_ENTITY = 10;
    private static final byte LETTER = 1;
    private static final byte DIGIT = 2;
    private static final byte[] ASCII = new byte[128];

    static {
        for (char c = 'a'; c <= 'z'; c++) {
            ASCII[c] = LETTER;
            ASCII[c - 'a' + 'A'] = LETTER;
        }
        for (char c = '0'; c <= '9'; c++) {
            ASCII[c] = DIGIT;
        }
    }

    private Characters() {}

    static boolean isLetter(char c) {
        return c < 128 ? ASCII[c] == LETTER : Character.isLetter(c);
    }

    /** Whether it is one of ten digits, of ASCII or in full width. */
    static boolean isDigit(char c) {
        return c < 128 ? ASCII[c] == DIGIT : c >= '０' && c <= '９';
    }

    static int digit(char c) {
        return c < 128 ? c - '0' : c - '０';
    }

    /** Whether it belongs to a word or a figure. */
    static boolean isWordish(char c) {
        return isLetter(c) || isDigit(c);
    }

    /** In lower case, letters in full width as plain ones. */
    static char lower(char c) {
        if (c < 128) {
            return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
        }
        char plain = c >= '！' && c <= '～' ? (char) (c - 0xFEE0) : c;
        return Character.toLowerCase(plain);
    }

    static boolean isSpace(char c) {
        return c <= ' ' || c == '\u00a0' || c == '\u3000' || c >= '\u2000' && c <= '\u200a';
    }

    static boolean isStop(char c) {
        return c == '.' || c == '!' || c == '?' || c == '\n' || c == '\r' || c == '。' || c == '！' || c == '？';
    }

    static boolean isMinus(char c) {
        return c == '-' || c == '−' || c == '–' || c == '—';
    }

    static boolean isCurrency(char c) {
        return c == '$' || c == '€' || c == '£' || c == '¥';
    }

    /** Whether it is not seen: within words it is passed over. */
    static boolean isJoiner(char c) {
        return c == '\u200b' || c == '\u200c' || c == '\u200d' || c == '\ufeff' || c == '\u00ad';
    }

    /** Pictures, but not what only changes one (skin tones, the selectors of presentation). */
    static boolean isEmoji(int point) {
        return point >= 0x1F000 && !(point >= 0x1F3FB && point <= 0x1F3FF) && point < 0x20000
                || point >= 0x2190 && point <= 0x2BFF;
    }

    /** The length of an apostrophe at {@code i}, plain, typographic or as an entity of HTML; 0 where there is none. */
    static int apostrophe(char[] text, int i, int end) {
        char c = text[i];
        if (c == '\'' || c == '’' || c == 'ʼ') {
            return 1;
        }
        if (c != '&') {
            return 0;
        }
        return starts(text, i, end, "&#39;")
                        || starts(text, i, end, "&#x27")
                        || starts(text, i, end, "&apos")
                        || starts(text, i, end, "&#821")
                        || starts(text, i, end, "&rsqu")
                ? entityEnd(text, i, end) - i
                : 0;
    }

    /** Whether the {@code s} of {@code Monday's} is at {@code i}. */
    static boolean isPossessive(char[] text, int i, int end) {
        boolean apostrophe = i > 0 && (text[i - 1] == '\'' || text[i - 1] == '’' || text[i - 1] == ';');
        return apostrophe && i < end && (text[i] == 's' || text[i] == 'S') && (i + 1 == end || !isWordish(text[i + 1]));
    }

    /** What the letters after a figure multiply it by: 1e6 of {@code mln}; 1 of {@code p}; 0 where they are no unit. */
    static double unit(char[] text, int from, int to) {
        char first = lower(text[from]);
        int length = to - from;
        if (length == 1) {
            return switch (first) {
                case 'k' -> 1e3;
                case 'm' -> 1e6;
                case 'b' -> 1e9;
                case 't' -> 1e12;
                case 'p', 'c' -> 1;
                default -> 0;
            };
        }
        boolean short2 = length == 2 && lower(text[from + 1]) == (first == 'm' ? 'm' : 'n');
        boolean short3 = length == 3 && lower(text[from + 1]) == 'l' && lower(text[from + 2]) == 'n';
        if (short2 || short3) {
            return first == 'm' ? 1e6 : first == 'b' ? 1e9 : 0;
        }
        return starts(text, from, to, "bps") && length == 3 ? 1 : 0;
    }

    /** The end of an address of the web that begins at {@code from}, or {@code from}. */
    static int addressEnd(char[] text, int from, int end) {
        char c = text[from];
        if (c != 'h' && c != 'H' && c != 'w' && c != 'W') {
            return from;
        }
        if (!starts(text, from, end, "http://")
                && !starts(text, from, end, "https://")
                && !starts(text, from, end, "www.")) {
            return from;
        }
        int i = from;
        while (i < end && !isSpace(text[i]) && text[i] != '<' && text[i] != '"') {
            i++;
        }
        return i;
    }

    /** The end of a name of an account or a cashtag. */
    static int nameEnd(char[] text, int from, int end) {
        int i = from;
        while (i < end && (isWordish(text[i]) || text[i] == '_')) {
            i++;
        }
        return i;
    }

    /** The end of a tag of HTML at {@code from}, or one further where there is none. */
    static int tagEnd(char[] text, int from, int end) {
        if (from + 1 < end && (isLetter(text[from + 1]) || text[from + 1] == '/' || text[from + 1] == '!')) {
            int last = Math.min(end, from + MAX_TAG);
            for (int i = from + 1; i < last; i++) {
                if (text[i] == '>') {
                    return i + 1;
                }
            }
        }
        return from + 1;
    }

    /** The end of an entity of HTML at {@code from}, or one further where there is none. */
    static int entityEnd(char[] text, int from, int end) {
        int i = from + 1;
        int last = Math.min(end, from + MAX_ENTITY);
        while (i < last && (isWordish(text[i]) || text[i] == '#')) {
            i++;
        }
        return i < last && i > from + 1 && text[i] == ';' ? i + 1 : from + 1;
    }

    private static boolean starts(char[] text, int from, int end, String lower) {
        if (end - from < lower.length()) {
            return false;
        }
        for (int k = 0; k < lower.length(); k++) {
            if (lower(text[from + k]) != lower.charAt(k)) {
                return false;
            }
        }
        return true;
    }
}
