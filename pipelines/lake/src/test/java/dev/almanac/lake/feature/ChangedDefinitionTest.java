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
import dev.almanac.lake.table.TableSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A definition that changes takes what stayed from the table before, and computes the rest. */
class ChangedDefinitionTest {
    private static final FeatureSet BEFORE = set(
            "rsi(5)",
            "close / sma(7) - 1",
            "strength = ta4j(RSIIndicator, 5, window = 12)",
            "rsi(9) @ 1d",
            "heat = sql(rsi_5 * close)");

    /** One column goes, others come, of which one shares an indicator with one that stayed. */
    private static final FeatureSet AFTER = set(
            "cold = sql(strength - d1_rsi_3)",
            "ema(4)",
            "above = close / sma(7) - 1",
            "close / sma(7) - 1",
            "strength = ta4j(RSIIndicator, 5, window = 12)",
            "rsi(9) @ 1d",
            "rsi(3) @ 1d");

    private final SparkSession spark = SparkFixture.session();

    @TempDir
    Path folder;

    private static FeatureSet set(String... texts) {
        return FeatureSet.parse("mine", List.of(Interval.D1, Interval.H4), List.of(texts), IndicatorLibrary.builtIn());
    }

    private Lake lake(String name, List<Row> candles) {
        Lake lake = Lake.openOrCreate(spark, folder.resolve(name).toString());
        lake.upsert(Catalogue.CANDLES, spark.createDataFrame(candles, Catalogue.CANDLES.schema()));
        return lake;
    }

    private static Map<String, byte[]> states(Lake lake, FeatureSet set) {
        return FeaturePipelineTest.states(
                lake.read(Catalogue.FEATURE_STATE).filter(col("definition").equalTo(set.definitionHash())));
    }

    private void assertEqualsFullBuild(String what, Lake lake, List<Row> candles) {
        assertEqualsFullBuild(what, lake, AFTER, candles);
    }

    private void assertEqualsFullBuild(String what, Lake lake, FeatureSet set, List<Row> candles) {
        Lake fresh = lake(what, candles);
        assertThat(FeaturePipeline.run(fresh, set, "fresh").kind()).isEqualTo(Kind.BUILT);
        assertThat(FeaturePipelineTest.bits(lake, set)).as(what).isEqualTo(FeaturePipelineTest.bits(fresh, set));
        Map<String, byte[]> states = states(lake, set);
        states(fresh, set).forEach((place, state) -> assertThat(states.get(place))
                .as(what + ": state of " + place)
                .isEqualTo(state));
    }

    @Test
    void whatStayedIsCopiedAndAllOfItEqualsAFullBuild() {
        List<Row> all = FeaturePipelineTest.market(21);
        List<Row> first = all.subList(0, all.size() - 40);
        Lake lake = lake("lake", first);
        FeaturePipeline.run(lake, BEFORE, "r1");
        assertThat(FeaturePipeline.run(lake, AFTER, "r2").kind()).isEqualTo(Kind.COPIED);
        assertThat(FeatureTables.current(lake, AFTER)).contains(AFTER.definitionHash());
        assertThat(lake.read(FeatureTables.spec(BEFORE)).count())
                .as("the old table stays")
                .isEqualTo(first.size());
        assertEqualsFullBuild("copied", lake, first);

        lake.upsert(
                Catalogue.CANDLES,
                spark.createDataFrame(all.subList(first.size(), all.size()), Catalogue.CANDLES.schema()));
        assertThat(FeaturePipeline.run(lake, AFTER, "r3").kind()).isEqualTo(Kind.INCREMENT);
        assertEqualsFullBuild("after an increment", lake, all);

        // Back to the definition before, whose table is there and behind: brought up to date, not built.
        assertThat(FeaturePipeline.run(lake, BEFORE, "r4").kind()).isEqualTo(Kind.INCREMENT);
    }

    /** A row may have been knowable earlier where it no longer takes a column from a bar that came late. */
    @Test
    void whereAnIntervalHasGoneTheOwnColumnsAreCopiedAndTimesFoundAnew() {
        List<Row> all = FeaturePipelineTest.market(24).subList(0, 200);
        FeatureSet both = set("rsi(5)", "sma(7)", "rsi(9) @ 1d", "rsi(3) @ 4h");
        FeatureSet one = set("sma(7)", "ema(4)", "rsi(9) @ 1d");
        FeatureSet none = set("sma(7)", "ema(4)");
        Lake lake = lake("lake", all);
        FeaturePipeline.run(lake, both, "r1");
        assertThat(FeaturePipeline.run(lake, one, "r2").kind()).isEqualTo(Kind.COPIED);
        assertEqualsFullBuild("one interval gone", lake, one, all);
        assertThat(FeaturePipeline.run(lake, none, "r3").kind()).isEqualTo(Kind.COPIED);
        assertEqualsFullBuild("both gone", lake, none, all);
    }

