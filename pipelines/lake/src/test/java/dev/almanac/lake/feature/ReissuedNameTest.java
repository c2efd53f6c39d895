package dev.almanac.lake.feature;

import static dev.almanac.lake.feature.FeaturePipelineTest.bits;
import static dev.almanac.lake.feature.FeaturePipelineTest.series;
import static dev.almanac.lake.feature.FeaturePipelineTest.states;
import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.analytics.feature.FeatureSet;
import dev.almanac.analytics.label.LabelSettings;
import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.market.NameEras;
import dev.almanac.lake.CandleTestRows;
import dev.almanac.lake.SparkFixture;
import dev.almanac.lake.audit.LookAheadPipeline;
import dev.almanac.lake.feature.FeatureResult.Kind;
import dev.almanac.lake.label.LabelPipeline;
import dev.almanac.lake.row.CandleRows;
import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.Lake;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A name that is another asset's from a day on: nothing that is computed runs from the one into the other. */
class ReissuedNameTest {
    private static final long DAY = Interval.D1.micros();
    private static final long REISSUED = 1_577_836_800_000_000L + 60 * DAY;
    private static final NameEras ERAS = new NameEras(new TreeMap<>(Map.of("LUNA", List.of(REISSUED))));
    private static final FeatureSet PLAIN = FeaturePipelineTest.LENT;
    private static final FeatureSet SET = PLAIN.with(ERAS);

    private final SparkSession spark = SparkFixture.session();

    @TempDir
    Path folder;

    private static List<Row> market() {
        List<Row> rows = new ArrayList<>();
        for (String symbol : List.of("BTC/USDT", "LUNA/USDT")) {
            rows.addAll(series("binance", symbol, Interval.D1, 120, 1));
            rows.addAll(series("binance", symbol, Interval.H4, 700, 2));
        }
        return rows;
    }

    private static long close(Row row) {
        return CandleRows.micros(row.getTimestamp(3))
                + Interval.parse(row.getString(2)).orElseThrow().micros();
    }

    private static boolean isLuna(Row row) {
        return row.getString(1).startsWith("LUNA");
    }

    private Lake lake(String name, Predicate<Row> which) {
        Lake lake = Lake.openOrCreate(spark, folder.resolve(name).toString());
        load(lake, market().stream().filter(which).toList());
        return lake;
    }

    private void load(Lake lake, List<Row> rows) {
        lake.upsert(Catalogue.CANDLES, spark.createDataFrame(rows, Catalogue.CANDLES.schema()));
    }

    /** What comes out of the bars of each asset alone, by sets that know of no reissue. */
    private Map<String, String> apart(List<Lake> alone) {
        Map<String, String> rows = new TreeMap<>();
        for (Lake lake : alone) {
            FeaturePipeline.run(lake, PLAIN, "alone", BulkLimits.NEVER);
            rows.putAll(bits(lake, PLAIN));
        }
        return rows;
    }

    private List<Lake> assets() {
        return List.of(
                lake("luna", row -> isLuna(row) && close(row) <= REISSUED),
                lake("luna2", row -> isLuna(row) && close(row) > REISSUED),
                lake("btc", row -> !isLuna(row)));
    }

    @Test
    void featuresAreThoseOfEachAssetAloneByRowsAndByColumns() {
        Map<String, String> expected = apart(assets());
        Lake rows = lake("rows", row -> true);
        FeaturePipeline.run(rows, SET, "rows", BulkLimits.NEVER);
        assertThat(bits(rows, SET)).isEqualTo(expected);

        Lake columns = lake("columns", row -> true);
        FeaturePipeline.run(columns, SET, "columns", new BulkLimits(1, 1_000_000));
        assertThat(bits(columns, SET)).isEqualTo(expected);
        Map<String, byte[]> right = states(rows);
        Map<String, byte[]> stored = states(columns);
        assertThat(stored.keySet()).isEqualTo(right.keySet());
        right.forEach((place, state) ->
                assertThat(stored.get(place)).as("state of " + place).isEqualTo(state));

        FeaturePipeline.run(columns, PLAIN, "plain");
        assertThat(bits(columns, PLAIN)).as("a set that knows of no reissue").isNotEqualTo(expected);
        assertThat(LookAheadPipeline.run(columns, SET, 3, 5)).satisfies(audit -> {
            assertThat(audit.isClean()).as(audit.toString()).isTrue();
            assertThat(audit.series()).isEqualTo(2);
        });
    }

    /** Increments that end before the reissue, on it and after it, then bars of the old asset that come late or differ. */
    @Test
    void incrementsGoOnFromTheStateOfTheirOwnAsset() {
        List<Row> all = market();
        Row late = all.stream()
                .filter(row -> isLuna(row) && row.getString(2).equals("4h"))
                .toList()
                .get(100);
        Lake lake = lake("parts", row -> close(row) <= REISSUED - 2 * DAY && !row.equals(late));
        FeaturePipeline.run(lake, SET, "r0");
        long from = REISSUED - 2 * DAY;
        for (long until : new long[] {REISSUED, REISSUED + DAY / 2, REISSUED + 3 * DAY, Long.MAX_VALUE}) {
            long after = from;
            load(
                    lake,
                    all.stream()
                            .filter(row -> close(row) > after && close(row) <= until)
                            .toList());
            assertThat(FeaturePipeline.run(lake, SET, "r").kind()).isEqualTo(Kind.INCREMENT);
            from = until;
        }
        load(lake, List.of(late));
        assertThat(FeaturePipeline.run(lake, SET, "late").kind()).isEqualTo(Kind.INCREMENT);
        assertThat(bits(lake, SET)).isEqualTo(apart(assets()));
    }

    @Test
    void noLabelLooksFromOneAssetAtTheOther() {
        LabelSettings settings = new LabelSettings(List.of(Interval.D1, Interval.H4), List.of(1, 7), 6, 1, 1, 2, ERAS);
        Lake lake = lake("labelled", row -> true);
        LabelPipeline.run(lake, settings, "r");
        List<String> expected = new ArrayList<>();
        for (Lake alone : assets()) {
            LabelPipeline.run(alone, settings, "r");
            expected.addAll(labels(alone));
        }
        assertThat(labels(lake)).containsExactlyInAnyOrderElementsOf(expected);
    }

    private static List<String> labels(Lake lake) {
        return lake.read(Catalogue.LABELS).drop("run_id").collectAsList().stream()
                .map(Row::toString)
                .toList();
    }

    /** The set of a table from before somebody knew of the reissue is another one, from which nothing is copied. */
    @Test
    void aReissueThatIsLearnedOfLaterBuildsAnew() {
        Lake lake = lake("learned", row -> isLuna(row) && row.getString(2).equals("1d"));
        FeaturePipeline.run(lake, PLAIN, "before");
        assertThat(FeaturePipeline.run(lake, SET, "after").kind()).isEqualTo(Kind.BUILT);
        assertThat(FeatureTables.current(lake, PLAIN)).contains(SET.definitionHash());
        load(
                lake,
                List.of(CandleTestRows.candle("binance", "LUNA/USDT", Interval.D1, REISSUED + 400 * DAY, 5, 6, 7, 0)));
        assertThat(FeaturePipeline.run(lake, SET, "more").features().inserted()).isEqualTo(1);
    }
}
