package dev.almanac.lake.feature;

import static dev.almanac.lake.feature.FeaturePipelineTest.series;
import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.analytics.feature.FeatureSet;
import dev.almanac.analytics.market.Interval;
import dev.almanac.lake.SparkFixture;
import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.Lake;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.jdk.javaapi.CollectionConverters;

/** Candles whose Parquet is not as ingest leaves it: a build by columns gives what rows give, or leaves it to them. */
class ForeignCandlesTest {
    private static final FeatureSet SET = FeaturePipelineTest.LENT;
    private static final BulkLimits COLUMNS = new BulkLimits(1, 1_000_000);
    private static final String TIMES = "spark.sql.parquet.outputTimestampType";

    private final SparkSession spark = SparkFixture.session();
    private final String times = spark.conf().get(TIMES);

    @TempDir
    Path folder;

    private Lake lake;

    @BeforeEach
    void lake() {
        lake = Lake.openOrCreate(spark, folder.resolve("lake").toString());
        lake.createIfAbsent(Catalogue.CANDLES);
    }

    @AfterEach
    void usualTimes() {
        spark.conf().set(TIMES, times);
    }

    /** Pages of another version and encoding, without dictionaries, small ones, files that were brought together. */
    @Test
    void filesOfManyWriters() throws IOException {
        append(series("binance", "BTC/USDT", Interval.D1, 40, 31), Map.of());
        append(series("binance", "BTC/USDT", Interval.H4, 200, 32), Map.of());
        lake.delta(Catalogue.CANDLES).optimize().executeCompaction();
        assertThat(lake.read(Catalogue.CANDLES).inputFiles()).hasSize(1);
        List<Path> usual = parquet();
        append(series("binance", "BTC/USDT", Interval.H1, 300, 33), Map.of("parquet.writer.version", "PARQUET_2_0"));
        append(series("binance", "ETH/USDT", Interval.H1, 270, 34), Map.of("parquet.enable.dictionary", "false"));
        append(
                series("coinbase", "ETH/USDT", Interval.H1, 260, 35),
                Map.of("parquet.page.size", "512", "parquet.block.size", "20000", "compression", "gzip"));
        append(series("coinbase", "BTC/USDT", Interval.H4, 30, 36), Map.of());
        for (Path file : parquet()) {
            if (!usual.contains(file)) {
                rename(file, usual.size() % 2 == 0 ? "parquet-mr version" : "an unusual writer");
                usual = Stream.concat(usual.stream(), Stream.of(file)).toList();
            }
        }
        FeaturePipeline.run(lake, SET, "columns", COLUMNS);
        assertThat(isByColumns()).isTrue();
        Lake rows = Lake.openOrCreate(spark, folder.resolve("rows").toString());
        rows.append(Catalogue.CANDLES, lake.read(Catalogue.CANDLES));
        FeaturePipeline.run(rows, SET, "rows", BulkLimits.NEVER);
        ColumnBuildTest.assertSame(lake, rows, Set.of());
    }

    @Test
    void timesInAnOlderFormAreLeftToRows() {
        spark.conf().set(TIMES, "INT96");
        append(series("binance", "BTC/USDT", Interval.H1, 30, 37), Map.of());
        FeaturePipeline.run(lake, SET, "rows", COLUMNS);
        assertThat(isByColumns()).isFalse();
        assertThat(lake.read(FeatureTables.spec(SET)).count()).isEqualTo(30);
    }

    /** What is NULL throughout may be left out of a file. */
    @Test
    void filesWithoutAColumnAreLeftToRows() throws IOException {
        Path table = folder.resolve("lake").resolve(Catalogue.CANDLES.path());
        frame(series("binance", "BTC/USDT", Interval.H1, 30, 38))
                .drop("quote_volume", "trade_count")
                .write()
                .mode("append")
                .parquet(table.toString());
        Path file = parquet().get(0);
        Files.writeString(
                table.resolve("_delta_log/00000000000000000001.json"),
                String.format(
                        Locale.ROOT,
                        "{\"add\":{\"path\":\"%s\",\"partitionValues\":{},\"size\":%d,\"modificationTime\":0,"
                                + "\"dataChange\":true}}%n",
                        file.getFileName(),
                        Files.size(file)));
        org.apache.spark.sql.delta.DeltaLog.clearCache();
        FeaturePipeline.run(lake, SET, "rows", COLUMNS);
        assertThat(isByColumns()).isFalse();
        assertThat(lake.read(FeatureTables.spec(SET)).count()).isEqualTo(30);
    }

    /** The name of the writer decides how some readers treat what it wrote; one of the same length leaves all else in place. */
    private static void rename(Path file, String writer) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        String known = "parquet-mr version 1.16.0";
        int at = new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf(known);
        assertThat(at).isPositive();
        byte[] other = Arrays.copyOf(writer.getBytes(StandardCharsets.UTF_8), known.length());
        System.arraycopy(other, 0, bytes, at, other.length);
        Files.write(file, bytes);
    }

    private Dataset<Row> frame(List<Row> candles) {
        List<Row> rows = new ArrayList<>();
        for (Row row : candles) {
            Object[] cells = CollectionConverters.asJava(row.toSeq()).toArray();
            cells[9] = rows.size() % 3 == 0 ? null : (Object) (row.getDouble(7) * row.getDouble(8));
            rows.add(RowFactory.create(cells));
        }
        return spark.createDataFrame(rows, Catalogue.CANDLES.schema()).coalesce(1);
    }

    private void append(List<Row> candles, Map<String, String> options) {
        frame(candles).write().format("delta").mode("append").options(options).save(lake.path(Catalogue.CANDLES));
    }

    private boolean isByColumns() {
        return Arrays.stream(lake.read(FeatureTables.spec(SET)).inputFiles()).noneMatch(file -> file.contains("-c000"));
    }

    private List<Path> parquet() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("lake").resolve(Catalogue.CANDLES.path()))) {
            return files.filter(file -> file.toString().endsWith(".parquet")).toList();
        }
    }
}