    @Test
    void ofManyRowsOnlyWhatMayTakeLongIsWorthCopying() {
        List<Row> all = FeaturePipelineTest.market(25).subList(0, 200);
        BulkLimits many = new BulkLimits(all.size(), 100);
        Lake lake = lake("lake", all);
        FeatureSet cheap = set("rsi(6)", "sma(7)");
        FeaturePipeline.run(lake, set("rsi(5)", "sma(7)"), "r1", many);
        assertThat(FeaturePipeline.run(lake, cheap, "r2", many).kind()).isEqualTo(Kind.BUILT);
        assertEqualsFullBuild("cheap columns", lake, cheap, all);

        FeatureSet slow = set("rsi(5)", "ta4j(RSIIndicator, 5, window = 30)");
        FeatureSet changed = set("rsi(6)", "ta4j(RSIIndicator, 5, window = 30)");
        FeaturePipeline.run(lake, slow, "r3", many);
        assertThat(FeaturePipeline.run(lake, changed, "r4", many).kind()).isEqualTo(Kind.COPIED);
        assertEqualsFullBuild("a slow column", lake, changed, all);
        FeatureSet slower = set("rsi(6)", "sma(7)", "ta4j(RSIIndicator, 6, window = 30)");
        FeaturePipeline.run(lake, cheap, "r5", many);
        assertThat(FeaturePipeline.run(lake, slower, "r6", many).kind())
                .as("only what stayed is copied, and that is cheap")
                .isEqualTo(Kind.BUILT);
    }

    @Test
    void whatIsCopiedIsWhatWasStored() {
        List<Row> all = FeaturePipelineTest.market(22).subList(0, 120);
        Lake lake = lake("lake", all);
        FeaturePipeline.run(lake, BEFORE, "r1");
        lake.delta(FeatureTables.spec(BEFORE)).updateExpr("true", Map.of("strength", "77D", "rsi_5", "78D"));
        assertThat(FeaturePipeline.run(lake, AFTER, "r2").kind()).isEqualTo(Kind.COPIED);
        assertThat(lake.read(FeatureTables.spec(AFTER)).filter("strength = 77").count())
                .isEqualTo(120);
    }

    @Test
    void aTableThatIsBehindOrLacksRowsGivesNothing() {
        List<Row> all = FeaturePipelineTest.market(23).subList(0, 120);
        Lake lake = lake("behind", all.subList(0, 100));
        FeaturePipeline.run(lake, BEFORE, "r1");
        lake.upsert(Catalogue.CANDLES, spark.createDataFrame(all.subList(100, 120), Catalogue.CANDLES.schema()));
        assertThat(FeaturePipeline.run(lake, AFTER, "r2").kind()).isEqualTo(Kind.BUILT);
        assertEqualsFullBuild("full", lake, all);

        FeatureSet next = set("rsi(5)", "ema(4)");
        lake.delta(FeatureTables.spec(AFTER)).delete("interval = '1d'");
        assertThat(FeaturePipeline.run(lake, next, "r3").kind()).isEqualTo(Kind.BUILT);
    }

    /** As many rows as there are bars, and yet not one for each. */
    @Test
    void aTableWithARowTwiceForOneThatIsMissingGivesNothing() {
        List<Row> all = FeaturePipelineTest.market(25).subList(0, 120);
        Lake lake = lake("lake", all);
        FeaturePipeline.run(lake, BEFORE, "r1");
        TableSpec table = FeatureTables.spec(BEFORE);
        List<Row> rows = lake.read(table)
                .filter("interval = '1d'")
                .orderBy("open_time")
                .limit(2)
                .collectAsList();
        lake.append(table, spark.createDataFrame(rows.subList(0, 1), table.schema()));
        lake.delta(table)
                .delete(col("interval")
                        .equalTo("1d")
                        .and(col("open_time").equalTo(rows.get(1).getTimestamp(3)))
                        .and(col("venue").equalTo(rows.get(1).getString(0))));
        assertThat(lake.read(table).count()).isEqualTo(all.size());
        assertThat(FeaturePipeline.run(lake, AFTER, "r2").kind()).isEqualTo(Kind.BUILT);
        assertEqualsFullBuild("full", lake, all);
    }
}
