package dev.almanac.lake.feature;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.analytics.feature.CoreFeatures;
import dev.almanac.analytics.feature.FeatureSet;
import dev.almanac.analytics.indicator.type.IndicatorLibrary;
import dev.almanac.analytics.market.Interval;
import dev.almanac.lake.CandleTestRows;
import dev.almanac.lake.SparkFixture;
import dev.almanac.lake.feature.FeatureResult.Kind;
import dev.almanac.lake.query.LakeTables;
import dev.almanac.lake.row.CandleRows;
import dev.almanac.lake.table.CandleFeed;
import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.Lake;
import dev.almanac.lake.table.TableSpec;
import dev.almanac.lake.table.Txn;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import scala.jdk.javaapi.CollectionConverters;

class FeaturePipelineTest {
    private static final FeatureSet SET = CoreFeatures.set();
    private static final TableSpec TABLE = FeatureTables.spec(SET);
    private static final long FIRST = 1_577_836_800_000_000L;

    /** Two intervals lend columns, and both are lent to the shortest; ta4j takes part. */
    static final FeatureSet LENT = lent();

    /** The same with SQL. */
    private static final FeatureSet WITH_SQL =
            lent("heat = sql(if(rsi_5 > d1_rsi_9, ln(close / open), strength / volume))");

    private static FeatureSet lent(String... more) {
        List<String> texts = new ArrayList<>(List.of(
                "rsi(5)",
                "close / sma(7) - 1",
                "strength = ta4j(RSIIndicator, 5, window = 12)",
                "rsi(9) @ 1d",
                "ta4j(KAMAIndicator, 3, 2, 9, window = 10) @ 1d",
                "atr(3) / close @ 4h"));
        texts.addAll(List.of(more));
        return FeatureSet.parse(
                "lent", List.of(Interval.H4, Interval.D1, Interval.H1), texts, IndicatorLibrary.builtIn());
    }

    private final SparkSession spark = SparkFixture.session();

    @TempDir
    Path folder;

    private Lake lake;

    @BeforeEach
    void open() {
        lake = newLake("lake");
    }

    private Lake newLake(String name) {
        return Lake.openOrCreate(spark, folder.resolve(name).toString());
    }

    @ParameterizedTest
    @ValueSource(longs = 1)
    void incrementsEqualAFullBuild(long seed) {
        Random random = new Random(seed);
        List<Row> all = market(seed);
        // The first bars come last; the rest comes in order of time, cut anywhere, so that 1d and 4h stand apart.
        List<Row> early = new ArrayList<>();
        List<Row> later = new ArrayList<>();
        for (Row row : all) {
            (micros(row) < FIRST + 20 * Interval.D1.micros() ? early : later).add(row);
        }
        int from = 0;
        while (from < later.size()) {
            int to = from == 0
                    ? later.size() / 2
                    : Math.min(later.size(), from + later.size() / 4 + random.nextInt(later.size() / 4));
            lake.upsert(Catalogue.CANDLES, frame(later.subList(from, to)));
            assertThat(FeaturePipeline.run(lake, SET, "r" + to).kind())
                    .isEqualTo(from == 0 ? Kind.BUILT : Kind.INCREMENT);
            from = to;
        }
        lake.upsert(Catalogue.CANDLES, frame(early));
        FeaturePipeline.run(lake, SET, "early");
        List<Row> corrected = List.of(
                corrected(later.get(later.size() / 3)),
                corrected(later.get(later.size() - 2)),
                corrected(later.get(later.size() / 2)));
        lake.upsert(Catalogue.CANDLES, frame(corrected));
        assertThat(FeaturePipeline.run(lake, SET, "corrected").kind()).isEqualTo(Kind.INCREMENT);
        assertEqualsFullBuild("seed " + seed);
    }

    @Test
    void aSecondRunMakesNoCommit() {
        lake.upsert(Catalogue.CANDLES, frame(market(3)));
        FeatureResult first = FeaturePipeline.run(lake, SET, "r1");
        long states = lake.version(Catalogue.FEATURE_STATE);
        FeatureResult second = FeaturePipeline.run(lake, SET, "r2");
        assertThat(first.kind()).isEqualTo(Kind.BUILT);
        assertThat(first.features().inserted())
                .isEqualTo(lake.read(TABLE).count())
                .isPositive();
        assertThat(second.kind()).isEqualTo(Kind.UNCHANGED);
        assertThat(lake.version(TABLE)).isEqualTo(first.features().version());
        assertThat(lake.version(Catalogue.FEATURE_STATE)).isEqualTo(states);
        // Bars of other intervals are new candles but no news for this set: only that they were seen is marked, once.
        List<Row> hourly = series("binance", "ETH/USDT", Interval.H1, 50, 9);
        lake.upsert(Catalogue.CANDLES, frame(hourly));
        FeatureResult third = FeaturePipeline.run(lake, SET, "r3");
        assertThat(third.features().changed() + third.states().changed()).isZero();
        Txn mark = CandleFeed.mark(lake);
        assertThat(lake.marked(TABLE, mark.application())).hasValue(mark.version());
        assertThat(FeaturePipeline.run(lake, SET, "r4").kind()).isEqualTo(Kind.UNCHANGED);
        assertThat(lake.version(TABLE)).isEqualTo(first.features().version() + 1);
        assertThat(lake.version(Catalogue.FEATURE_STATE)).isEqualTo(states);
    }

