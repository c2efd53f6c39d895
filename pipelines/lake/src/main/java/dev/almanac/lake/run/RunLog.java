package dev.almanac.lake.run;

import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.Lake;
import java.sql.Timestamp;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Writes and reads the {@code runs} table. */
public final class RunLog {
    private RunLog() {}

    /** Appends the steps of a run in one commit; a step is recorded once. */
    public static void append(Lake lake, List<StepRecord> steps) {
        List<Row> rows = steps.stream().map(RunLog::row).toList();
        lake.append(
                Catalogue.RUNS,
                lake.spark().createDataFrame(rows, Catalogue.RUNS.schema()).coalesce(1));
    }

    /** The rows of {@code runs}, and those that it is going to have of a run that was cut off. */
    public static Dataset<Row> all(Lake lake) {
        List<Row> missing =
                new RunNote(lake).missing().stream().map(RunLog::row).toList();
        Dataset<Row> runs = lake.read(Catalogue.RUNS);
        return missing.isEmpty()
                ? runs
                : runs.unionByName(lake.spark().createDataFrame(missing, Catalogue.RUNS.schema()));
    }

    private static Row row(StepRecord step) {
        return RowFactory.create(
                step.runId(),
                step.step(),
                step.command(),
                Timestamp.from(step.startedAt()),
                step.seconds(),
                step.rows(),
                step.inputs(),
                step.outputs(),
                step.counts(),
                step.exitCode(),
                step.message());
    }
}
