package dev.almanac.lake.table;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.almanac.analytics.feature.CoreFeatures;
import dev.almanac.analytics.feature.FeatureSet;
import dev.almanac.analytics.market.Interval;
import dev.almanac.lake.CandleTestRows;
import dev.almanac.lake.SparkFixture;
import dev.almanac.lake.feature.FeaturePipeline;
import dev.almanac.lake.feature.FeatureResult;
import dev.almanac.lake.feature.FeatureTables;
import dev.almanac.lake.row.CandleRows;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Small files that are written together, as real files of real commits. */
class HousekeepingTest {
    private final SparkSession spark = SparkFixture.session();

    @TempDir
    Path folder;

    private Lake lake;

    @BeforeEach
    void open() {
        lake = openAgain();
    }

    private Lake openAgain() {
        return Lake.openOrCreate(spark, folder.resolve("lake").toString());
    }

    /** As a day does it: what a run leaves is tidied by itself, and the next run knows nothing of this one. */
    private static Housekeeping.Tidied tidied(Lake lake) {
        Housekeeping.Tidied tidied = Housekeeping.tidy(lake, Housekeeping.due(lake));
        assertThat(tidied.failures()).isEmpty();
        return tidied;
    }

    private int files(TableSpec table) {
        return lake.files(table, lake.version(table)).orElseThrow().size();
    }

    /** A run that merges by itself and then appends leaves every append on an odd version, each with a file more. */
    @Test
    void mergesAndAppendsInTurnDoNotLeaveManyFiles() {
        Map<String, String> expected = new TreeMap<>();
        int most = 0;
        for (int day = 0; day < 18; day++) {
            Lake run = openAgain();
            if (day > 0) {
                merge(run, "s" + (day - 1), "changed" + day);
                expected.put("s" + (day - 1), "changed" + day);
            }
            run.append(Catalogue.FEATURE_STATE, states("s" + day, day, "new" + day));
            expected.put("s" + day, "new" + day);
            tidied(run);
            most = Math.max(most, files(Catalogue.FEATURE_STATE));
        }
        assertThat(lake.newest(Catalogue.FEATURE_STATE)).isGreaterThan(35);
        assertThat(most).isLessThanOrEqualTo(SmallFiles.MANY + Housekeeping.EVERY / 2);
        assertThat(lakeStates()).isEqualTo(expected);
    }

    private void merge(Lake run, String symbol, String state) {
        run.beforeCommit(Catalogue.FEATURE_STATE);
        run.delta(Catalogue.FEATURE_STATE)
                .as("s")
                .merge(states(symbol, 0, state).alias("i"), col("s.symbol").equalTo(col("i.symbol")))
                .whenMatched()
                .update(Map.of("state", col("i.state")))
                .execute();
    }

    private Map<String, String> lakeStates() {
        Map<String, String> states = new TreeMap<>();
        for (Row row : lake.read(Catalogue.FEATURE_STATE).collectAsList()) {
            String text = new String(row.<byte[]>getAs("state"), StandardCharsets.UTF_8);
            assertThat(states.put(row.getAs("symbol"), text)).isNull();
        }
        return states;
    }

    private Dataset<Row> states(String symbol, int day, String state) {
        return spark.createDataFrame(
                List.of(RowFactory.create(
                        "core",
                        "hash",
                        "binance",
                        symbol,
                        "1d",
                        CandleRows.timestamp(day * Interval.D1.micros()),
                        (long) day,
                        state.getBytes(StandardCharsets.UTF_8),
                        "run")),
                Catalogue.FEATURE_STATE.schema());
    }

    @Test
    void aJoinChangesTheLayoutAndNothingElse() throws IOException {
        List<Row> all = days(8);
        long version = lake.version(Catalogue.CANDLES);
        String state = lake.state(Catalogue.CANDLES);
        Txn mark = CandleFeed.mark(lake);
        int before = files(Catalogue.CANDLES);
        assertThat(Housekeeping.due(openAgain()))
                .as("of a run that wrote nothing")
                .isEmpty();
        Housekeeping.Tidied tidied = tidied(lake);

        assertThat(tidied.files()).isEqualTo(before);
        assertThat(tidied.into()).isEqualTo(1);
        assertThat(files(Catalogue.CANDLES)).isEqualTo(1);
        assertThat(lake.newest(Catalogue.CANDLES)).isEqualTo(version + 1);
        for (Lake one : List.of(lake, openAgain())) {
            assertThat(one.version(Catalogue.CANDLES)).isEqualTo(version);
            assertThat(one.state(Catalogue.CANDLES)).isEqualTo(state);
            assertThat(CandleFeed.mark(one)).isEqualTo(mark);
            assertThat(one.read(Catalogue.CANDLES).collectAsList()).containsExactlyInAnyOrderElementsOf(all);
            assertThat(one.marked(Catalogue.CANDLES, "source")).hasValue(7);
        }
        assertThat(CandleFeed.between(lake, version, version + 1, Dataset::count))
                .hasValue(0L);
        assertThat(CandleFeed.between(lake, 0, version + 1, Dataset::count)).hasValue(8L);
        for (long old = version - 1; old <= version + 1; old++) {
            assertThat(spark.read()
                            .format("delta")
                            .option("versionAsOf", old)
                            .load(lake.path(Catalogue.CANDLES))
                            .count())
                    .as("rows of version %d", old)
                    .isEqualTo(old < version ? 7 : 8);
        }
        assertThat(lake.upsert(Catalogue.CANDLES, frame(all))).isEqualTo(new WriteResult(0, 0, 0, version));
        lake.upsert(Catalogue.CANDLES, frame(List.of(day(8))));
        assertThat(lake.version(Catalogue.CANDLES)).isEqualTo(version + 2);
    }