    /** Daily bars that come an hour late are joined by 4-hour rows that close with them. */
    @Test
    void aRowIsKnowableWhenAllBarsAreThatItIsMadeFrom() {
        List<Row> rows = new ArrayList<>();
        for (Row row : series("binance", "BTC/USDT", Interval.D1, 60, 12)) {
            Object[] cells = CollectionConverters.asJava(row.toSeq()).toArray();
            cells[cells.length - 3] = CandleRows.timestamp(micros(row) + Interval.D1.micros() + Interval.H1.micros());
            rows.add(RowFactory.create(cells));
        }
        rows.addAll(series("binance", "BTC/USDT", Interval.H4, 300, 13));
        rows.sort((left, right) -> Long.compare(micros(left) + length(left), micros(right) + length(right)));
        lake.upsert(Catalogue.CANDLES, frame(rows.subList(0, 200)));
        FeaturePipeline.run(lake, SET, "r1");
        lake.upsert(Catalogue.CANDLES, frame(rows.subList(200, rows.size())));
        assertThat(FeaturePipeline.run(lake, SET, "r2").kind()).isEqualTo(Kind.INCREMENT);
        assertEqualsComputation("with two delays", SET);
        Dataset<Row> stored = lake.read(TABLE);
        stored.createOrReplaceTempView("two_delays");
        assertThat(spark.sql(
                                "SELECT count(*), count_if(f.available_at < d.available_at) FROM two_delays f JOIN two_delays d"
                                        + " ON f.interval = '4h' AND d.interval = '1d'"
                                        + " AND f.open_time + INTERVAL 4 HOURS = d.open_time + INTERVAL 1 DAY")
                        .first()
                        .toString())
                .matches("\\[[1-9]\\d*,0]");
    }

    @Test
    void anIncrementWritesOnlyRowsThatDiffer() {
        List<Row> all = market(4);
        List<Row> last = all.subList(all.size() - 6, all.size());
        lake.upsert(Catalogue.CANDLES, frame(all.subList(0, all.size() - 6)));
        FeaturePipeline.run(lake, SET, "r1");
        lake.upsert(Catalogue.CANDLES, frame(last));
        FeatureResult result = FeaturePipeline.run(lake, SET, "r2");
        assertThat(result.features().inserted()).isEqualTo(6);
        assertThat(result.features().updated()).isZero();
        assertThat(lake.read(TABLE).filter(col("run_id").equalTo("r2")).count()).isEqualTo(6);
    }

    /** Such as a number of trades that an earlier source did not have. */
    @Test
    void aBarThatChangedWithoutAFeatureThatDoesIsMarkedAsSeen() {
        lake.upsert(Catalogue.CANDLES, frame(series("binance", "BTC/USDT", Interval.D1, 40, 8)));
        FeaturePipeline.run(lake, SET, "r1");
        Map<String, String> before = bits(lake, SET);
        lake.delta(Catalogue.CANDLES).updateExpr("close > 0", Map.of("trade_count", "7L"));
        FeatureResult seen = FeaturePipeline.run(lake, SET, "r2");
        assertThat(seen.features().changed()).isZero();
        Txn mark = CandleFeed.mark(lake);
        assertThat(lake.marked(TABLE, mark.application())).hasValue(mark.version());
        assertThat(bits(lake, SET)).isEqualTo(before);
        assertThat(FeaturePipeline.run(lake, SET, "r3").kind()).isEqualTo(Kind.UNCHANGED);
    }

