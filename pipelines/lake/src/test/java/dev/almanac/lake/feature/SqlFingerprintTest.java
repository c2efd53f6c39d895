package dev.almanac.lake.feature;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.analytics.feature.DerivedColumn;
import dev.almanac.analytics.feature.FeatureSet;
import dev.almanac.analytics.figure.Digest;
import dev.almanac.analytics.indicator.type.IndicatorLibrary;
import dev.almanac.analytics.market.Interval;
import dev.almanac.lake.SparkFixture;
import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.Lake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Expressions give what they gave, or their definitions have another version. */
class SqlFingerprintTest {
    private static final int HASH_DIGITS = 16;

    private static final String HEAD = """
            # What SQL columns give on made-up bars: version of our handling, Spark, a hash of the values, the expression. Written by
            # the tests (-Dtest=SqlFingerprintTest -Dfeatures.update=true), which refuse other values under the same versions.
            """;

    /** Functions that a processor may compute otherwise than another, such as sin, are not among them. */
    private static final List<String> EXPRESSIONS = List.of(
            "close - open",
            "close / volume",
            "volume % 7",
            "pmod(-close, 3)",
            "cast(close as bigint) div 7",
            "-(high - low) * 1.5",
            "close * 1D / 3",
            "close > sma_3",
            "not (close > sma_3) or volume = 0",
            "sma_3 is null",
            "coalesce(sma_3, close)",
            "if(sma_3 > close, ln(close), exp(-close / 100))",
            "case when sma_3 > close then -1 when sma_3 < close then 1 end",
            "nullif(volume, 0)",
            "nanvl(sma_3, -1)",
            "close between low and open",
            "greatest(open, close, sma_3) - least(open, close)",
            "sqrt(close - 100)",
            "power(close, 0.3)",
            "log10(volume)",
            "round(close / 3, 2)",
            "bround(close * 5, 0) + floor(open) - ceil(low)",
            "signum(close - open) * abs(close - open)",
            "cast(close as int) + cast(volume as bigint)",
            "cast(cast(close as decimal(20, 4)) / 3 as double)",
            "cast(round(close) as int) % 5 = 0",
            "hour(open_time) + dayofweek(open_time) / 7",
            "datediff(open_time, make_date(2020, 1, 1))",
            "unix_micros(open_time) / 1e9",
            "aggregate(array(open, high, low, close), 0D, (sum, price) -> sum + price) / 4",
            "array_max(array(open, sma_3))",
            "length(cast(close as string))",
            "hash(close) % 1000",
            "exp(close * 10)",
            "other * 2");

    @TempDir
    Path folder;

    @Test
    void theSparkIsTheOneThatDefinitionsName() {
        assertThat(SparkFixture.session().version()).startsWith(DerivedColumn.SPARK + ".");
    }

    @Test
    void everyExpressionGivesWhatItsLineSays() throws IOException {
        Path file = Path.of(
                System.getProperty("almanac.root"),
                "pipelines/lake/src/test/resources/dev/almanac/lake/feature/sql-fingerprints.txt");
        Map<String, String> stored = lines(Files.exists(file) ? Files.readString(file) : "");
        Map<String, String> now = now();
        List<String> changed = new ArrayList<>();
        now.forEach((expression, line) -> {
            String before = stored.getOrDefault(expression, line);
            if (!before.equals(line) && versions(before).equals(versions(line))) {
                changed.add(expression);
            }
        });
        assertThat(changed).as("give other values: raise DerivedColumn.VERSION").isEmpty();
        String text = HEAD + String.join("\n", now.values()) + "\n";
        if (Boolean.getBoolean("features.update")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
        assertThat(file).content().isEqualTo(text);
    }

    private static String versions(String line) {
        String[] words = line.split(" ", 4);
        return words[0] + " " + words[1];
    }

    private static Map<String, String> lines(String text) {
        return text.lines()
                .filter(line -> !line.startsWith("#"))
                .collect(Collectors.toMap(line -> line.split(" ", 4)[3], line -> line, (a, b) -> b, TreeMap::new));
    }

    private Map<String, String> now() {
        SparkSession spark = SparkFixture.session();
        Lake lake = Lake.openOrCreate(spark, folder.resolve("lake").toString());
        List<Row> candles = FeaturePipelineTest.series("binance", "BTC/USDT", Interval.H4, 120, 41);
        lake.upsert(Catalogue.CANDLES, spark.createDataFrame(candles, Catalogue.CANDLES.schema()));
        List<String> columns = new ArrayList<>(List.of("sma(3)", "other = sql(close + sma_3)"));
        for (int i = 0; i < EXPRESSIONS.size(); i++) {
            columns.add("e" + i + " = sql(" + EXPRESSIONS.get(i) + ")");
        }
        FeatureSet set = FeatureSet.parse("mine", List.of(Interval.H4), columns, IndicatorLibrary.builtIn());
        DerivedColumns.check(set, IndicatorLibrary.builtIn(), name -> "");
        List<Row> rows = FeaturePipeline.computed(lake, set, lake.version(Catalogue.CANDLES))
                .orderBy(col("open_time"))
                .collectAsList();
        Map<String, String> lines = new TreeMap<>();
        for (int i = 0; i < EXPRESSIONS.size(); i++) {
            StringBuilder values = new StringBuilder();
            for (Row row : rows) {
                values.append(Double.doubleToLongBits(row.<Double>getAs("e" + i)))
                        .append(' ');
            }
            String expression = EXPRESSIONS.get(i);
            lines.put(
                    expression,
                    DerivedColumn.VERSION + " " + DerivedColumn.SPARK + " "
                            + Digest.sha256(values.toString()).substring(0, HASH_DIGITS) + " " + expression);
        }
        return lines;
    }
}
