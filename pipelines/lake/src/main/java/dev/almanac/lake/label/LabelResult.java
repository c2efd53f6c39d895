package dev.almanac.lake.label;

import dev.almanac.lake.table.WriteResult;

/**
 * What a run of the label pipeline did.
 *
 * @param kind how it went about it
 * @param candlesVersion Delta version of the candles that the labels now stand for, -1 where there are none
 * @param labels rows that were written
 */
public record LabelResult(Kind kind, long candlesVersion, WriteResult labels) {
    /** How labels came about. */
    public enum Kind {
        /** Candles and settings are those of the last run. */
        UNCHANGED,
        /** The table did not exist: every row was computed and written straight. */
        BUILT,
        /** Only what changed bars touch was computed. */
        INCREMENT,
        /** Other settings, or what changed is not known: every row was computed and compared with the stored one. */
        REBUILT
    }
}
