package dev.almanac.lake.label;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.analytics.label.LabelSettings;
import dev.almanac.analytics.market.Interval;
import dev.almanac.lake.CandleTestRows;
import dev.almanac.lake.SparkFixture;
import dev.almanac.lake.label.LabelResult.Kind;
import dev.almanac.lake.row.CandleRows;
import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.Lake;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelPipelineTest {
    private static final long FIRST = 1_577_836_800_000_000L;
    private static final LabelSettings SETTINGS = settings(1.0);

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

    private static LabelSettings settings(double barrier) {
        return new LabelSettings(List.of(Interval.D1, Interval.H4), List.of(1, 4), 6, barrier, barrier, 2);
    }

    @Test
    void incrementsEqualAFullBuild() {
        List<Row> all = new ArrayList<>(market(1));
        all.sort(Comparator.comparingLong(LabelPipelineTest::micros));
        // One bar comes late, into the gap that it left; from then on all is there.
        Row late = all.remove(all.size() / 4);
        int from = 0;
        for (int to : new int[] {all.size() / 2, all.size() / 2 + 5, all.size() - 9, all.size()}) {
            lake.upsert(Catalogue.CANDLES, frame(all.subList(from, to)));
            assertThat(run(lake, SETTINGS).kind()).isEqualTo(from == 0 ? Kind.BUILT : Kind.INCREMENT);
            from = to;
        }
        lake.upsert(Catalogue.CANDLES, frame(List.of(late)));
        assertThat(run(lake, SETTINGS).labels().changed()).isPositive();
        // A correction takes the trades out of one bar: rows stay, what they said is gone.
        Row was = all.get(all.size() / 3);
        Row idle = CandleTestRows.candle(
                "binance", was.getString(1), interval(was), micros(was), was.getDouble(4), was.getDouble(7), 0, 0);
        lake.upsert(Catalogue.CANDLES, frame(List.of(idle)));
        LabelResult corrected = run(lake, SETTINGS);
        assertThat(corrected.kind()).isEqualTo(Kind.INCREMENT);
        assertThat(corrected.labels().updated()).isPositive();
        Row first = lake.read(Catalogue.LABELS)
                .filter(col("symbol").equalTo(was.getString(1)))
                .filter(col("interval").equalTo(was.getString(2)))
                .filter(col("open_time").equalTo(was.getTimestamp(3)))
                .first();
        assertThat(first.<Double>getAs("forward_return")).isNaN();
        assertThat(first.isNullAt(first.fieldIndex("barrier_time"))).isTrue();
        Lake whole = newLake("whole");
        whole.upsert(Catalogue.CANDLES, lake.read(Catalogue.CANDLES));
        assertThat(run(whole, SETTINGS).kind()).isEqualTo(Kind.BUILT);
        assertThat(contents(lake)).isEqualTo(contents(whole));
    }

    @Test
    void aSecondRunMakesNoCommitAndOtherSettingsReplaceEveryRow() {
        lake.upsert(Catalogue.CANDLES, frame(market(2)));
        LabelResult first = run(lake, SETTINGS);
        assertThat(first.kind()).isEqualTo(Kind.BUILT);
        assertThat(first.labels().inserted())
                .isEqualTo(lake.read(Catalogue.LABELS).count())
                .isPositive();
        Map<String, String> usual = contents(lake);
        assertThat(run(lake, SETTINGS).kind()).isEqualTo(Kind.UNCHANGED);
        assertThat(lake.version(Catalogue.LABELS)).isEqualTo(first.labels().version());
        LabelResult wider = run(lake, settings(2.0));
        assertThat(wider.kind()).isEqualTo(Kind.REBUILT);
        assertThat(wider.labels().updated()).isEqualTo(usual.size());
        assertThat(run(lake, settings(2.0)).kind()).isEqualTo(Kind.UNCHANGED);
        // The settings of before were marked at this very version of the candles, and must still be made again.
        assertThat(run(lake, SETTINGS).kind()).isEqualTo(Kind.REBUILT);
        assertThat(contents(lake)).isEqualTo(usual);
        assertThat(run(lake, SETTINGS).kind()).isEqualTo(Kind.UNCHANGED);
    }

    @Test
    void onlyWhatHasSettledHasARowAndSaysWhenItWasKnown() {
        long delay = 60_000_000L;
        List<Row> candles = new ArrayList<>();
        for (int day = 0; day < 12; day++) {
            candles.add(CandleTestRows.candle(
                    "binance",
                    "BTC/USDT",
                    Interval.D1,
                    FIRST + day * Interval.D1.micros(),
                    100 + day,
                    101 + day,
                    5,
                    delay));
        }
        lake.upsert(Catalogue.CANDLES, frame(candles));
        run(lake, SETTINGS);
        Dataset<Row> labels = lake.read(Catalogue.LABELS);
        assertThat(labels.filter(col("horizon").equalTo(1)).count()).isEqualTo(11);
        assertThat(labels.filter(col("horizon").equalTo(4)).count()).isEqualTo(8);
        for (Row row : labels.collectAsList()) {
            long settled = CandleRows.micros(row.getTimestamp(3)) + (row.getInt(4) + 1) * Interval.D1.micros() + delay;
            assertThat(CandleRows.micros(row.<java.sql.Timestamp>getAs("available_at")))
                    .isEqualTo(settled);
        }
        assertThat(addDay(12, delay)).isEqualTo(2);
        // Day 14 comes after a gap: of the longer horizon it settles days 9 and 10, of the shorter one day 12.
        assertThat(addDay(14, delay)).isEqualTo(3);
    }

    /** How many rows one more bar adds. */
    private long addDay(int day, long delay) {
        Row bar = CandleTestRows.candle(
                "binance", "BTC/USDT", Interval.D1, FIRST + day * Interval.D1.micros(), 100 + day, 101 + day, 5, delay);
        lake.upsert(Catalogue.CANDLES, frame(List.of(bar)));
        return run(lake, SETTINGS).labels().inserted();
    }

    private static LabelResult run(Lake lake, LabelSettings settings) {
        return LabelPipeline.run(lake, settings, "run");
    }

    /** Content of every row by its key; the interval between seeded gaps is a day or four hours. */
    private static Map<String, String> contents(Lake lake) {
        Map<String, String> contents = new TreeMap<>();
        for (Row row : lake.read(Catalogue.LABELS).collectAsList()) {
            String all = row.mkString("|");
            String key = row.getString(0) + row.getString(1) + row.getString(2) + row.getTimestamp(3) + row.getInt(4);
            contents.put(key, all);
        }
        return contents;
    }

    private static List<Row> market(long seed) {
        Random random = new Random(seed);
        List<Row> rows = new ArrayList<>();
        for (String symbol : List.of("BTC/USDT", "ETH/USDT")) {
            for (Interval interval : List.of(Interval.D1, Interval.H4)) {
                double close = 100;
                long time = FIRST;
                for (int i = 0; i < 60; i++) {
                    double open = close;
                    close = open * StrictMath.exp(0.03 * random.nextGaussian());
                    double volume = random.nextInt(15) == 0 ? 0 : 10;
                    rows.add(CandleTestRows.candle("binance", symbol, interval, time, open, close, volume, 0));
                    time += interval.micros() * (random.nextInt(12) == 0 ? 3 : 1);
                }
            }
        }
        return rows;
    }

    private static long micros(Row row) {
        return CandleRows.micros(row.getTimestamp(3));
    }

    private static Interval interval(Row row) {
        return Interval.parse(row.getString(2)).orElseThrow();
    }

    private Dataset<Row> frame(List<Row> rows) {
        return spark.createDataFrame(rows, Catalogue.CANDLES.schema());
    }
}
