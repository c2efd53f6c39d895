package dev.almanac.lake.ingest;

import dev.almanac.lake.table.DataFile;
import java.io.Serializable;
import java.util.List;
import org.apache.spark.sql.Row;

/**
 * What one task of a load by columns came to.
 *
 * @param files the file of bars that passed; none where there were none
 * @param decided rows set aside and findings, as {@link dev.almanac.lake.row.GateRows}
 * @param refused whether it has to be done row by row, because the driver could not hold what is to be said, or a unit
 *     changed while it was read; nothing else of it counts then
 */
record BulkShare(
        List<DataFile> files, List<Row> decided, List<Judgement> series, List<UnitOutcome> units, boolean refused)
        implements Serializable {
    static final BulkShare REFUSED = new BulkShare(List.of(), List.of(), List.of(), List.of(), true);
}
