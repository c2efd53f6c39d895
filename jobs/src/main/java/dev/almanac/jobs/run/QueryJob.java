package dev.almanac.jobs.run;

import dev.almanac.analytics.error.ExitCode;
import dev.almanac.analytics.error.Nearest;
import dev.almanac.analytics.error.UserException;
import dev.almanac.jobs.Invocation;
import dev.almanac.jobs.terminal.StatusLine;
import dev.almanac.lake.query.LakeTables;
import dev.almanac.lake.query.SparkWords;
import dev.almanac.lake.table.DamagedTable;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.UnresolvedExecuteImmediate;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.catalyst.plans.QueryPlan;
import org.apache.spark.sql.catalyst.plans.logical.Command;
import org.apache.spark.sql.catalyst.plans.logical.DescribeColumn;
import org.apache.spark.sql.catalyst.plans.logical.DescribeFunction;
import org.apache.spark.sql.catalyst.plans.logical.DescribeRelation;
import org.apache.spark.sql.catalyst.plans.logical.InsertIntoDir;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.ParsedStatement;
import org.apache.spark.sql.catalyst.plans.logical.ScriptTransformation;
import org.apache.spark.sql.catalyst.plans.logical.ShowColumns;
import org.apache.spark.sql.catalyst.plans.logical.ShowFunctions;
import org.apache.spark.sql.catalyst.plans.logical.ShowTables;
import org.apache.spark.sql.catalyst.trees.TreeNode;
import org.apache.spark.sql.execution.command.DescribeQueryCommand;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;

/** Answers SQL over the lake's tables by their plain names. */
public final class QueryJob {
    /** Classes of SQL states that speak of the statement and of the values in it: cardinality, data, names, features. */
    private static final List<String> STATES_OF_USERS = List.of("21", "22", "42", "0A");

    /** Statements that Spark counts among its commands and that only tell what there is. */
    private static final List<Class<? extends LogicalPlan>> TELLING = List.of(
            DescribeRelation.class,
            DescribeColumn.class,
            DescribeFunction.class,
            DescribeQueryCommand.class,
            ShowTables.class,
            ShowColumns.class,
            ShowFunctions.class);

    private static final Pattern UNKNOWN_TABLE = Pattern.compile("the table or view `([^`]+)` cannot be found");

    private QueryJob() {}

    /** Writes the answer of {@code sql} to stdout, and nothing else. */
    public static void run(Invocation invocation, StatusLine status, String lake, String sql, ResultFormat format) {
        try (Run run = Run.reading(invocation, status, lake)) {
            List<String> tables = LakeTables.register(run.lake());
            answer(run.spark(), tables, sql, format, invocation, Run.location(invocation, lake));
        }
    }

    private static void answer(
            SparkSession spark,
            List<String> tables,
            String sql,
            ResultFormat format,
            Invocation invocation,
            String lake) {
        try {
            if (isRefused(spark.sessionState().sqlParser().parsePlan(sql))) {
                throw UserException.usage(
                        "query does not run " + oneLine(sql),
                        "it answers SELECT, DESCRIBE and SHOW TABLES, COLUMNS or FUNCTIONS: it reads the lake and never"
                                + " changes it",
                        "write a SELECT; almanac tables names what can be read");
            }
            Dataset<Row> rows = spark.sql(sql);
            ResultWriter.write(rows, format, invocation.terminal().out());
        } catch (Exception e) {
            Optional<String> fault = faultOfTheQuery(e);
            if (fault.isPresent()) {
                if (!(e instanceof AnalysisException)) {
                    // Of a file with rubbish in it Spark says that its records are malformed, as of a value.
                    DamagedTable.behind(e, lake).ifPresent(damage -> {
                        damage.addSuppressed(e);
                        throw damage;
                    });
                }
                throw new UserException(
                        ExitCode.USAGE,
                        "the query cannot be answered: " + oneLine(sql),
                        fault.get() + nearTable(fault.get(), tables),
                        "almanac tables names the tables, docs/data-dictionary.md their columns",
                        e);
            }
            if (e instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e);
        }
    }

    /** Whether a statement is neither a query nor one that tells of tables. */
    static boolean isRefused(LogicalPlan statement) {
        return TELLING.stream().noneMatch(kind -> kind.isInstance(statement)) && doesMoreThanRead(statement);
    }

    /** Whether a node anywhere in a parsed statement, subqueries included, is more than a query. */
    private static boolean doesMoreThanRead(TreeNode<?> node) {
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
                return Optional.of(SparkWords.of(cause).replaceFirst("\\. Verify the spelling .*", ""));
            }
        }
        return Optional.empty();
    }

    private static String nearTable(String fault, List<String> tables) {
        Matcher unknown = UNKNOWN_TABLE.matcher(fault);
        return unknown.find() ? Nearest.question(unknown.group(1), tables) : "";
    }

    private static boolean isOfUsers(@Nullable String sqlState) {
        return sqlState != null && STATES_OF_USERS.stream().anyMatch(sqlState::startsWith);
    }

    private static String oneLine(String sql) {
        return sql.strip().replaceAll("\\s+", " ");
    }
}
