package dev.almanac.lake.feature;

import dev.almanac.lake.table.WriteResult;

/**
 * What a run of the feature pipeline did.
 *
 * @param kind how it went about it
 * @param definition hash of the set's definition
 * @param candlesVersion Delta version of the candles that the features now stand for, -1 where there are none
 * @param series how many series had changed bars; 0 in a first build or rebuild, where all are computed
 * @param features rows of the feature table that were written
 * @param states rows of the saved state that were written
 */
public record FeatureResult(
        Kind kind, String definition, long candlesVersion, long series, WriteResult features, WriteResult states) {
    /** How features came about. */
    public enum Kind {
        /** The candles are those of the last run. */
        UNCHANGED,
        /** The table did not exist: every row was computed and written straight. */
        BUILT,
        /** The definition changed: columns that stayed were copied from the table before, the others computed. */
        COPIED,
        /** Only what changed bars touch was computed, from the last saved state before them. */
        INCREMENT,
        /** What changed is not known: every row was computed and compared with the stored one. */
        REBUILT
    }
}
