package dev.almanac.jobs.run;

import dev.almanac.analytics.error.UserException;
import dev.almanac.jobs.Invocation;
import dev.almanac.jobs.terminal.StatusLine;
import dev.almanac.lake.query.LakeTables;
import java.util.Optional;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.catalyst.plans.logical.Command;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.ParsedStatement;

/** Answers SQL over the lake's tables by their plain names. */
public final class QueryJob {
    private QueryJob() {}

    /** Writes the answer of {@code sql} to stdout, and nothing else. */
    public static void run(Invocation invocation, StatusLine status, String lake, String sql, ResultFormat format) {
        try (Run run = Run.reading(invocation, status, lake)) {
            LakeTables.register(run.lake());
            ResultWriter.write(
                    answer(run.spark(), sql), format, invocation.terminal().out());
        }
    }

    private static Dataset<Row> answer(SparkSession spark, String sql) {
        try {
            LogicalPlan plan = spark.sessionState().sqlParser().parsePlan(sql);
            if (plan instanceof Command || plan instanceof ParsedStatement) {
                throw UserException.usage(
                        "query does not run " + firstWord(sql),
                        "it reads the lake and never changes it",
                        "write a SELECT; almanac tables names what can be read");
            }
            return spark.sql(sql);
        } catch (Exception e) {
            if (e instanceof ParseException || e instanceof AnalysisException) {
                throw new UserException(
                        dev.almanac.analytics.error.ExitCode.USAGE,
                        "the query cannot be answered: " + sql.strip().replaceAll("\\s+", " "),
                        Optional.ofNullable(e.getMessage())
                                .map(message ->
                                        message.strip().lines().findFirst().orElse(""))
                                .orElse("Spark does not understand it"),
                        "almanac tables names the tables; DESCRIBE is docs/data-dictionary.md",
                        e);
            }
            if (e instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e);
        }
    }

    private static String firstWord(String sql) {
        return sql.strip().split("\\s+", 2)[0];
    }
}