    @Test
    void aRunThatDiedBetweenItsCommitsIsHealedByTheNext() throws IOException {
        List<Row> all = market(5);
        lake.upsert(Catalogue.CANDLES, frame(all.subList(0, all.size() / 2)));
        FeaturePipeline.run(lake, SET, "r1");
        Path features = folder.resolve("lake").resolve(TABLE.path());
        Path kept = folder.resolve("kept");
        copy(features, kept);
        lake.upsert(Catalogue.CANDLES, frame(all.subList(all.size() / 2, all.size())));
        lake.upsert(Catalogue.CANDLES, frame(List.of(corrected(all.get(all.size() / 3)))));
        FeaturePipeline.run(lake, SET, "r2");
        // As if the run had been killed after feature_state was committed and before the features were.
        Files.move(features, folder.resolve("lost"));
        Files.move(kept, features);
        org.apache.spark.sql.delta.DeltaLog.clearCache();
        assertThat(FeaturePipeline.run(lake, SET, "r3").kind()).isEqualTo(Kind.INCREMENT);
        assertEqualsFullBuild("after a kill");
    }

    @Test
    void withoutTheFeedEverythingIsComparedWithWhatIsStored() {
        List<Row> all = market(6);
        lake.upsert(Catalogue.CANDLES, frame(all.subList(0, all.size() / 2)));
        FeaturePipeline.run(lake, SET, "r1");
        feed(false);
        lake.upsert(Catalogue.CANDLES, frame(all.subList(all.size() / 2, all.size())));
        feed(true);
        FeatureResult result = FeaturePipeline.run(lake, SET, "r2");
        assertThat(result.kind()).isEqualTo(Kind.REBUILT);
        assertThat(result.features().updated()).isZero();
        assertEqualsComputation("without the feed", SET);
        assertThat(FeaturePipeline.run(lake, SET, "r3").kind()).isEqualTo(Kind.UNCHANGED);
    }

    @Test
    void rowsOfBarsThatVanishedVanishToo() {
        lake.upsert(Catalogue.CANDLES, frame(market(7)));
        FeaturePipeline.run(lake, SET, "r1");
        lake.delta(Catalogue.CANDLES)
                .delete(col("symbol")
                        .equalTo("BTC/USDT")
                        .and(col("open_time").gt(CandleRows.timestamp(FIRST + 300 * Interval.D1.micros()))));
        FeatureResult result = FeaturePipeline.run(lake, SET, "r2");
        assertThat(result.kind()).isEqualTo(Kind.REBUILT);
        assertThat(result.features().deleted()).isPositive();
        assertEqualsComputation("after bars vanished", SET);
    }

    @Test
    void columnsLentByTwoIntervalsFollowCorrectionsOfEither() {
        List<Row> all = new ArrayList<>();
        all.addAll(series("binance", "BTC/USDT", Interval.D1, 30, 11));
        all.addAll(series("binance", "BTC/USDT", Interval.H4, 180, 12));
        all.addAll(series("binance", "BTC/USDT", Interval.H1, 700, 13));
        lake.upsert(Catalogue.CANDLES, frame(all.subList(0, 900)));
        assertThat(FeaturePipeline.run(lake, WITH_SQL, "first").kind()).isEqualTo(Kind.BUILT);
        List<Row> last = new ArrayList<>(all.subList(900, all.size()));
        last.add(corrected(all.get(880)));
        for (List<Row> changes : List.of(List.of(corrected(all.get(12))), List.of(corrected(all.get(100))), last)) {
            lake.upsert(Catalogue.CANDLES, frame(changes));
            assertThat(FeaturePipeline.run(lake, WITH_SQL, "corrected").kind()).isEqualTo(Kind.INCREMENT);
        }
        assertEqualsComputation("three intervals", WITH_SQL);
    }

    @Test
    void aChangedDefinitionBuildsATableBesideTheOld() {
        lake.upsert(Catalogue.CANDLES, frame(series("binance", "BTC/USDT", Interval.D1, 40, 8)));
        assertThat(FeatureTables.current(lake, SET)).isEmpty();
        FeaturePipeline.run(lake, SET, "r1");
        assertThat(FeatureTables.current(lake, SET)).contains(SET.definitionHash());
        FeatureSet next = new FeatureSet(
                SET.name(), SET.intervals(), SET.own(), SET.joined().subList(0, 1));
        FeatureResult result = FeaturePipeline.run(lake, next, "r2");
        assertThat(result.kind()).isEqualTo(Kind.COPIED);
        assertThat(FeatureTables.current(lake, SET)).contains(next.definitionHash());
        assertThat(lake.read(TABLE).count()).isEqualTo(40);
        assertThat(lake.read(FeatureTables.spec(next)).count()).isEqualTo(40);
        assertThat(LakeTables.located(lake).stream()
                        .filter(table -> table.name().equals("features_core")))
                .singleElement()
                .satisfies(table -> assertThat(table.path()).endsWith(next.definitionHash()));
    }