    @Test
    void theLogSaysOfAJoinThatNoRowChangedAndWhichKeysItsFileHolds() throws IOException {
        days(8);
        tidied(lake);
        List<JsonNode> added = new ArrayList<>();
        int removed = 0;
        for (JsonNode action : log(Catalogue.CANDLES, lake.newest(Catalogue.CANDLES))) {
            JsonNode file = action.path(action.has("add") ? "add" : "remove");
            assertThat(file.path("dataChange").asBoolean(true)).isEqualTo(action.has("commitInfo"));
            removed += action.has("remove") ? 1 : 0;
            if (action.has("add")) {
                added.add(action.get("add"));
            }
        }
        assertThat(removed).isEqualTo(8);
        assertThat(added).hasSize(1);
        JsonNode statistics =
                new ObjectMapper().readTree(added.get(0).get("stats").asText());
        assertThat(statistics.get("numRecords").asInt()).isEqualTo(8);
        for (String bound : List.of("minValues", "maxValues")) {
            assertThat(statistics.get(bound).fieldNames())
                    .toIterable()
                    .containsExactlyInAnyOrderElementsOf(Catalogue.CANDLES.key());
        }
        assertThat(statistics.get("minValues").get("open_time").asText()).startsWith("1970-01-01");
        assertThat(statistics.get("maxValues").get("open_time").asText()).startsWith("1970-01-08");
        assertThat(lake.mayHold(Catalogue.CANDLES, "symbol", "BTC/USDT")).isTrue();
        assertThat(lake.mayHold(Catalogue.CANDLES, "symbol", "ETH/USDT")).isFalse();
    }

    private List<JsonNode> log(TableSpec table, long version) throws IOException {
        List<JsonNode> actions = new ArrayList<>();
        String entry = String.format("lake/%s/_delta_log/%020d.json", table.path(), version);
        for (String line : Files.readAllLines(folder.resolve(entry))) {
            actions.add(new ObjectMapper().readTree(line));
        }
        return actions;
    }

    /** Earlier builds joined before they marked, so a mark may name a version that only lays rows out. */
    @Test
    void aJoinOfTheCandlesIsNoNewsForTheirFeatures() {
        days(8);
        FeatureSet set = CoreFeatures.set();
        FeaturePipeline.run(lake, set, "first");
        TableSpec features = FeatureTables.spec(set);
        long version = lake.newest(features);
        assertThat(tidied(lake).into()).isEqualTo(1);
        assertThat(FeaturePipeline.run(lake, set, "again").kind()).isEqualTo(FeatureResult.Kind.UNCHANGED);
        assertThat(lake.newest(features)).isEqualTo(version);
        lake.mark(features, new Txn(CandleFeed.mark(lake).application(), lake.newest(Catalogue.CANDLES)));
        assertThat(FeaturePipeline.run(lake, set, "once more").kind()).isEqualTo(FeatureResult.Kind.UNCHANGED);
        assertThat(lake.newest(features)).isEqualTo(version + 1);
    }

    @Test
    void largeFilesStayAsTheyAre() {
        lake.append(Catalogue.CANDLES, bulk(250_000).coalesce(1));
        List<String> large =
                lake.files(Catalogue.CANDLES, lake.version(Catalogue.CANDLES)).orElseThrow();
        days(8);
        tidied(lake);
        assertThat(lake.files(Catalogue.CANDLES, lake.version(Catalogue.CANDLES))
                        .orElseThrow())
                .hasSize(2)
                .containsAll(large);
        assertThat(lake.read(Catalogue.CANDLES).count()).isEqualTo(250_008);
    }

