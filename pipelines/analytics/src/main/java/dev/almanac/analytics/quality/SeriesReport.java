package dev.almanac.analytics.quality;

import dev.almanac.analytics.figure.Figures;
import dev.almanac.analytics.market.SeriesKey;
import java.io.Serializable;

/**
 * What a load did to one series. Every row that was read is counted once: {@code read} is the sum of all other counts.
 *
 * @param series what it is about
 * @param read rows of the load
 * @param added bars that were not stored before
 * @param replaced stored bars that give way to another
 * @param filled stored bars that gain figures they lacked
 * @param equal rows that say what is stored
 * @param duplicates rows that repeat another row of the load
 * @param refused rows that break a rule by themselves, or could not be read
 * @param conflicts rows that contradict another row of the load
 * @param storedConflicts rows that contradict a stored bar, which stays
 * @param stillOpen rows of bars that had not closed yet
 * @param failure why the series failed; empty where it passed
 */
public record SeriesReport(
        SeriesKey series,
        long read,
        long added,
        long replaced,
        long filled,
        long equal,
        long duplicates,
        long refused,
        long conflicts,
        long storedConflicts,
        long stillOpen,
        String failure)
        implements Serializable {
    /** What the failure begins with of a series that could not be read. */
    static final String UNREADABLE = "an input could not be read: ";

    /** Whether it failed because it could not be read, and not for what was read. */
    public boolean wasUnreadable() {
        return failure.startsWith(UNREADABLE);
    }

    /** Whether nothing of the load may be written. */
    public boolean failed() {
        return !failure.isEmpty();
    }

    /** Of rows that say what is stored, and nothing else. */
    public static SeriesReport known(SeriesKey series, long rows) {
        return new SeriesReport(series, rows, 0, 0, 0, rows, 0, 0, 0, 0, 0, "");
    }

    /** The same with more rows that say what is stored. */
    public SeriesReport withEqual(long more) {
        return new SeriesReport(
                series,
                read + more,
                added,
                replaced,
                filled,
                equal + more,
                duplicates,
                refused,
                conflicts,
                storedConflicts,
                stillOpen,
                failure);
    }

    /** Whether every row was taken or says what is stored or another row said. */
    public boolean allTaken() {
        return refused + conflicts + storedConflicts + stillOpen == 0;
    }

    /** Bars to be written: none where the series failed. */
    public long changes() {
        return failed() ? 0 : added + replaced + filled;
    }

    /** The verdict in one line, such as {@code binance BTC/USDT 1d: 3 of 40 rows are bad (7.5 %) ...}. */
    @Override
    public String toString() {
        return series + ": " + (failed() ? failure : Figures.count(changes(), "bar", "bars") + " to write");
    }
}
