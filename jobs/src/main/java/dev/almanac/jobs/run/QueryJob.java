package dev.almanac.jobs.run;

import dev.almanac.analytics.error.ExitCode;
import dev.almanac.analytics.error.UserException;
import dev.almanac.jobs.Invocation;
import dev.almanac.jobs.terminal.StatusLine;
import dev.almanac.lake.query.LakeTables;
import java.util.List;
import java.util.Optional;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.UnresolvedExecuteImmediate;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.catalyst.plans.QueryPlan;
import org.apache.spark.sql.catalyst.plans.logical.Command;
import org.apache.spark.sql.catalyst.plans.logical.InsertIntoDir;
import org.apache.spark.sql.catalyst.plans.logical.ParsedStatement;
import org.apache.spark.sql.catalyst.plans.logical.ScriptTransformation;
import org.apache.spark.sql.catalyst.trees.TreeNode;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;

/** Answers SQL over the lake's tables by their plain names. */
public final class QueryJob {
    /** Classes of SQL states that speak of the statement and of the values in it: cardinality, data, names, features. */
    private static final List<String> STATES_OF_USERS = List.of("21", "22", "42", "0A");

    private QueryJob() {}

    /** Writes the answer of {@code sql} to stdout, and nothing else. */
    public static void run(Invocation invocation, StatusLine status, String lake, String sql, ResultFormat format) {
        try (Run run = Run.reading(invocation, status, lake)) {
            LakeTables.register(run.lake());
            answer(run.spark(), sql, format, invocation);
        }
    }

    private static void answer(SparkSession spark, String sql, ResultFormat format, Invocation invocation) {
        try {
            if (doesMoreThanRead(spark.sessionState().sqlParser().parsePlan(sql))) {
                throw UserException.usage(
                        "query does not run " + oneLine(sql),
                        "it reads the lake and never changes it",
                        "write a SELECT; almanac tables names what can be read");
            }
            Dataset<Row> rows = spark.sql(sql);
            ResultWriter.write(rows, format, invocation.terminal().out());
        } catch (Exception e) {
            Optional<String> fault = faultOfTheQuery(e);
            if (fault.isPresent()) {
                throw new UserException(
                        ExitCode.USAGE,
                        "the query cannot be answered: " + oneLine(sql),
                        fault.get(),
                        "almanac tables names the tables, docs/data-dictionary.md their columns",
                        e);
            }
            if (e instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e);
        }
    }

    /** Whether a node anywhere in a parsed statement, subqueries included, is more than a query. */
    static boolean doesMoreThanRead(TreeNode<?> node) {
        if (node instanceof Command
                || node instanceof ParsedStatement
                || node instanceof InsertIntoDir
                || node instanceof ScriptTransformation
                || node instanceof UnresolvedExecuteImmediate) {
            return true;
        }
        return anyDoes(node.children())
                || anyDoes(node.innerChildren())
                || node instanceof QueryPlan<?> plan && anyDoes(plan.subqueries());
    }

    private static boolean anyDoes(scala.collection.Iterable<?> nodes) {
        for (Object node : CollectionConverters.asJava(nodes)) {
            if (node instanceof TreeNode<?> inner && doesMoreThanRead(inner)) {
                return true;
            }
        }
        return false;
    }

    /** What Spark says of the statement, where that or a value in it is at fault; empty for any other failure. */
    static Optional<String> faultOfTheQuery(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            boolean refused = cause instanceof ParseException || cause instanceof AnalysisException;
            if (refused || cause instanceof SparkThrowable thrown && isOfUsers(thrown.getSqlState())) {
                String message = String.valueOf(cause.getMessage()).strip();
                return Optional.of(message.lines().findFirst().orElse("Spark does not understand it"));
            }
        }
        return Optional.empty();
    }

    private static boolean isOfUsers(@Nullable String sqlState) {
        return sqlState != null && STATES_OF_USERS.stream().anyMatch(sqlState::startsWith);
    }

    private static String oneLine(String sql) {
        return sql.strip().replaceAll("\\s+", " ");
    }
}
