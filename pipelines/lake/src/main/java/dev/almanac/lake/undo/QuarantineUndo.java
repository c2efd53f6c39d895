package dev.almanac.lake.undo;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.Lake;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** Brings quarantine to what it would hold without a load: what that refused goes, what it wrote over is as before. */
final class QuarantineUndo {
    private static final Seq<String> KEY =
            CollectionConverters.asScala(Catalogue.QUARANTINE.key()).toSeq();

    private final Lake lake;
    private final Dataset<Row> own;

    /** Read once and kept, so that nothing is committed where it can no longer be read. */
    private final Dataset<Row> earlier;

    QuarantineUndo(Lake lake, Load load) {
        this.lake = lake;
        Column[] key =
                Catalogue.QUARANTINE.key().stream().map(name -> col(name)).toArray(Column[]::new);
        this.own = lake.read(Catalogue.QUARANTINE)
                .filter(col("run_id").equalTo(lit(load.runId())))
                .select(key);
        // Runs of earlier builds did not note the version before; what such a load refused goes.
        Dataset<Row> before = own.isEmpty()
                ? lake.read(Catalogue.QUARANTINE, -1)
                : lake.read(
                        Catalogue.QUARANTINE, load.before(Catalogue.QUARANTINE).orElse(-1L));
        this.earlier = before.join(own, KEY, "left_semi").localCheckpoint(true);
    }

    /** Rows that the load was the last to write. */
    long rows() {
        return own.count();
    }

    /** @return rows of quarantine that changed */
    long commit() {
        return own.isEmpty() ? 0 : lake.sync(Catalogue.QUARANTINE, earlier, own).changed();
    }
}
