package dev.almanac.lake.feature;

import static dev.almanac.lake.feature.FeaturePipelineTest.bits;
import static dev.almanac.lake.feature.FeaturePipelineTest.series;
import static dev.almanac.lake.feature.FeaturePipelineTest.states;
import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.almanac.analytics.feature.FeatureSet;
import dev.almanac.analytics.market.Interval;
import dev.almanac.lake.SparkFixture;
import dev.almanac.lake.feature.FeatureResult.Kind;
import dev.almanac.lake.row.CandleRows;
import dev.almanac.lake.table.CandleFeed;
import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.Lake;
import dev.almanac.lake.table.OlderTables;
import dev.almanac.lake.table.TableSpec;
import io.delta.kernel.exceptions.ConcurrentTransactionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import scala.jdk.javaapi.CollectionConverters;

class ColumnBuildTest {
    private static final FeatureSet SET = FeaturePipelineTest.LENT;
    private static final TableSpec TABLE = FeatureTables.spec(SET);

    /** All in one task that reads files as they are. */
    private static final BulkLimits WHOLE = new BulkLimits(1, 1_000_000);

    /** In so many tasks that symbols must be brought together from several. */
    private static final BulkLimits SHUFFLED = new BulkLimits(1, 200);

    private final SparkSession spark = SparkFixture.session();

    @TempDir
    Path folder;

    private Lake lake;