    /** Here another run has taken the lake over in between; a run that is killed there leaves the same. */
    @Test
    void filesThatWereNeverCommittedCountForNothing() throws IOException {
        List<Row> all = days(8);
        int stored = parquet();
        try (LakeLock lock = LakeLock.acquire(
                folder.resolve("lake").toString(), new Configuration(), "test", Clock.systemUTC(), Duration.ZERO)) {
            List<TableSpec> due = Housekeeping.due(lake);
            assertThat(due).containsExactly(Catalogue.CANDLES);
            Files.delete(folder.resolve("lake/_lock"));
            Housekeeping.Tidied tidied = Housekeeping.tidy(lake.guardedBy(lock), due);
            assertThat(tidied.failures()).containsOnlyKeys("candles");
            assertThat(tidied.failures().get("candles")).hasMessageContaining("lost the lake");
            assertThat(tidied.into()).isZero();
        }
        assertThat(parquet()).as("the joined file was written").isEqualTo(stored + 1);
        assertThat(lake.newest(Catalogue.CANDLES)).isEqualTo(8);
        assertThat(lake.read(Catalogue.CANDLES).collectAsList()).containsExactlyInAnyOrderElementsOf(all);

        for (int day = 8; day < 16; day++) {
            lake.upsert(Catalogue.CANDLES, frame(List.of(day(day))));
        }
        assertThat(tidied(lake).files()).as("the next look").isEqualTo(16);
        assertThat(lake.read(Catalogue.CANDLES).count()).isEqualTo(16);
    }

    private int parquet() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("lake/candles"))) {
            return (int)
                    files.filter(file -> file.toString().endsWith(".parquet")).count();
        }
    }

    /** As two cores compute them. */
    @Test
    void aFewRowsBecomeOneFile() {
        List<Row> rows = new ArrayList<>();
        for (int day = 0; day < 40; day++) {
            rows.add(day(day));
        }
        lake.upsert(Catalogue.CANDLES, frame(rows.subList(0, 20)).repartition(4));
        assertThat(files(Catalogue.CANDLES)).isEqualTo(1);
        lake.upsert(Catalogue.CANDLES, frame(rows.subList(10, 40)).repartition(4));
        assertThat(files(Catalogue.CANDLES)).isEqualTo(2);
    }

    /** What others commit is seen, and a table that was made anew in the same place is not taken for the one before. */
    @Test
    void versionsAreRememberedAndFollowed() throws IOException {
        days(3);
        Lake other = openAgain();
        assertThat(other.version(Catalogue.CANDLES)).isEqualTo(3);
        days(5);
        assertThat(other.version(Catalogue.CANDLES))
                .isEqualTo(lake.version(Catalogue.CANDLES))
                .isEqualTo(5);
        Files.move(folder.resolve("lake/candles"), folder.resolve("aside"));
        org.apache.spark.sql.delta.DeltaLog.clearCache();
        assertThat(lake.version(Catalogue.CANDLES)).isEqualTo(-1);
        Lake third = openAgain();
        third.upsert(Catalogue.CANDLES, frame(List.of(day(0))));
        for (Lake one : List.of(lake, other, third)) {
            assertThat(one.version(Catalogue.CANDLES)).isEqualTo(1);
        }
    }

    /** Commits days one by one, those that are there already for nothing. */
    private List<Row> days(int count) {
        List<Row> all = new ArrayList<>();
        for (int day = 0; day < count; day++) {
            all.add(day(day));
            lake.upsert(Catalogue.CANDLES, frame(all.subList(day, day + 1)), new Txn("source", day));
        }
        return all;
    }

    private static Row day(int day) {
        return CandleTestRows.candle(
                "binance", "BTC/USDT", Interval.D1, day * Interval.D1.micros(), 100, 101 + day, 5, 0);
    }

    private Dataset<Row> frame(List<Row> rows) {
        return spark.createDataFrame(rows, Catalogue.CANDLES.schema());
    }

    /** Rows whose figures do not compress. */
    private Dataset<Row> bulk(int rows) {
        return spark.range(rows)
                .selectExpr("id", "1 + rand(1) open", "1 + rand(2) low", "1 + rand(3) high", "rand(4) volume")
                .selectExpr(
                        "'bulk' venue",
                        "'A/B' symbol",
                        "'1h' interval",
                        "timestamp_seconds(id * 3600) open_time",
                        "open",
                        "open + high high",
                        "open / (1 + low) low",
                        "open close",
                        "volume",
                        "volume * open quote_volume",
                        "cast(null as bigint) trade_count",
                        "cast(null as double) taker_buy_volume",
                        "cast(null as double) taker_buy_quote_volume",
                        "'file' origin",
                        "timestamp_seconds(id * 3600 + 3600) available_at",
                        "timestamp_seconds(0) first_seen",
                        "'r' run_id");
    }
}
