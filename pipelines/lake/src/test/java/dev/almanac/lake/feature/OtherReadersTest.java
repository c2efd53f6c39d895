package dev.almanac.lake.feature;

import static dev.almanac.lake.feature.FeaturePipelineTest.series;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.almanac.analytics.feature.FeatureSet;
import dev.almanac.analytics.indicator.type.IndicatorLibrary;
import dev.almanac.analytics.market.Interval;
import dev.almanac.lake.SparkFixture;
import dev.almanac.lake.row.CandleRows;
import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.Lake;
import dev.almanac.lake.table.TableSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a build by columns wrote, to the last bit as Spark, delta-rs (its own engine and through pyarrow), Polars and DuckDB read
 * it. The other readers are installed into the module's target folder, in the versions of {@code readers/requirements.txt}.
 */
class OtherReadersTest {
    private static final List<String> READERS = List.of("delta-rs", "pyarrow", "polars", "duckdb");

    /** Without a space, behind which Polars finds no Delta table. */
    private static final String NAME = "lake";

    private static final FeatureSet SET = FeatureSet.parse(
            "read",
            List.of(Interval.D1, Interval.H1),
            List.of("sma(20)", "rsi(14)", "roc(1)", "obv()", "sma(5) @ 1d"),
            IndicatorLibrary.builtIn());

    private static final Path RESOURCES = Path.of("src/test/resources/readers");
    private static final Path ENVIRONMENT = Path.of("target/readers");
    private static final Path PYTHON = ENVIRONMENT.resolve("bin/python");

    @TempDir
    static Path folder;

    private static Lake lake;

    @BeforeAll
    static void readTables() throws Exception {
        install();
        lake = Lake.openOrCreate(SparkFixture.session(), folder.resolve(NAME).toString());
        List<Row> candles = new ArrayList<>();
        // More than a page of rows.
        candles.addAll(series("binance", "BTC/USDT", Interval.H1, 17_000, 41));
        candles.addAll(series("binance", "BTC/USDT", Interval.D1, 700, 42));
        candles.addAll(series("coinbase", "ÉTH/USDT", Interval.H1, 300, 43));
        lake.append(Catalogue.CANDLES, SparkFixture.session().createDataFrame(candles, Catalogue.CANDLES.schema()));
        FeaturePipeline.run(lake, SET, "columns", new BulkLimits(1, 8_000));
        List<String> command = new ArrayList<>(List.of(
                PYTHON.toString(),
                RESOURCES.resolve("read.py").toString(),
                folder.resolve("read").toString()));
        for (TableSpec table : List.of(FeatureTables.spec(SET), Catalogue.FEATURE_STATE)) {
            command.add(folder.resolve(NAME).resolve(table.path()).toString());
        }
        assertThat(output(command)).isEqualTo("0\n");
    }

    @Test
    void everyReaderFindsTheFeaturesOfSpark() throws IOException {
        assertSame(FeatureTables.spec(SET), 18_000);
    }

    @Test
    void everyReaderFindsTheStatesOfSpark() throws IOException {
        assertSame(Catalogue.FEATURE_STATE, 72);
    }

    private static void assertSame(TableSpec table, int rows) throws IOException {
        Dataset<Row> stored = lake.read(table);
        List<String> expected = stored.collectAsList().stream()
                .map(OtherReadersTest::line)
                .sorted()
                .toList();
        assertThat(expected).hasSize(rows);
        Path read = folder.resolve("read").resolve(Path.of(table.path()).getFileName());
        for (String reader : READERS) {
            List<String> lines = Files.readAllLines(read.resolve(reader + ".txt"));
            assertThat(lines.get(0)).as(reader).isEqualTo(String.join("\t", stored.columns()));
            // Not the assertion of lists, whose message would be megabytes.
            List<String> found =
                    lines.subList(1, lines.size()).stream().sorted().toList();
            assertThat(found.size()).as(reader).isEqualTo(rows);
            for (int i = 0; i < rows; i++) {
                assertThat(found.get(i)).as(reader).isEqualTo(expected.get(i));
            }
        }
    }

    private static String line(Row row) {
        return IntStream.range(0, row.size()).mapToObj(i -> cell(row.get(i))).collect(Collectors.joining("\t"));
    }

    private static String cell(Object value) {
        if (value instanceof Timestamp time) {
            return Long.toString(CandleRows.micros(time));
        }
        if (value instanceof Double number) {
            return HexFormat.of().toHexDigits(Double.doubleToRawLongBits(number));
        }
        return value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : value.toString();
    }

    private static void install() throws IOException, InterruptedException {
        Path pins = RESOURCES.resolve("requirements.txt");
        Path installed = ENVIRONMENT.resolve("requirements.txt");
        if (Files.exists(installed) && Files.readString(installed).equals(Files.readString(pins))) {
            return;
        }
        String made = output(List.of("python3", "-m", "venv", "--clear", ENVIRONMENT.toString()));
        assumeTrue(made.startsWith("0\n"), "no virtual environment: apt-get install python3-venv: " + made);
        String filled = output(List.of(
                PYTHON.toString(),
                "-m",
                "pip",
                "install",
                "-q",
                "--disable-pip-version-check",
                "--no-compile",
                "-r",
                pins.toString()));
        assumeTrue(filled.startsWith("0\n"), "the other readers cannot be installed: " + filled);
        Files.copy(pins, installed);
    }

    /** The exit code of a program and, on the lines that follow, what it said; 127 where it does not exist. */
    private static String output(List<String> command) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            return "127\n" + e.getMessage();
        }
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        return process.waitFor() + "\n" + said;
    }
}
