package dev.almanac.lake.undo;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import dev.almanac.analytics.error.UserException;
import dev.almanac.analytics.quality.QualityRules;
import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.GoneFiles;
import dev.almanac.lake.table.Lake;
import dev.almanac.lake.table.TableSpec;
import java.time.Instant;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Takes a load back. Candles that it added go and those that it changed are as before; what it refused leaves quarantine or is
 * as before; what it said in data_quality goes, and the series that it touched are judged anew. They are committed in the
 * order in which a load commits, each compared first, so that a run that was cut off can be started again and one that has
 * ended changes nothing. What is made from candles notices by their version.
 */
public final class UndoPipeline {
    private final Lake lake;
    private final Load load;

    private UndoPipeline(Lake lake, Load load) {
        this.lake = lake;
        this.load = load;
    }

    /**
     * What taking the load back would come to; nothing is written. The findings are those of the load itself.
     *
     * @throws UserException where it cannot be taken back
     */
    public static UndoResult plan(Lake lake, Load load) {
        CandleUndo candles = CandleUndo.of(lake, load);
        UndoPipeline undo = new UndoPipeline(lake, load);
        return new UndoResult(
                load,
                candles.removed(),
                candles.restored(),
                undo.own(Catalogue.QUARANTINE).count(),
                undo.own(Catalogue.DATA_QUALITY).count());
    }

    /**
     * Takes the load back. The caller holds the lake's lock.
     *
     * @param rules how series are judged
     * @param now when
     * @throws UserException where it cannot be taken back; no table has changed then
     */
    public static UndoResult run(Lake lake, Load load, QualityRules rules, Instant now, String runId) {
        return new UndoPipeline(lake, load).run(rules, now, runId);
    }

    private UndoResult run(QualityRules rules, Instant now, String runId) {
        CandleUndo candles = CandleUndo.of(lake, load);
        try {
            long quarantine = quarantine();
            long findings = new FindingUndo(lake, load, candles).commit(rules, now, runId);
            candles.commit();
            return new UndoResult(load, candles.removed(), candles.restored(), quarantine, findings);
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

    /** Rows that the load was the last to write. */
    private Dataset<Row> own(TableSpec table) {
        return lake.read(table).filter(col("run_id").equalTo(lit(load.runId())));
    }

    private long quarantine() {
        Column[] key =
                Catalogue.QUARANTINE.key().stream().map(name -> col(name)).toArray(Column[]::new);
        Dataset<Row> own = own(Catalogue.QUARANTINE).select(key);
        if (own.isEmpty()) {
            return 0;
        }
        // Runs of earlier builds did not note the version before; what such a load refused goes.
        Dataset<Row> before = lake.read(
                Catalogue.QUARANTINE, load.before(Catalogue.QUARANTINE).orElse(-1L));
        Dataset<Row> earlier = before.join(
                own, CollectionConverters.asScala(Catalogue.QUARANTINE.key()).toSeq(), "left_semi");
        return lake.sync(Catalogue.QUARANTINE, earlier, own).changed();
    }
}
