package dev.almanac.lake.feature;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.almanac.analytics.error.ExitCode;
import dev.almanac.analytics.error.UserException;
import dev.almanac.analytics.feature.FeatureSet;
import dev.almanac.analytics.indicator.type.IndicatorLibrary;
import dev.almanac.analytics.market.Interval;
import dev.almanac.lake.CandleTestRows;
import dev.almanac.lake.SparkFixture;
import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.Lake;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DerivedColumnsTest {
    private static final long FIRST = 1_577_836_800_000_000L;

    @TempDir
    Path folder;

    private static FeatureSet set(String... texts) {
        return FeatureSet.parse("mine", List.of(Interval.D1), List.of(texts), IndicatorLibrary.builtIn());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "close - smaa                       | there is no column smaa; did you mean sma?",
                "close - b.sma                      | there is no column b.sma",
                "closs + 1                          | there is no column closs; did you mean close?",
                "current_date                       | there is no column current_date",
                "close +                            | it is no SQL expression",
                "sqroot(close)                      | there is no function sqroot; did you mean sqrt?",
                "sum(close)                         | sum looks at many rows",
                "lag(close)                         | lag looks at many rows",
                "avg(close) over (order by open_time) | it has a window",
                "close - (select 1)                 | it has a subquery",
                "close in (select 1)                | it has a subquery",
                "exists(select 1)                   | it has a subquery",
                "explode(array(close, sma))         | explode does not make one value",
                "rand()                             | it gives another value each time",
                "close * randn(3)                   | it gives another value each time",
                "monotonically_increasing_id()      | does not make one value from the values of its row",
                "unix_timestamp()                   | it asks the clock",
                "year(now())                        | it asks the clock",
                "datediff(current_date(), open_time) | it asks the clock",
                "datediff(date'today', open_time)   | reads a date or a time from a text",
                "datediff(date\"today\", open_time) | reads a date or a time from a text",
                "unix_micros(timestamp \"now\")     | reads a date or a time from a text",
                "unix_date(date '\\u0074oday')      | reads a date or a time from a text",
                "unix_micros(timestamp '12:30:00')  | reads a date or a time from a text",
                "unix_micros(cast('12:30:00' as timestamp)) | reads a date or a time from a text",
                "unix_micros(cast(array('12:30') as array<timestamp>)[0]) | reads a date or a time from a text",
                "unix_micros(to_timestamp('12:30')) | reads a date or a time from a text",
                "unix_date(to_date(\"today\"))       | reads a date or a time from a text",
                "datediff(\"today\", open_time)      | reads a date or a time from a text",
                "open_time > \"12:30\"              | reads a date or a time from a text",
                "hash(*)                            | it does not name the columns that it reads",
                "hash(identifier('close'))          | it does not name the columns that it reads",
                "length(current_timezone())         | it asks the clock",
                "length(current_user())             | does not make one value from the values of its row",
                "concat('a', close)                 | it gives string, not a number",
                "open_time                          | it gives timestamp, not a number",
                "array(close)                       | it gives array<double>, not a number",
                "close + x                          | it refers to itself",
                "close + y                          | y, x refer to each other",
            })
    void faultsNameSetColumnAndRemedy(String expression, String cause) {
        FeatureSet set = set("sma = sma(3)", "y = sql(x + 1)", "x = sql(" + expression + ")");
        assertThatThrownBy(() -> DerivedColumns.check(set, IndicatorLibrary.builtIn(), name -> ""))
                .isInstanceOfSatisfying(UserException.class, e -> {
                    assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE);
                    assertThat(e.problem()).matches("column [xy] of feature set mine cannot be used");
                    assertThat(e.reason()).contains(cause);
                    assertThat(e).hasMessageMatching("[^\n]+\n[^\n]+\n[^\n]+");
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "close - smaa       | write sma",
                "sqroot(close)      | write sqrt",
                "rsi_14 - 50        | add it to the columns: \"rsi(14)\"",
                "d1_rsi_14 - 50     | add it to the columns: \"rsi(14) @ 1d\"",
                "macd_12_26_9_hist  | add it to the columns: \"macd(12, 26, 9).hist\"",
                "atr / close        | add it to the columns: \"atr = atr(14)\"",
                "rsi(14) - 50       | make it a column, \"rsi(14)\", and write rsi_14 in its place",
                "RSI(14) - 50       | make it a column, \"rsi(14)\", and write rsi_14 in its place",
                "macd(12, 26, 9)    | make it a column of its own, and write that column's name in its place",
                "close + x          | take x out of its own expression",
                "foo + 1            | name a column of the set, or one of open, high, low, close, volume",
            })
    void remediesFitTheirFaults(String expression, String remedy) {
        FeatureSet set = set("sma = sma(3)", "x = sql(" + expression + ")");
        assertThatThrownBy(() -> DerivedColumns.check(set, IndicatorLibrary.builtIn(), name -> "here " + name))
                .isInstanceOfSatisfying(UserException.class, e -> {
                    assertThat(e.problem()).startsWith("here x: column x of feature set mine");
                    assertThat(e.remedy()).startsWith(remedy);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Close / SMA - 1",
                "case when sma > close then -1 when sma < close then 1 else 0 end",
                "close between low and high",
                "greatest(abs(open - close), high - low) / nullif(volume, 0)",
                "hour(open_time) + dayofweek(open_time) / 7",
                "aggregate(array(open, high, low, close), 0D, (sum, price) -> sum + price) / 4",
                "coalesce(sma, close) * 0.5 % 2",
                "datediff(open_time, make_date(2020, 1, 1)) + unix_date(to_date(open_time))",
                "unix_micros(if(close > sma, open_time, null))",
                "ln(close) + cast(round(close) as int)",
            })
    void whatFollowsFromTheRowIsAccepted(String expression) {
        assertThatCode(() -> DerivedColumns.check(
                        set("sma = sma(3)", "x = sql(" + expression + ")"), IndicatorLibrary.builtIn(), name -> ""))
                .doesNotThrowAnyException();
    }

    /** By columns expressions are evaluated where the engine's columns are made, and no row of Spark's is. */
    @Test
    void columnsGiveWhatRowsGive() {
        SparkSession spark = SparkFixture.session();
        FeatureSet set = set(
                "sma = sma(3)",
                "twice = sql(2 * spread + above)",
                "spread = sql(close - sma)",
                "above = sql(sma > open)",
                "side = sql(case when sma > close then -1 when sma < close then 1 else 0 end)",
                "inside = sql(close between low and high)",
                "body = sql(greatest(abs(open - close), high - low) / nullif(volume, 0))",
                "hours = sql(hour(open_time) + dayofweek(open_time) / 7)",
                "mean = sql(aggregate(array(open, high, low, close), 0D, (sum, price) -> sum + price) / 4)",
                "days = sql(datediff(open_time, make_date(2020, 1, 1)) + unix_date(to_date(open_time)))",
                "maybe = sql(unix_micros(if(close > sma, open_time, null)))",
                "log = sql(ln(close) + cast(round(close) as int) + pow(close, 0.3) + sin(close))",
                "turnover = sql(quote_volume / volume)",
                "none = sql(1 / (close - close))",
                "wide = sql(cast(close * 1e12 as int))",
                "far = sql(element_at(array(open), 5))",
                "word = sql(cast('x' as double))",
                "dear = sql(nullif(exp(sin(close)), 1) + exp(sin(close)))",
                "much = sql(exp(close * 10))");
        Map<String, String> byRows = bits(spark, "rows", set, BulkLimits.NEVER);
        assertThat(byRows).hasSize(300);
        assertThat(bits(spark, "columns", set, new BulkLimits(1, 1_000_000))).isEqualTo(byRows);
    }

    private Map<String, String> bits(SparkSession spark, String name, FeatureSet set, BulkLimits limits) {
        Lake lake = Lake.openOrCreate(spark, folder.resolve(name).toString());
        lake.upsert(
                Catalogue.CANDLES,
                spark.createDataFrame(
                        FeaturePipelineTest.series("binance", "BTC/USDT", Interval.D1, 300, 31),
                        Catalogue.CANDLES.schema()));
        FeaturePipeline.run(lake, set, "r1", limits);
        boolean byColumns = Arrays.stream(lake.read(FeatureTables.spec(set)).inputFiles())
                .noneMatch(file -> file.contains("-c000")); // Spark's own writer numbers the files of a task
        assertThat(byColumns).isEqualTo(limits != BulkLimits.NEVER);
        return FeaturePipelineTest.bits(lake, set);
    }

    @Test
    void valuesAreThoseOfTheRowAndNothingUndefinedBecomesANumber() {
        SparkSession spark = SparkFixture.session();
        Lake lake = Lake.openOrCreate(spark, folder.resolve("lake").toString());
        List<Row> candles = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            candles.add(CandleTestRows.candle(
                    "binance",
                    "BTC/USDT",
                    Interval.D1,
                    FIRST + i * Interval.D1.micros(),
                    100 + i,
                    101.5 + i,
                    i % 5,
                    0));
        }
        lake.upsert(Catalogue.CANDLES, spark.createDataFrame(candles, Catalogue.CANDLES.schema()));
        FeatureSet set = set(
                "twice = sql(2 * spread)",
                "sma = sma(3)",
                "spread = sql(close - sma)",
                "above = sql(sma > 0)",
                "per_volume = sql(close / volume)",
                "much = sql(exp(close * 10))",
                "day = sql(dayofyear(open_time))");
        DerivedColumns.check(set, IndicatorLibrary.builtIn(), name -> "");
        FeaturePipeline.run(lake, set, "r1", new BulkLimits(0, 1000));
        assertThat(spark.conf().get("spark.sql.ansi.enabled")).isEqualTo("true");
        List<Row> rows =
                lake.read(FeatureTables.spec(set)).orderBy(col("open_time")).collectAsList();
        assertThat(rows.get(0).schema().fieldNames())
                .containsExactly(
                        "venue",
                        "symbol",
                        "interval",
                        "open_time",
                        "sma",
                        "twice",
                        "spread",
                        "above",
                        "per_volume",
                        "much",
                        "day",
                        "available_at",
                        "run_id");
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            double close = 101.5 + i;
            double sma = row.<Double>getAs("sma");
            assertThat(row.<Double>getAs("spread")).as("spread of row %d", i).isEqualTo((Double) (close - sma));
            assertThat(row.<Double>getAs("twice")).isEqualTo((Double) (2 * (close - sma)));
            assertThat(row.<Double>getAs("above")).as("above of row %d", i).isEqualTo((Double)
                    (Double.isNaN(sma) ? Double.NaN : 1));
            assertThat(row.<Double>getAs("per_volume")).isEqualTo((Double) (i % 5 == 0 ? Double.NaN : close / (i % 5)));
            assertThat(row.<Double>getAs("much")).isNaN();
            assertThat(row.<Double>getAs("day")).isEqualTo(i + 1);
            assertThat(row.anyNull()).isFalse();
        }
    }
}
