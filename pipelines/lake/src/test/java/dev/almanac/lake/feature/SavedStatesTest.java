package dev.almanac.lake.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.analytics.feature.CoreFeatures;
import dev.almanac.analytics.feature.FeatureSet;
import dev.almanac.analytics.market.Interval;
import dev.almanac.lake.CandleTestRows;
import dev.almanac.lake.SparkFixture;
import dev.almanac.lake.row.CandleRows;
import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.Lake;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** States of years before are not read for a day, and found where nothing else is left to go on from. */
class SavedStatesTest {
    private static final FeatureSet SET = CoreFeatures.set();
    private static final String ROWS_PER_FILE = "spark.sql.files.maxRecordsPerFile";
    private static final long DAY = Interval.D1.micros();
    private static final SeriesName DAILY = new SeriesName("binance", "BTC/USDT", "1d");
    private static final SeriesName SHORTER = new SeriesName("binance", "BTC/USDT", "4h");

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

    /** The files of before are taken away, so that whoever opened one of them would fail. */
    @Test
    void filesOfYearsBeforeAreNotOpened() throws IOException {
        List<Row> old = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            old.add(state(DAILY, i * DAY, 256L * i, i));
        }
        // More files than are read without Delta's statistics.
        spark.conf().set(ROWS_PER_FILE, "1");
        try {
            lake.append(Catalogue.FEATURE_STATE, states(old).coalesce(1));
        } finally {
            spark.conf().unset(ROWS_PER_FILE);
        }
        List<String> gone = lake.files(Catalogue.FEATURE_STATE, lake.version(Catalogue.FEATURE_STATE))
                .orElseThrow();
        assertThat(gone).hasSizeGreaterThan(32);
        lake.upsert(
                Catalogue.FEATURE_STATE,
                List.of(
                        state(DAILY, 5000 * DAY, 5001, 1),
                        state(DAILY, 5001 * DAY, 5002, 2),
                        state(SHORTER, 5001 * DAY, 300, 3)));
        for (String file : gone) {
            Files.delete(Path.of(URI.create(file)));
        }

        Map<SeriesName, Long> changed = new TreeMap<>(Map.of(DAILY, 5001 * DAY, SHORTER, 5002 * DAY));
        SavedStates states = SavedStates.of(lake, SET, changed);
        assertThat(states.last(DAILY, 5001 * DAY)).hasValue(5000 * DAY);
        assertThat(states.last(SHORTER, 5002 * DAY)).hasValue(5001 * DAY);
        Map<SeriesName, byte[]> loaded = states.load(Map.of(DAILY, 5000 * DAY, SHORTER, 5001 * DAY));
        assertThat(loaded.get(DAILY)).containsExactly(1);
        assertThat(loaded.get(SHORTER)).containsExactly(3);
        states.clear(changed);
        assertThat(SavedStates.of(lake, SET, changed).last(DAILY, 9000 * DAY)).hasValue(5000 * DAY);
    }

    private static Row state(SeriesName series, long openTime, long bars, int state) {
        return RowFactory.create(
                SET.name(),
                SET.definitionHash(),
                series.venue(),
                series.symbol(),
                series.interval(),
                CandleRows.timestamp(openTime),
                bars,
                new byte[] {(byte) state},
                "run");
    }

    private Dataset<Row> states(List<Row> rows) {
        return spark.createDataFrame(rows, Catalogue.FEATURE_STATE.schema());
    }

    /** A halt of years, after which one interval goes on and the other does not, and a bar that is corrected right after it. */
    @Test
    void afterALongHaltSeriesGoOnFromWhatTheyWere() {
        long resumed = 2000 * DAY;
        List<List<Row>> loads = new ArrayList<>();
        List<Row> first = new ArrayList<>(series(Interval.D1, 0, 60, 1));
        first.addAll(series(Interval.H4, 0, 300, 2));
        loads.add(first);
        List<Row> later = series(Interval.H4, resumed, 40, 3);
        loads.add(later.subList(0, 10));
        loads.add(later.subList(10, 20));
        loads.add(List.of(corrected(later.get(0))));
        loads.add(later.subList(20, 40));
        for (int i = 0; i < loads.size(); i++) {
            lake.upsert(Catalogue.CANDLES, candles(loads.get(i)));
            FeatureResult result = FeaturePipeline.run(lake, SET, "r" + i);
            assertThat(result.kind()).isEqualTo(i == 0 ? FeatureResult.Kind.BUILT : FeatureResult.Kind.INCREMENT);
            Lake fresh = newLake("fresh" + i);
            fresh.upsert(Catalogue.CANDLES, lake.read(Catalogue.CANDLES));
            FeaturePipeline.run(fresh, SET, "fresh");
            assertThat(FeaturePipelineTest.bits(lake, SET))
                    .as("after load %d", i)
                    .isEqualTo(FeaturePipelineTest.bits(fresh, SET));
        }
    }

    private static List<Row> series(Interval interval, long from, int count, long seed) {
        Random random = new Random(seed);
        List<Row> rows = new ArrayList<>();
        double close = 100;
        for (int i = 0; i < count; i++) {
            double open = close;
            close = open * StrictMath.exp(0.02 * random.nextGaussian());
            rows.add(CandleTestRows.candle(
                    "binance", "BTC/USDT", interval, from + i * interval.micros(), open, close, 10, 0));
        }
        return rows;
    }

    private static Row corrected(Row row) {
        double open = row.getDouble(4);
        return CandleTestRows.candle(
                "binance", "BTC/USDT", Interval.H4, CandleRows.micros(row.getTimestamp(3)), open, open * 1.05, 77, 0);
    }

    private Dataset<Row> candles(List<Row> rows) {
        return spark.createDataFrame(rows, Catalogue.CANDLES.schema());
    }
}