    /** The rows alone, computed from the first bar on and not written. */
    private void assertEqualsComputation(String what, FeatureSet set) {
        Map<String, String> expected = bits(FeaturePipeline.computed(lake, set, lake.version(Catalogue.CANDLES)), set);
        assertThat(expected).isNotEmpty();
        assertThat(bits(lake, set)).as(what).isEqualTo(expected);
    }

    /** The rows, and the states that the next run goes on from. */
    private void assertEqualsFullBuild(String what) {
        Lake fresh = newLake("fresh");
        fresh.upsert(Catalogue.CANDLES, lake.read(Catalogue.CANDLES));
        FeaturePipeline.run(fresh, SET, "fresh");
        Map<String, String> expected = bits(fresh, SET);
        assertThat(expected).isNotEmpty();
        assertThat(bits(lake, SET)).as(what).isEqualTo(expected);
        Map<String, byte[]> stored = states(lake);
        Map<String, byte[]> right = states(fresh);
        right.forEach((place, state) ->
                assertThat(stored.get(place)).as(what + ": state of " + place).isEqualTo(state));
    }

    static Map<String, String> bits(Lake lake, FeatureSet set) {
        return bits(lake.read(FeatureTables.spec(set)), set);
    }

    private static Map<String, String> bits(Dataset<Row> table, FeatureSet set) {
        Map<String, String> rows = new TreeMap<>();
        int features = set.names().size() + set.derived().size();
        for (Row row : table.drop("run_id").collectAsList()) {
            StringBuilder text =
                    new StringBuilder(row.getTimestamp(4 + features).toString());
            for (int i = 0; i < features; i++) {
                text.append(' ').append(Long.toHexString(Double.doubleToRawLongBits(row.getDouble(4 + i))));
            }
            String key = row.getString(0) + " " + row.getString(1) + " " + row.getString(2) + " " + row.getTimestamp(3);
            assertThat(rows.put(key, text.toString()))
                    .as(key + " is stored once")
                    .isNull();
        }
        return rows;
    }

    static Map<String, byte[]> states(Lake lake) {
        return states(lake.read(Catalogue.FEATURE_STATE));
    }

    static Map<String, byte[]> states(Dataset<Row> stored) {
        Map<String, byte[]> states = new TreeMap<>();
        for (Row row : stored.collectAsList()) {
            states.put(
                    row.getString(2) + " " + row.getString(3) + " " + row.getString(4) + " " + row.getTimestamp(5),
                    row.getAs("state"));
        }
        return states;
    }

    private void feed(boolean on) {
        spark.sql("ALTER TABLE delta.`" + lake.path(Catalogue.CANDLES)
                + "` SET TBLPROPERTIES ('delta.enableChangeDataFeed' = '" + on + "')");
    }

    /** Two symbols at two venues, 1d and 4h together in order of their close. */
    static List<Row> market(long seed) {
        List<Row> rows = new ArrayList<>();
        rows.addAll(series("binance", "BTC/USDT", Interval.D1, 390, seed));
        rows.addAll(series("binance", "BTC/USDT", Interval.H4, 700, seed + 100));
        rows.addAll(series("binance", "ETH/USDT", Interval.H4, 300, seed + 200));
        rows.addAll(series("coinbase", "BTC/USDT", Interval.D1, 100, seed + 300));
        rows.sort((left, right) -> Long.compare(micros(left) + length(left), micros(right) + length(right)));
        return rows;
    }

    static List<Row> series(String venue, String symbol, Interval interval, int count, long seed) {
        Random random = new Random(seed);
        List<Row> rows = new ArrayList<>();
        long time = FIRST;
        double close = 100;
        for (int i = 0; i < count; i++) {
            double open = close;
            close = open * StrictMath.exp(0.02 * random.nextGaussian());
            double volume = random.nextInt(30) == 0 ? 0 : 10 + random.nextInt(1000);
            rows.add(CandleTestRows.candle(venue, symbol, interval, time, open, close, volume, 0));
            time += interval.micros() * (random.nextInt(50) == 0 ? 3 : 1);
        }
        return rows;
    }

    private static Row corrected(Row row) {
        double open = row.getDouble(4);
        return CandleTestRows.candle(
                row.getString(0),
                row.getString(1),
                Interval.parse(row.getString(2)).orElseThrow(),
                micros(row),
                open,
                open * 1.05,
                77,
                0);
    }

    private static long micros(Row row) {
        return CandleRows.micros(row.getTimestamp(3));
    }

    private static long length(Row row) {
        return Interval.parse(row.getString(2)).orElseThrow().micros();
    }

    private Dataset<Row> frame(List<Row> rows) {
        return spark.createDataFrame(rows, Catalogue.CANDLES.schema());
    }

    static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
