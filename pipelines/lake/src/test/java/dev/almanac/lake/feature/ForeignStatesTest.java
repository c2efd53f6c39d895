package dev.almanac.lake.feature;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.analytics.feature.FeatureSet;
import dev.almanac.analytics.indicator.type.IndicatorLibrary;
import dev.almanac.analytics.market.Interval;
import dev.almanac.lake.SparkFixture;
import dev.almanac.lake.feature.FeatureResult.Kind;
import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.Lake;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** States that another version of the program laid out otherwise count as absent. */
class ForeignStatesTest {
    private static final FeatureSet SET = set("rsi(5)", "close / sma(7) - 1", "rsi(9) @ 1d");

    private final SparkSession spark = SparkFixture.session();

    @TempDir
    Path folder;

    private static FeatureSet set(String... texts) {
        return FeatureSet.parse("mine", List.of(Interval.D1, Interval.H4), List.of(texts), IndicatorLibrary.builtIn());
    }

    private Lake lake(String name, List<Row> candles) {
        Lake lake = Lake.openOrCreate(spark, folder.resolve(name).toString());
        upsert(lake, candles);
        return lake;
    }

    private void upsert(Lake lake, List<Row> candles) {
        lake.upsert(Catalogue.CANDLES, spark.createDataFrame(candles, Catalogue.CANDLES.schema()));
    }

    private static boolean isFourHourly(Row row) {
        return row.getString(2).equals("4h");
    }

    /** Bars of one interval alone are new; the days that they take a column from are to be replayed as well. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                // As they were before states said how they are laid out, and as of other pieces.
                "substring(state, 9)",
                "concat(X'0102030405060708', substring(state, 9))"
            })
    void anIncrementReplaysFromTheBarsBefore(String other) {
        List<Row> all = FeaturePipelineTest.market(31).stream()
                .filter(row -> row.getString(0).equals("binance"))
                .filter(row -> row.getString(1).equals("BTC/USDT"))
                .toList();
        List<Row> fourHourly =
                all.stream().filter(ForeignStatesTest::isFourHourly).toList();
        List<Row> held = fourHourly.subList(fourHourly.size() - 50, fourHourly.size());
        Lake lake = lake("lake", all.stream().filter(row -> !held.contains(row)).toList());
        FeaturePipeline.run(lake, SET, "r1");
        lake.delta(Catalogue.FEATURE_STATE).updateExpr("true", Map.of("state", other));
        upsert(lake, held.subList(0, 30));
        FeatureResult healed = FeaturePipeline.run(lake, SET, "r2");
        assertThat(healed.kind()).isEqualTo(Kind.INCREMENT);
        assertThat(healed.features().inserted()).isEqualTo(30);
        assertThat(healed.features().updated()).isZero();
        upsert(lake, held.subList(30, 50));
        FeatureResult next = FeaturePipeline.run(lake, SET, "r3");
        assertThat(next.states().changed())
                .as("the next run finds states of both intervals")
                .isEqualTo(1);
        assertEqualsFullBuild(lake, SET, all);
    }

    @Test
    void aChangedDefinitionTakesNoStateOfAnotherFormat() {
        List<Row> all = FeaturePipelineTest.market(32).subList(0, 300);
        Lake lake = lake("lake", all);
        FeaturePipeline.run(lake, SET, "r1");
        lake.delta(Catalogue.FEATURE_STATE)
                .updateExpr("interval = '4h'", Map.of("state", "concat(X'0102030405060708', substring(state, 9))"));
        FeatureSet after = set("rsi(5)", "ema(4)", "close / sma(7) - 1", "rsi(9) @ 1d");
        assertThat(FeaturePipeline.run(lake, after, "r2").kind()).isEqualTo(Kind.COPIED);
        assertEqualsFullBuild(lake, after, all);
    }

    private void assertEqualsFullBuild(Lake lake, FeatureSet set, List<Row> candles) {
        Lake fresh = lake("fresh", candles);
        FeaturePipeline.run(fresh, set, "fresh");
        assertThat(FeaturePipelineTest.bits(lake, set)).isEqualTo(FeaturePipelineTest.bits(fresh, set));
        assertThat(states(lake, set)).containsAllEntriesOf(states(fresh, set));
    }

    private static Map<String, String> states(Lake lake, FeatureSet set) {
        Map<String, String> states = new TreeMap<>();
        FeaturePipelineTest.states(lake.read(Catalogue.FEATURE_STATE)
                        .filter(col("definition").equalTo(set.definitionHash())))
                .forEach((place, state) -> states.put(place, HexFormat.of().formatHex(state)));
        return states;
    }
}
