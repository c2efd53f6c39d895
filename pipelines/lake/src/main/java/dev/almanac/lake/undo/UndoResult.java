package dev.almanac.lake.undo;

/**
 * What taking a load back comes to.
 *
 * @param load which
 * @param removed candles that it had added
 * @param restored candles that have their earlier content again
 * @param quarantine rows of quarantine that go, or are as they were
 * @param findings rows of data_quality that go, or are judged anew
 */
public record UndoResult(Load load, long removed, long restored, long quarantine, long findings) {
    /** Rows that it changes; 0 where the load was taken back before, or wrote nothing. */
    public long changed() {
        return removed + restored + quarantine + findings;
    }
}
