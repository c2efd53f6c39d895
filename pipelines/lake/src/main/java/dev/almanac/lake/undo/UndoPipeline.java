package dev.almanac.lake.undo;

import dev.almanac.analytics.error.UserException;
import dev.almanac.analytics.quality.QualityRules;
import dev.almanac.lake.table.GoneFiles;
import dev.almanac.lake.table.Lake;
import java.time.Instant;

/**
 * Takes a load back. Candles that it added go and those that it changed are as before; what it refused leaves quarantine or is
 * as before; what it said in data_quality goes, and the series that it touched are judged anew. They are committed in the
 * order in which a load commits, each compared first, so that a run that was cut off can be started again and one that has
 * ended changes nothing. What is made from candles notices by their version.
 */
public final class UndoPipeline {
    private final Load load;
    private final CandleUndo candles;
    private final QuarantineUndo quarantine;
    private final FindingUndo findings;

    /** Reads all that is to come back, before anything is committed: part of it may no longer be kept. */
    private UndoPipeline(Lake lake, Load load) {
        this.load = load;
        this.candles = CandleUndo.of(lake, load);
        try {
            this.quarantine = new QuarantineUndo(lake, load);
            this.findings = new FindingUndo(lake, load, candles);
        } catch (Exception e) {
            if (GoneFiles.explain(e)) {
                throw UserException.usage(
                        "load " + load.runId() + " cannot be taken back",
                        "what quarantine or data_quality said before it is no longer kept: their files were removed",
                        "load the files of before again, with --replace where they contradict what is stored");
            }
            throw e;
        }
    }

    /**
     * What taking the load back would come to; nothing is written. The findings are those of the load itself.
     *
     * @throws UserException where it cannot be taken back
     */
    public static UndoResult plan(Lake lake, Load load) {
        UndoPipeline undo = new UndoPipeline(lake, load);
        return undo.result(undo.quarantine.rows(), undo.findings.ofLoad());
    }

    /**
     * Takes the load back. The caller holds the lake's lock.
     *
     * @param rules how series are judged
     * @param now when
     * @throws UserException where it cannot be taken back; no table has changed then
     */
    public static UndoResult run(Lake lake, Load load, QualityRules rules, Instant now, String runId) {
        UndoPipeline undo = new UndoPipeline(lake, load);
        long refused = undo.quarantine.commit();
        long found = undo.findings.commit(rules, now, runId);
        undo.candles.commit();
        return undo.result(refused, found);
    }

    private UndoResult result(long refused, long found) {
        return new UndoResult(load, candles.removed(), candles.restored(), refused, found);
    }
}
