package dev.almanac.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.QueryContext;
import org.apache.spark.SparkArithmeticException;
import org.apache.spark.sql.execution.SparkSqlParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryJobTest {
    private static boolean isRefused(String sql) {
        return QueryJob.isRefused(new SparkSqlParser().parsePlan(sql));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO candles SELECT * FROM candles",
                "WITH t AS (SELECT 1 AS a) INSERT INTO candles SELECT * FROM t",
                "FROM candles INSERT INTO a SELECT * INSERT INTO b SELECT *",
                "FROM candles INSERT OVERWRITE a SELECT *",
                "EXECUTE IMMEDIATE 'DROP TABLE candles'",
                "SELECT TRANSFORM(a) USING 'touch x' AS b FROM candles",
                "DROP TABLE candles",
                "DELETE FROM candles",
                "UPDATE candles SET close = 0",
                "MERGE INTO candles c USING d ON c.a = d.a WHEN MATCHED THEN DELETE",
                "CREATE TABLE a AS SELECT 1",
                "USE elsewhere",
                "REFRESH TABLE candles",
            })
    void whatDoesMoreThanReadIsTold(String sql) {
        assertThat(isRefused(sql)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1",
                "WITH t AS (SELECT 1 AS a) SELECT * FROM t WHERE a IN (SELECT b FROM c)",
                "FROM candles SELECT symbol",
                "VALUES (1), (2)",
                "SELECT 1 UNION ALL SELECT 2 ORDER BY 1 LIMIT 1",
                "FROM candles |> WHERE close > 1 |> SELECT symbol",
                "DESCRIBE candles",
                "DESCRIBE TABLE candles close",
                "SHOW TABLES",
                "SHOW COLUMNS IN candles",
                "DESCRIBE FUNCTION abs",
                "DESCRIBE QUERY SELECT 1",
            })
    void whatOnlyReadsIsLetThrough(String sql) {
        assertThat(isRefused(sql)).isFalse();
    }

    @Test
    void aValueAtFaultIsToldFromAFailure() {
        RuntimeException byZero = new SparkArithmeticException(
                "DIVIDE_BY_ZERO",
                scala.collection.immutable.Map$.MODULE$.<String, String>empty().updated("config", "x"),
                new QueryContext[0],
                "");
        assertThat(QueryJob.faultOfTheQuery(new IllegalStateException("job aborted", byZero)))
                .hasValueSatisfying(
                        text -> assertThat(text).startsWith("division by zero").doesNotContain("SQLSTATE", "["));
        assertThat(QueryJob.faultOfTheQuery(new IllegalStateException("disk"))).isEmpty();
    }
}
