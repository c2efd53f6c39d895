package dev.almanac.lake.feature;

import java.io.Serializable;

/**
 * Where the replay of one series begins.
 *
 * @param after open time of the bar that {@code state} was saved after, microseconds; the least long where there is none
 * @param emitFrom open time of the first bar whose rows are wanted, microseconds
 * @param state saved state, empty where the replay begins with the first bar
 */
record Start(long after, long emitFrom, byte[] state) implements Serializable {
    /** From the first bar, everything wanted. */
    static final Start BEGINNING = new Start(Long.MIN_VALUE, Long.MIN_VALUE, new byte[0]);

    /**
     * Open time of the first bar whose states are wanted, microseconds: where there was no state to go on from, all that the
     * replay passes, so that the next one finds some.
     */
    long statesFrom() {
        return after == Long.MIN_VALUE ? Long.MIN_VALUE : emitFrom;
    }
}
