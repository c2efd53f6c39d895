package dev.almanac.lake.ingest;

import dev.almanac.lake.table.DataFile;
import java.io.Serializable;
import java.util.List;
import org.apache.spark.sql.Row;

/**
 * What one task of a load by columns came to.
 *
 * @param files the file of bars that passed; none where there were none
 * @param decided rows set aside and findings, as {@link dev.almanac.lake.row.GateRows}, up to what may be sent
 * @param decidedFiles the file of the others; none where there are none
 * @param rest units that have to be done row by row, because they hold more than a task should, or changed while they were
 *     read; nothing else speaks of them
 */
record BulkShare(
        List<DataFile> files,
        List<Row> decided,
        List<String> decidedFiles,
        List<Judgement> series,
        List<UnitOutcome> units,
        List<UnitSpread.Numbered> rest)
        implements Serializable {}