    @BeforeEach
    void candles() {
        lake = Lake.openOrCreate(spark, folder.resolve("lake of columns").toString());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void columnsGiveWhatRowsGive(boolean shuffled) {
        load(21);
        FeatureResult built = FeaturePipeline.run(lake, SET, "columns", shuffled ? SHUFFLED : WHOLE);
        assertThat(built.kind()).isEqualTo(Kind.BUILT);
        Lake rows = rowsLake();
        FeatureResult expected = FeaturePipeline.run(rows, SET, "rows", BulkLimits.NEVER);
        assertThat(wroteByColumns(lake)).isTrue();
        assertThat(wroteByColumns(rows)).isFalse();
        assertSame(rows);
        assertThat(built.features().inserted())
                .isEqualTo(expected.features().inserted())
                .isEqualTo(lake.read(TABLE).count());
        assertThat(built.states().inserted())
                .isEqualTo(lake.read(Catalogue.FEATURE_STATE).count());
        assertThat(lake.read(TABLE).schema()).isEqualTo(rows.read(TABLE).schema());
        assertThat(protocolAndLayout(lake)).isEqualTo(protocolAndLayout(rows));
    }

    /** Lakes from before have tables that declare a clustering. */
    @Test
    void aTableOfAnOlderLakeIsBuiltByColumnsToo() {
        load(21);
        OlderTables.create(lake, TABLE, "interval", "venue", "symbol", "open_time");
        assertThat(FeaturePipeline.run(lake, SET, "columns", WHOLE).kind()).isEqualTo(Kind.BUILT);
        assertThat(wroteByColumns(lake)).isTrue();
        Lake rows = rowsLake();
        FeaturePipeline.run(rows, SET, "rows", BulkLimits.NEVER);
        assertSame(rows);
    }

    /** What comes after goes row by row, from the states that columns saved. */
    @Test
    void incrementsGoOnFromWhatColumnsBuilt() {
        load(22);
        FeaturePipeline.run(lake, SET, "columns", WHOLE);
        Path before = folder.resolve("lake of columns").resolve(TABLE.path());
        assertThat(FeaturePipeline.run(lake, SET, "again", WHOLE).kind()).isEqualTo(Kind.UNCHANGED);
        assertThat(lake.version(TABLE)).isEqualTo(1);
        assertThat(before).isNotEmptyDirectory();
        Set<String> saved = states(lake).keySet();
        List<Row> more = series("binance", "BTC/USDT", Interval.H1, 1200, 22).subList(900, 1200);
        lake.upsert(Catalogue.CANDLES, spark.createDataFrame(more, Catalogue.CANDLES.schema()));
        assertThat(FeaturePipeline.run(lake, SET, "more", WHOLE).kind()).isEqualTo(Kind.INCREMENT);
        Lake rows = rowsLake();
        FeaturePipeline.run(rows, SET, "rows", BulkLimits.NEVER);
        assertSame(lake, rows, saved);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aRunThatWasKilledBeforeACommitLeavesNothingVisible(boolean afterStates) throws IOException {
        load(23);
        FeaturePipeline.run(lake, SET, "killed", WHOLE);
        Map<String, String> expected = bits(lake, SET);
        Map<String, byte[]> saved = states(lake);
        uncommit(TABLE);
        if (!afterStates) {
            uncommit(Catalogue.FEATURE_STATE);
        }
        assertThat(lake.read(TABLE).count()).isZero();
        assertThat(parquet(TABLE)).isNotZero();
        assertThat(FeaturePipeline.run(lake, SET, "next", WHOLE).kind()).isEqualTo(Kind.BUILT);
        assertThat(parquet(TABLE)).isGreaterThan(lake.read(TABLE).inputFiles().length);
        assertThat(bits(lake, SET)).isEqualTo(expected);
        Map<String, byte[]> again = states(lake);
        assertThat(again.keySet()).isEqualTo(saved.keySet());
        saved.forEach((place, state) -> assertThat(again.get(place)).as(place).isEqualTo(state));
        assertThat(lake.read(Catalogue.FEATURE_STATE).count()).isEqualTo(saved.size());
    }

    @Test
    void theSameRunIsNeverCommittedTwice() {
        load(24);
        FeaturePipeline.run(lake, SET, "columns", WHOLE);
        assertThatThrownBy(() -> lake.appendFiles(TABLE, List.of(), Optional.of(CandleFeed.mark(lake))))
                .isInstanceOf(ConcurrentTransactionException.class);
        assertThat(lake.version(TABLE)).isEqualTo(1);
    }

    @Test
    void theLogAndTheFootersSayWhatKeysAFileHolds() throws IOException {
        load(25);
        FeaturePipeline.run(lake, SET, "columns", SHUFFLED);
        long rows = 0;
        for (JsonNode action : log(TABLE, 1)) {
            if (action.has("add")) {
                JsonNode stats = new ObjectMapper()
                        .readTree(action.get("add").get("stats").asText());
                rows += stats.get("numRecords").asLong();
                Row span = spark.read()
                        .parquet(folder.resolve("lake of columns")
                                .resolve(TABLE.path())
                                .resolve(action.get("add").get("path").asText())
                                .toString())
                        .selectExpr("min(symbol)", "max(symbol)", "min(venue)", "max(interval)", "max(open_time)")
                        .first();
                assertThat(stats.at("/minValues/symbol").asText()).isEqualTo(span.getString(0));
                assertThat(stats.at("/maxValues/symbol").asText()).isEqualTo(span.getString(1));
                assertThat(stats.at("/minValues/venue").asText()).isEqualTo(span.getString(2));
                assertThat(stats.at("/maxValues/interval").asText()).isEqualTo(span.getString(3));
                assertThat(stats.at("/maxValues/open_time").asText())
                        .startsWith(span.getTimestamp(4).toInstant().toString().substring(0, 19));
                assertThat(stats.at("/nullCount/open_time").asLong()).isZero();
                assertThat(stats.at("/minValues").size()).isEqualTo(TABLE.key().size());
            }
        }
        assertThat(rows).isEqualTo(lake.read(TABLE).count());
        assertThat(lake.read(TABLE).filter(col("symbol").equalTo("ETH/USDT")).count())
                .isEqualTo(lake.read(Catalogue.CANDLES)
                        .filter("symbol = 'ETH/USDT' AND interval IN ('1h', '4h', '1d')")
                        .count());
    }

    @Test
    void fewCandlesGoRowByRow() {
        load(26);
        FeaturePipeline.run(lake, SET, "rows");
        assertThat(wroteByColumns(lake)).isFalse();
    }

    /** Another program's deletion vectors hide rows that the files still hold. */
    @Test
    void rowsBehindDeletionVectorsAreNotRead() {
        load(27);
        spark.sql("ALTER TABLE delta.`" + lake.path(Catalogue.CANDLES)
                + "` SET TBLPROPERTIES ('delta.enableDeletionVectors' = 'true')");
        lake.delta(Catalogue.CANDLES)
                .delete("symbol = 'BTC/USDT' AND interval = '1h' AND open_time > '2020-01-20T00:00:00Z'");
        assertThat(lake.files(Catalogue.CANDLES, lake.version(Catalogue.CANDLES)))
                .isEmpty();
        FeaturePipeline.run(lake, SET, "columns", WHOLE);
        Lake rows = rowsLake();
        FeaturePipeline.run(rows, SET, "rows", BulkLimits.NEVER);
        assertSame(rows);
    }

    /** Three symbols at two venues, in commits and within files out of order, with delays and a bar that was corrected. */
    private void load(long seed) {
        List<Row> all = new ArrayList<>();
        all.addAll(series("binance", "BTC/USDT", Interval.D1, 40, seed));
        all.addAll(series("binance", "BTC/USDT", Interval.H4, 250, seed + 1));
        all.addAll(series("binance", "BTC/USDT", Interval.H1, 900, seed + 2));
        all.addAll(series("binance", "ETH/USDT", Interval.H1, 700, seed + 3));
        all.addAll(series("coinbase", "BTC/USDT", Interval.D1, 30, seed + 4));
        all.addAll(series("coinbase", "BTC/USDT", Interval.M5, 30, seed + 5));
        List<Row> rows = new ArrayList<>();
        Random random = new Random(seed);
        for (Row row : all) {
            Object[] cells = CollectionConverters.asJava(row.toSeq()).toArray();
            long late = random.nextInt(5) == 0 ? Interval.H1.micros() * random.nextInt(30) : 0;
            cells[cells.length - 3] = CandleRows.timestamp(CandleRows.micros(row.getTimestamp(15)) + late);
            cells[9] = random.nextInt(3) == 0 ? null : (Object) (row.getDouble(7) * row.getDouble(8));
            rows.add(RowFactory.create(cells));
        }
        List<Row> ordered = List.copyOf(rows);
        Collections.shuffle(rows, random);
        int half = rows.size() / 2;
        append(rows.subList(0, half));
        append(rows.subList(half, rows.size()));
        Object[] corrected =
                CollectionConverters.asJava(ordered.get(300).toSeq()).toArray();
        corrected[8] = 4321.0;
        lake.upsert(
                Catalogue.CANDLES,
                spark.createDataFrame(List.of(RowFactory.create(corrected)), Catalogue.CANDLES.schema()));
    }

    private void append(List<Row> rows) {
        lake.append(
                Catalogue.CANDLES,
                spark.createDataFrame(rows, Catalogue.CANDLES.schema()).repartition(2));
    }

    private Lake rowsLake() {
        Lake rows = Lake.openOrCreate(spark, folder.resolve("rows").toString());
        rows.append(Catalogue.CANDLES, lake.read(Catalogue.CANDLES));
        return rows;
    }

    private void assertSame(Lake rows) {
        assertSame(lake, rows, Set.of());
    }

    /**
     * Both lakes have the same features and the same states, to the last bit.
     *
     * @param spent states of the first that may stand at past ends of series
     */
    static void assertSame(Lake lake, Lake rows, Set<String> spent) {
        Map<String, String> expected = bits(rows, SET);
        assertThat(expected).hasSizeGreaterThan(100);
        assertThat(bits(lake, SET)).isEqualTo(expected);
        Map<String, byte[]> right = states(rows);
        Map<String, byte[]> stored = states(lake);
        stored.keySet().removeIf(place -> !right.containsKey(place) && spent.contains(place));
        assertThat(stored.keySet()).isEqualTo(right.keySet());
        right.forEach((place, state) -> assertThat(stored.get(place)).as(place).isEqualTo(state));
    }

    /** Spark's own writer numbers the files of a task. */
    private static boolean wroteByColumns(Lake written) {
        return Arrays.stream(written.read(TABLE).inputFiles()).noneMatch(file -> file.contains("-c000"));
    }

    private String protocolAndLayout(Lake of) {
        return of.delta(TABLE)
                .detail()
                .selectExpr("minReaderVersion", "minWriterVersion", "clusteringColumns", "tableFeatures", "properties")
                .first()
                .toString();
    }

    private void uncommit(TableSpec table) throws IOException {
        Path log = folder.resolve("lake of columns").resolve(table.path()).resolve("_delta_log");
        Files.delete(log.resolve("00000000000000000001.json"));
        Files.deleteIfExists(log.resolve("00000000000000000001.crc"));
        org.apache.spark.sql.delta.DeltaLog.clearCache();
    }

    private long parquet(TableSpec table) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("lake of columns").resolve(table.path()))) {
            return files.filter(file -> file.toString().endsWith(".parquet")).count();
        }
    }

    private List<JsonNode> log(TableSpec table, int version) throws IOException {
        List<JsonNode> actions = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("lake of columns")
                .resolve(table.path())
                .resolve("_delta_log")
                .resolve(String.format(java.util.Locale.ROOT, "%020d.json", version)))) {
            actions.add(new ObjectMapper().readTree(line));
        }
        return actions;
    }
}
