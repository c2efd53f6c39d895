package dev.almanac.language.lexicon;

import java.util.Arrays;

/**
 * A stretch of tokens as what the word list knows of it: terms, figures and marks, in the order of the text, with the places of
 * their tokens. Words that are not listed leave a gap.
 *
 * <p>Of one thread.
 */
final class Items {
    private static final Role[] ROLES = Role.values();
    private static final int CAPACITY = 256;

    private final TermTable table;
    private byte[] roles = new byte[CAPACITY];
    private int[] starts = new int[CAPACITY];
    private int[] ends = new int[CAPACITY];
    private float[] first = new float[CAPACITY];
    private float[] second = new float[CAPACITY];
    private int size;

    Items(TermTable table) {
        this.table = table;
    }

    /** Finds what is in {@code tokens}; of terms that begin at the same word the longest. */
    void read(Tokens tokens, char[] text) {
        size = 0;
        int count = tokens.size();
        int at = 0;
        while (at < count) {
            at = switch (tokens.kind(at)) {
                case CLAUSE -> add(Role.CLAUSE, at, at + 1, 0, 0);
                case SENTENCE -> add(Role.SENTENCE, at, at + 1, 0, 0);
                default -> term(tokens, text, at, count);
            };
        }
    }

    int size() {
        return size;
    }

    Role role(int item) {
        return ROLES[roles[item]];
    }

    /** The first token of an item. */
    int start(int item) {
        return starts[item];
    }

    /** The token behind an item's last. */
    int end(int item) {
        return ends[item];
    }

    /** {@link TermTable#first}. */
    float first(int item) {
        return first[item];
    }

    /** {@link TermTable#second}. */
    float second(int item) {
        return second[item];
    }

    private int term(Tokens tokens, char[] text, int at, int count) {
        long key = tokens.key(at);
        int slot = table.find(key);
        if (slot == TermTable.ABSENT && tokens.isStretched(at)) {
            slot = squeezed(tokens, text, at);
        }
        int best = TermTable.ABSENT;
        int bestEnd = at + 1;
        int end = at + 1;
        while (slot != TermTable.ABSENT) {
            if (table.role(slot) != Role.NONE) {
                best = slot;
                bestEnd = end;
            }
            if (end == count || !table.goesOn(slot)) {
                break;
            }
            key = Hash.chain(key, tokens.key(end));
            end++;
            slot = table.find(key);
        }
        if (best != TermTable.ABSENT) {
            return add(table.role(best), at, bestEnd, table.first(best), table.second(best));
        }
        Tokens.Kind kind = tokens.kind(at);
        boolean figure = kind == Tokens.Kind.NUMBER || kind == Tokens.Kind.PERCENT || kind == Tokens.Kind.AMOUNT;
        return figure ? add(Role.FIGURE, at, at + 1, 0, 0) : at + 1;
    }

    /** The slot of a drawn-out word, such as {@code moooon} or {@code sooo}, with its runs of a letter as two, else as one. */
    private int squeezed(Tokens tokens, char[] text, int token) {
        for (int kept = 2; kept >= 1; kept--) {
            long state = Hash.START;
            char last = 0;
            int run = 0;
            for (int i = tokens.start(token); i < tokens.end(token); i++) {
                if (!Characters.isWordish(text[i])) {
                    continue;
                }
                char lower = Characters.lower(text[i]);
                run = lower == last ? run + 1 : 1;
                last = lower;
                if (run <= kept) {
                    state = Hash.add(state, lower);
                }
            }
            int slot = table.find(Hash.key(state));
            if (slot != TermTable.ABSENT) {
                return slot;
            }
        }
        return TermTable.ABSENT;
    }

    private int add(Role role, int from, int to, float one, float two) {
        if (size == roles.length) {
            int larger = size * 2;
            roles = Arrays.copyOf(roles, larger);
            starts = Arrays.copyOf(starts, larger);
            ends = Arrays.copyOf(ends, larger);
            first = Arrays.copyOf(first, larger);
            second = Arrays.copyOf(second, larger);
        }
        roles[size] = (byte) role.ordinal();
        starts[size] = from;
        ends[size] = to;
        first[size] = one;
        second[size] = two;
        size++;
        return to;
    }
}
