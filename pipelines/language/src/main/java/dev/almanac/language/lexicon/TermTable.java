package dev.almanac.language.lexicon;

/**
 * Terms by the keys of their words: a hash table with open addressing, whose slots are also the nodes of a trie (every
 * beginning of a term has one). Read by many threads once it is built.
 */
final class TermTable {
    /** What {@link #find} gives for a key that is not there. */
    static final int ABSENT = -1;

    private static final int MIN_SLOTS = 1 << 10;
    private static final Role[] ROLES = Role.values();

    private long[] keys = new long[MIN_SLOTS];
    private byte[] roles = new byte[MIN_SLOTS];
    private boolean[] goesOn = new boolean[MIN_SLOTS];
    private float[] first = new float[MIN_SLOTS];
    private float[] second = new float[MIN_SLOTS];
    private int used;

    /** The slot of {@code key}, or {@link #ABSENT}. */
    int find(long key) {
        int mask = keys.length - 1;
        int slot = (int) key & mask;
        while (keys[slot] != 0) {
            if (keys[slot] == key) {
                return slot;
            }
            slot = (slot + 1) & mask;
        }
        return ABSENT;
    }

    /** What the term in {@code slot} does; {@link Role#NONE} where only longer terms begin so. */
    Role role(int slot) {
        return ROLES[roles[slot]];
    }

    /** Whether longer terms begin with the one in {@code slot}. */
    boolean goesOn(int slot) {
        return goesOn[slot];
    }

    /** The first value of a term: its valence, its factor, or a direction's default. */
    float first(int slot) {
        return first[slot];
    }

    /** The second value of a term: a direction's strength. */
    float second(int slot) {
        return second[slot];
    }

    /** Notes that terms go on after the words of {@code key}. */
    void extend(long key) {
        goesOn[claim(key)] = true;
    }

    /**
     * Puts a term in.
     *
     * @return false where there is one of this key already
     */
    boolean put(long key, Role role, float one, float two) {
        int slot = claim(key);
        if (roles[slot] != Role.NONE.ordinal()) {
            return false;
        }
        roles[slot] = (byte) role.ordinal();
        first[slot] = one;
        second[slot] = two;
        return true;
    }

    private int claim(long key) {
        int found = find(key);
        if (found != ABSENT) {
            return found;
        }
        // Sparse, because most words of a text are not there, and a miss should end at the first look.
        if (++used * 4 > keys.length) {
            grow();
        }
        int slot = free(key);
        keys[slot] = key;
        return slot;
    }

    private int free(long key) {
        int mask = keys.length - 1;
        int slot = (int) key & mask;
        while (keys[slot] != 0) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        byte[] oldRoles = roles;
        boolean[] oldGoesOn = goesOn;
        float[] oldFirst = first;
        float[] oldSecond = second;
        int slots = oldKeys.length * 2;
        keys = new long[slots];
        roles = new byte[slots];
        goesOn = new boolean[slots];
        first = new float[slots];
        second = new float[slots];
        for (int old = 0; old < oldKeys.length; old++) {
            if (oldKeys[old] != 0) {
                int slot = free(oldKeys[old]);
                keys[slot] = oldKeys[old];
                roles[slot] = oldRoles[old];
                goesOn[slot] = oldGoesOn[old];
                first[slot] = oldFirst[old];
                second[slot] = oldSecond[old];
            }
        }
    }
}
