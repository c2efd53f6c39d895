package dev.almanac.lake.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.analytics.feature.CoreFeatures;
import dev.almanac.analytics.feature.FeatureSet;
import dev.almanac.analytics.indicator.type.IndicatorLibrary;
import dev.almanac.analytics.market.Interval;
import dev.almanac.lake.CandleTestRows;
import dev.almanac.lake.SparkFixture;
import dev.almanac.lake.audit.AuditResult.Different;
import dev.almanac.lake.feature.FeaturePipeline;
import dev.almanac.lake.feature.FeatureTables;
import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.Lake;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LookAheadPipelineTest {
    private static final FeatureSet SET = CoreFeatures.set();

    /** So few numbers to a task that there are as many tasks as symbols. */
    private static final long ONE_EACH = 1000;

    private static final long FIRST = 1_577_836_800_000_000L;

    @TempDir
    Path folder;

    private Lake lake;

    @BeforeEach
    void load() {
        lake = Lake.openOrCreate(SparkFixture.session(), folder.resolve("lake").toString());
        List<Row> rows = new ArrayList<>();
        for (String symbol : List.of("BTC/USDT", "ETH/USDT")) {
            rows.addAll(series(symbol, Interval.D1, 250, 1));
            rows.addAll(series(symbol, Interval.H4, 1500, 2));
        }
        upsert(rows);
    }

    @Test
    void anHonestSetPassesBeforeItHasATableAndAfterwards() {
        AuditResult clean = LookAheadPipeline.run(lake, SET, 2, 5);
        assertThat(clean.isClean()).as(clean.toString()).isTrue();
        assertThat(clean.series()).isEqualTo(2);
        assertThat(clean.bars()).isEqualTo(3500);
        assertThat(clean.columns()).isEqualTo(32);
        assertThat(clean.stored()).isFalse();

        FeaturePipeline.run(lake, SET, "features");
        AuditResult stored = LookAheadPipeline.run(lake, SET, 1, 5);
        assertThat(stored.isClean()).as(stored.toString()).isTrue();
        assertThat(stored.stored()).isTrue();
        assertThat(LookAheadPipeline.run(lake, SET, 1, 5, ONE_EACH))
                .as("each symbol in a task of its own")
                .isEqualTo(stored);
    }

    @Test
    void oneBitOfAStoredValueAndRowsThatAreGoneOrThereTwiceAreNamed() {
        FeaturePipeline.run(lake, SET, "features");
        long at = FIRST + 90 * Interval.D1.micros();
        update(SET, "symbol = 'ETH/USDT' AND interval = '4h'", at, "rsi_14", "rsi_14 * (1 + 2.3e-16)");
        lake.delta(FeatureTables.spec(SET))
                .delete("symbol = 'BTC/USDT' AND interval = '1d' AND unix_micros(open_time) = " + at);
        lake.append(
                FeatureTables.spec(SET),
                lake.read(FeatureTables.spec(SET))
                        .filter("symbol = 'ETH/USDT' AND interval = '1d' AND unix_micros(open_time) = " + at));
        AuditResult planted = LookAheadPipeline.run(lake, SET, 1, 5, ONE_EACH);
        assertThat(planted.ahead()).isEmpty();
        assertThat(planted.late()).isEmpty();
        assertThat(planted.different()).hasSize(3);
        assertThat(planted.different().get(0))
                .isEqualTo(new Different("binance", "BTC/USDT", Interval.D1, "row", at, 1, 0, 1));
        assertThat(planted.different().get(1))
                .as("a row that is there twice")
                .isEqualTo(new Different("binance", "ETH/USDT", Interval.D1, "row", at, 1, 2, 1));
        assertThat(planted.different().get(2)).satisfies(row -> {
            assertThat(row.symbol() + " " + row.interval().code() + " " + row.feature())
                    .isEqualTo("ETH/USDT 4h rsi_14");
            assertThat(row.openTime()).isEqualTo(at);
            assertThat(row.rows()).isEqualTo(1);
            assertThat(row.stored()).isEqualTo(Math.nextUp(row.computed()));
        });
    }

    @Test
    void everyRowThatDiffersIsCountedAndTheFirstIsNamed() {
        FeaturePipeline.run(lake, SET, "features");
        lake.delta(FeatureTables.spec(SET))
                .updateExpr(
                        "symbol = 'BTC/USDT' AND interval = '4h' AND unix_micros(open_time) >= "
                                + (FIRST + 40 * Interval.D1.micros()),
                        Map.of("cci_20", "cci_20 + 1", "available_at", "available_at + INTERVAL 1 MINUTE"));
        AuditResult planted = LookAheadPipeline.run(lake, SET, 1, 5);
        assertThat(planted.late()).isEmpty();
        assertThat(planted.different()).extracting(Different::feature).containsExactly("available_at", "cci_20");
        assertThat(planted.different()).allSatisfy(row -> {
            assertThat(row.openTime()).isEqualTo(FIRST + 40 * Interval.D1.micros());
            assertThat(row.rows()).isEqualTo(1500 - 240);
        });
    }

    /** A day that was knowable an hour after its close, of which the stored rows do not know. */
    @Test
    void rowsThatSayTheyWereKnowableTooEarlyAreNamedWithWhatTheyJoin() {
        FeaturePipeline.run(lake, SET, "features");
        upsert(List.of(candle("ETH/USDT", Interval.D1, FIRST + 100 * Interval.D1.micros(), 100, 101, 3_600_000_000L)));
        AuditResult found = LookAheadPipeline.run(lake, SET, 1, 5);
        assertThat(found.ahead()).isEmpty();
        assertThat(found.different())
                .as("the table stands for the candles before")
                .isEmpty();
        assertThat(found.late()).hasSize(2).allSatisfy(row -> {
            assertThat(row.symbol()).isEqualTo("ETH/USDT");
            assertThat(row.openTime() + row.interval().micros()).isEqualTo(FIRST + 101 * Interval.D1.micros());
            assertThat(row.inputAvailable() - row.rowAvailable()).isEqualTo(3_600_000_000L);
        });
        assertThat(found.late())
                .extracting(AuditResult.Late::interval)
                .containsExactlyInAnyOrder(Interval.D1, Interval.H4);
        assertThat(found.late())
                .filteredOn(row -> row.interval() == Interval.H4)
                .singleElement()
                .satisfies(row -> assertThat(row.feature()).contains("d1_rsi_14"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsi(14); heat = sql(rsi_14 * volume)", "heat = sql(close * volume)"})
    void valuesThatSqlMadeAreComparedToo(String columns) {
        FeatureSet derived = FeatureSet.parse(
                "mine", List.of(Interval.D1, Interval.H4), List.of(columns.split("; ")), IndicatorLibrary.builtIn());
        AuditResult before = LookAheadPipeline.run(lake, derived, 1, 5);
        assertThat(before.columns()).isEqualTo(derived.names().size());
        assertThat(before.derived())
                .as("not computed, and not counted with the others")
                .isEqualTo(1);
        FeaturePipeline.run(lake, derived, "features");
        long version = lake.version(FeatureTables.spec(derived));
        assertThat(LookAheadPipeline.run(lake, derived, 1, 5).isClean()).isTrue();
        long at = FIRST + 90 * Interval.D1.micros();
        update(derived, "symbol = 'ETH/USDT' AND interval = '1d'", at, "heat", "heat + 1");
        assertThat(LookAheadPipeline.run(lake, derived, 1, 5).different())
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.feature()).isEqualTo("heat");
                    assertThat(row.openTime()).isEqualTo(at);
                });
        assertThat(DerivedCheck.check(lake, derived, version, lake.version(Catalogue.CANDLES)))
                .as("the table before the change")
                .isEmpty();
    }

    /** Files whose times are no microseconds are read as rows. */
    @Test
    void filesThatCannotBeReadByColumnsAreAuditedAsWell() {
        String setting = "spark.sql.parquet.outputTimestampType";
        String before = SparkFixture.session().conf().get(setting);
        SparkFixture.session().conf().set(setting, "INT96");
        try {
            upsert(series("SOL/USDT", Interval.D1, 60, 3));
            FeaturePipeline.run(lake, SET, "features");
        } finally {
            SparkFixture.session().conf().set(setting, before);
        }
        AuditResult clean = LookAheadPipeline.run(lake, SET, 1, 5, ONE_EACH);
        assertThat(clean.isClean()).as(clean.toString()).isTrue();
        assertThat(clean.series()).isEqualTo(3);
        assertThat(clean.bars()).isEqualTo(3560);
    }

    private void upsert(List<Row> rows) {
        lake.upsert(Catalogue.CANDLES, SparkFixture.session().createDataFrame(rows, Catalogue.CANDLES.schema()));
    }

    private void update(FeatureSet set, String rows, long at, String column, String value) {
        lake.delta(FeatureTables.spec(set))
                .updateExpr(rows + " AND unix_micros(open_time) = " + at, Map.of(column, value));
    }

    private static List<Row> series(String symbol, Interval interval, int count, long seed) {
        Random random = new Random(seed);
        List<Row> rows = new ArrayList<>();
        double close = 100;
        for (int i = 0; i < count; i++) {
            double open = close;
            close = open * StrictMath.exp(0.02 * random.nextGaussian());
            rows.add(candle(symbol, interval, FIRST + i * interval.micros(), open, close, 0));
        }
        return rows;
    }

    private static Row candle(String symbol, Interval interval, long time, double open, double close, long delay) {
        return CandleTestRows.candle("binance", symbol, interval, time, open, close, 10, delay);
    }
}
