package dev.almanac.lake.undo;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.desc;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.regexp_replace;

import dev.almanac.analytics.error.UserException;
import dev.almanac.lake.run.RunLog;
import dev.almanac.lake.table.Lake;
import dev.almanac.lake.table.TableSpec;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A load of candles as {@code runs} has it.
 *
 * @param runId the run
 * @param step its step that loaded
 * @param command command line as it was typed
 * @param startedAt start of the step
 * @param rows rows that it wrote into candles, quarantine and data_quality
 * @param before version by name of the tables that it read, before it
 * @param after version by name of the tables that it may have written, after it
 * @param undone whether it was taken back
 */
public record Load(
        String runId,
        String step,
        String command,
        Instant startedAt,
        long rows,
        Map<String, Long> before,
        Map<String, Long> after,
        boolean undone) {
    /** The step of a run that takes a load back. */
    public static final String UNDO = "undo";

    /** What the message of such a step begins with; the load's run follows. */
    private static final String TOOK_BACK = "took back ";

    /** Steps that write candles. */
    private static final List<String> STEPS = List.of("ingest", "release", "resample");

    /** As many hexadecimal digits and hyphens name a run in practice; fewer are more likely a slip. */
    private static final int SHORTEST = 8;

    /** Defensive copies. */
    public Load {
        before = Map.copyOf(before);
        after = Map.copyOf(after);
    }

    /** The latest loads that wrote something, newest first. */
    public static List<Load> latest(Lake lake, int number) {
        return loads(lake)
                .filter(col("rows").gt(0))
                .orderBy(desc("started_at"), desc("candles"), desc("data_quality"), desc("quarantine"))
                .limit(number)
                .collectAsList()
                .stream()
                .map(Load::of)
                .toList();
    }

    /**
     * The load of the run whose id is, or begins with, {@code name}.
     *
     * @throws UserException where there is none, or more than one
     */
    public static Load named(Lake lake, String name) {
        String id = name.toLowerCase(Locale.ROOT);
        Column fits = id.length() < SHORTEST
                ? col("run_id").equalTo(id)
                : col("run_id").startsWith(id);
        List<Row> found = loads(lake).filter(fits).limit(2).collectAsList();
        if (found.isEmpty()) {
            throw UserException.usage(
                    "there is no load " + name + " to take back",
                    "no load in runs has that id, nor one that begins with it (" + SHORTEST + " characters at least)",
                    "see almanac ingest undo, which lists the latest loads");
        }
        if (found.size() > 1) {
            throw UserException.usage(
                    name + " stands for more than one load",
                    found.get(0).<String>getAs("run_id") + " and "
                            + found.get(1).<String>getAs("run_id") + " begin with it",
                    "give more of the id");
        }
        return of(found.get(0));
    }

    private static Dataset<Row> loads(Lake lake) {
        Dataset<Row> runs = RunLog.all(lake);
        Dataset<Row> undone = runs.filter(
                        col("step").equalTo(lit(UNDO)).and(col("exit_code").equalTo(lit(0))))
                .filter(col("message").startsWith(TOOK_BACK))
                .select(regexp_replace(col("message"), TOOK_BACK, "").as("undone"))
                .distinct();
        return runs.filter(col("step").isInCollection(STEPS))
                .join(undone, col("run_id").equalTo(col("undone")), "left")
                .select(
                        col("run_id"),
                        col("step"),
                        col("command"),
                        col("started_at"),
                        col("rows"),
                        col("inputs"),
                        col("outputs"),
                        col("undone").isNotNull(),
                        // In the order of their commits, as several loads may begin within one tick of a clock.
                        col("outputs").getItem("candles").as("candles"),
                        col("outputs").getItem("data_quality").as("data_quality"),
                        col("outputs").getItem("quarantine").as("quarantine"));
    }

    /** The message of the step that took the load back. */
    public String tookBack() {
        return TOOK_BACK + runId;
    }

    private static Load of(Row row) {
        return new Load(
                row.getString(0),
                row.getString(1),
                row.getString(2),
                row.getTimestamp(3).toInstant(),
                row.getLong(4),
                row.getJavaMap(5),
                row.getJavaMap(6),
                row.getBoolean(7));
    }

    /** The version of a table before the load, -1 where it did not exist; empty where the run did not note it. */
    Optional<Long> before(TableSpec table) {
        return Optional.ofNullable(before.get(table.name()));
    }

    /** The version of a table after the load; empty where the run did not note it. */
    Optional<Long> after(TableSpec table) {
        return Optional.ofNullable(after.get(table.name()));
    }
}
