package dev.almanac.lake.ranking;

import static dev.almanac.lake.ranking.MarketLake.AS_OF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.almanac.analytics.error.UserException;
import dev.almanac.analytics.feature.CoreFeatures;
import dev.almanac.analytics.feature.FeatureSet;
import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.Symbol;
import dev.almanac.analytics.quality.check.CheckSettings;
import dev.almanac.analytics.ranking.RankedSymbol;
import dev.almanac.analytics.ranking.RecommendationId;
import dev.almanac.analytics.ranking.Status;
import dev.almanac.analytics.report.QualityFinding;
import dev.almanac.analytics.report.ReportInput;
import dev.almanac.analytics.universe.DailyHistory;
import dev.almanac.analytics.universe.Universe;
import dev.almanac.lake.feature.FeatureTables;
import dev.almanac.lake.row.CandleRows;
import dev.almanac.lake.row.DailyRows;
import dev.almanac.lake.row.FindingRows;
import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.Lake;
import dev.almanac.lake.table.TableSpec;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RankingPipelineTest {
    private static final Instant SOON = AS_OF.plus(Duration.ofMinutes(10));
    private static final Instant LATE = AS_OF.plus(Duration.ofDays(3));

    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    private static @Nullable RankingOutcome first;

    private MarketLake market;
    private Lake lake;

    @BeforeAll
    static void prepare() {
        MarketLake.create(shared.resolve("lake"));
        first = MarketLake.copy(shared.resolve("lake"), shared.resolve("ranked"))
                .rank(MarketLake.settings(-9, 7), AS_OF, SOON);
    }

    /** Goes on with a lake that was ranked once, at {@link #SOON}, instead of an unranked one. */
    private RankingOutcome rankedBefore() {
        market = MarketLake.copy(shared.resolve("ranked"), folder.resolve("ranked"));
        lake = market.lake();
        return Objects.requireNonNull(first);
    }

    @BeforeEach
    void fill() {
        market = MarketLake.copy(shared.resolve("lake"), folder.resolve("lake"));
        lake = market.lake();
    }

    @Test
    void publishesOnceAndRevisesOnlyWhatChanged() {
        RankingOutcome ranked = rankedBefore();
        assertThat(ranked.revision()).isEqualTo(1);
        assertThat(ranked.retrospective()).isFalse();
        assertThat(ranked.rankings().inserted()).isEqualTo(11);
        assertThat(ranked.recommendations().inserted()).isEqualTo(5);
        assertThat(StoredRankings.latest(lake.read(Catalogue.RANKINGS), AS_OF, "default"))
                .hasValueSatisfying(published -> {
                    assertThat(published.ranking()).isEqualTo(ranked.ranking());
                    assertThat(published.madeAt()).isEqualTo(SOON);
                });
        Row call = lake.read(Catalogue.RECOMMENDATIONS).orderBy("rank").first();
        RankedSymbol best = ranked.ranking().rows().get(0);
        assertThat(call.<String>getAs("recommendation_id"))
                .isEqualTo(RecommendationId.of(AS_OF, "default", "binance", best.symbol(), 1));
        assertThat(call.<Timestamp>getAs("entry_time").toInstant()).isEqualTo(AS_OF.plus(Duration.ofDays(1)));

        RankingOutcome again = market.rank(MarketLake.settings(-9, 7), AS_OF, LATE);
        assertThat(again.revision()).isEqualTo(1);
        assertThat(again.retrospective()).isFalse();
        assertThat(List.of(again.universe(), again.rankings(), again.recommendations()))
                .allSatisfy(result -> assertThat(result.changed()).isZero());
        assertThat(again.rankings().version()).isEqualTo(ranked.rankings().version());

        market.correctLastBar(3);
        RankingOutcome revised = market.rank(MarketLake.settings(-9, 7), AS_OF, LATE);
        assertThat(revised.revision()).isEqualTo(2);
        assertThat(revised.retrospective()).isTrue();
        assertThat(lake.read(Catalogue.RANKINGS).filter("revision = 1").count()).isEqualTo(11);
        assertThat(lake.read(Catalogue.RECOMMENDATIONS).filter("retrospective").count())
                .isEqualTo(revised.ranking().with(Status.CALL).size());

        RankingOutcome otherHorizon = market.rank(MarketLake.settings(-9, 14), AS_OF, LATE);
        assertThat(otherHorizon.revision()).isEqualTo(3);
        assertThat(lake.read(Catalogue.RECOMMENDATIONS)
                        .filter("revision = 1 AND horizon_days = 7")
                        .count())
                .isEqualTo(5);
    }

    @Test
    void whoseBarsCannotBeTrustedIsNotRanked() {
        market.mistakeTheUnit(3, 20);
        market.mistakeTheUnit(5, 92);
        RankingOutcome outcome = market.rank(MarketLake.settings(-9, 7), AS_OF, SOON);

        assertThat(outcome.ranking().rows()).hasSize(9);
        assertThat(outcome.ranking().nonMembers())
                .extracting(one -> one.symbol() + " " + one.rule())
                .containsExactly("A3/USDT power_of_ten", "NEW/USDT short_history");
        assertThat(outcome.ranking().nonMembers().get(0).reason())
                .startsWith(
                        "its bars cannot be trusted from 2022-09-20 to 2022-09-22: 2 bars stand at 1/100 of the price");

        // On the first of the two days the price might still stay there, on the day before nothing was known of it.
        Instant before = AS_OF.minus(Duration.ofDays(21));
        assertThat(soundUniverse(before).nonMembers())
                .extracting(one -> one.symbol().base())
                .doesNotContain("A3");
        Instant first = AS_OF.minus(Duration.ofDays(20));
        assertThat(soundUniverse(first).nonMembers())
                .extracting(one -> one.symbol() + " " + one.rule())
                .contains("A3/USDT redenomination");
    }

    private Universe soundUniverse(Instant asOf) {
        return SoundUniverse.at(asOf, MarketLake.settings(-9, 7), CheckSettings.DEFAULT, histories(asOf), Map.of());
    }

    private List<DailyHistory> histories(Instant asOf) {
        return DailyRows.knownAt(lake.read(Catalogue.CANDLES), asOf, ReportInput.HISTORY_DAYS, Set.of());
    }

    @Test
    void whatWasNotKnownAtTheAsOfChangesNothing() {
        RankingOutcome before = rankedBefore();
        market.nextDay();
        RankingOutcome after = market.rank(MarketLake.settings(-9, 7), AS_OF, LATE);
        assertThat(after.ranking()).isEqualTo(before.ranking());
        assertThat(after.rankings().changed()).isZero();
        RankingOutcome nextDay = market.rank(MarketLake.settings(-9, 7), AS_OF.plus(Duration.ofDays(1)), LATE);
        assertThat(nextDay.revision()).isEqualTo(1);
        assertThat(nextDay.ranking().rows()).hasSize(9);
        assertThat(nextDay.ranking().nonMembers())
                .extracting(one -> one.symbol() + " " + one.rule())
                .containsExactly("A9/USDT no_last_bar", "NEW/USDT no_last_bar");
    }

    @Test
    void findingsReachTheRankingAndWhyExplains() {
        Timestamp lastOpen = Timestamp.from(AS_OF.minus(Duration.ofDays(1)));
        List<Row> findings =
                List.of(finding("A1/USDT", "maybe_open", lastOpen), finding("A2/USDT", "outlier", lastOpen));
        lake.upsert(Catalogue.DATA_QUALITY, lake.spark().createDataFrame(findings, Catalogue.DATA_QUALITY.schema()));
        RankingOutcome outcome = market.rank(MarketLake.settings(-9, 7), AS_OF, SOON);
        assertThat(outcome.ranking().nonMembers())
                .extracting(one -> one.symbol() + " " + one.rule())
                .containsExactly("A1/USDT maybe_open", "NEW/USDT short_history");
        Why ranked = Why.of(lake, Optional.of(AS_OF), "default", "a2");
        assertThat(ranked.members()).isEqualTo(9);
        assertThat(ranked.ranked()).singleElement().satisfies(row -> {
            assertThat(row.facts().outliers()).isEqualTo(1);
            assertThat(row.confidence().dataQuality()).isEqualTo(0.9);
        });
        assertThat(Why.of(lake, Optional.of(AS_OF), "default", "NEW-USDT")
                        .leftOut()
                        .get(0)
                        .reason())
                .isEqualTo("it has 50 daily bars, fewer than 200");
        assertThatThrownBy(() -> Why.of(lake, Optional.of(AS_OF), "default", "XYZ"))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("A0/USDT, A1/USDT");
        assertThatThrownBy(() -> Why.of(lake, Optional.of(AS_OF), "other", "A1"))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("the lake has no ranking of profile other")
                .hasMessageContaining("almanac rank --as-of 2022-10-11T00:00:00Z");
    }

    @Test
    void whyWithoutADayExplainsTheLatestThatWasRankedAndNamesItOtherwise() {
        Instant later = AS_OF.plus(Duration.ofDays(900));
        assertThatThrownBy(() -> Why.of(lake, Optional.empty(), "default", "A1"))
                .hasMessageContaining("almanac daily");
        RankingOutcome ranked = market.rank(MarketLake.settings(-9, 7), AS_OF, SOON);
        assertThat(ranked.coverage()).isEmpty();
        RankingOutcome nobody = market.rank(MarketLake.settings(-9, 7), later, later);
        assertThat(nobody.ranking().rows()).isEmpty();
        assertThat(nobody.coverage().orElseThrow().rankable()).contains(AS_OF);
        assertThat(Why.of(lake, Optional.empty(), "default", "A1").asOf()).isEqualTo(AS_OF);
        assertThat(Why.of(lake, Optional.of(later), "default", "A1").leftOut()).hasSize(1);
        assertThatThrownBy(() -> Why.of(lake, Optional.of(AS_OF.minusSeconds(1)), "default", "A1"))
                .hasMessageContaining("is ranked for 2022-10-11T00:00:00Z, 2025-03-29T00:00:00Z");
    }

    @Test
    void refusesToRankBeforeTheFeaturesKnowTheLastBarAndWritesNothing() {
        market.nextDay(7);
        Instant next = AS_OF.plus(Duration.ofDays(1));
        assertThatThrownBy(() -> market.rank(MarketLake.settings(-9, 7), next, next))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("the features are behind the candles")
                .hasMessageContaining("2 symbols have no features of the last daily bar")
                .hasMessageContaining("A7/USDT has a daily bar of 2022-10-11")
                .hasMessageContaining("almanac features");
        assertThat(lake.exists(Catalogue.INSTRUMENTS)).isFalse();
        assertThat(lake.exists(Catalogue.RANKINGS)).isFalse();
        assertThat(market.rank(MarketLake.settings(-9, 7), AS_OF, SOON).revision())
                .isEqualTo(1);
    }

    @Test
    void refusesToRankByFeaturesOfBarsThatWereCorrectedSinceAndWritesNothing() {
        market.correctBarAlone(4, 10);
        assertThatThrownBy(() -> market.rank(MarketLake.settings(-9, 7), AS_OF, SOON))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("the features are behind the candles")
                .hasMessageContaining("A4/USDT from the bar of 2022-09-30 on")
                .hasMessageContaining("almanac features");
        assertThat(lake.exists(Catalogue.INSTRUMENTS)).isFalse();
        assertThat(lake.exists(Catalogue.RANKINGS)).isFalse();
        Instant before = AS_OF.minus(Duration.ofDays(11));
        assertThat(market.rank(MarketLake.settings(-9, 7), before, SOON).revision())
                .as("a day that did not know the bar yet")
                .isEqualTo(1);
    }

    @Test
    void aCompactionOfTheCandlesLeavesTheFeaturesCurrent() {
        market.nextDay(9);
        lake.delta(Catalogue.CANDLES).optimize().executeCompaction();
        assertThat(market.rank(MarketLake.settings(-9, 7), AS_OF, SOON).revision())
                .isEqualTo(1);
    }

    @Test
    void refusesToRankByADefinitionThatWasNeverComputed() {
        FeatureSet set = CoreFeatures.set();
        TableSpec other = FeatureTables.spec(new FeatureSet(
                set.name(), set.intervals(), set.own(), set.joined().subList(0, 1)));
        RankingRequest request =
                new RankingRequest(AS_OF, MarketLake.settings(-9, 7), CheckSettings.DEFAULT, other, SOON, "run");
        assertThatThrownBy(() -> RankingPipeline.run(lake, request))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("the features are behind the candles")
                .hasMessageContaining("no features of the configured set have been computed")
                .hasMessageContaining("almanac features");
        assertThat(lake.exists(Catalogue.RANKINGS)).isFalse();
    }

    @Test
    void findingsAreThoseOfTheAsOf() {
        List<Row> findings = List.of(
                finding("A2/USDT", "outlier", Timestamp.from(AS_OF.minus(Duration.ofDays(1)))),
                finding("A2/USDT", "outlier", Timestamp.from(AS_OF.minus(Duration.ofHours(12)))),
                gap("A3/USDT", AS_OF.minus(Duration.ofDays(2)), 5),
                gap("A4/USDT", AS_OF, 2));
        List<QualityFinding> daily =
                FindingRows.daily(lake.spark().createDataFrame(findings, Catalogue.DATA_QUALITY.schema()), AS_OF);
        assertThat(FindingRows.knownAt(AS_OF, daily, List.of()))
                .extracting(
                        QualityFinding::symbol, QualityFinding::until, QualityFinding::bars, QualityFinding::message)
                .containsExactly(
                        tuple("A2/USDT", AS_OF, 1L, "As simulated."),
                        tuple("A3/USDT", AS_OF, 2L, "2 bars are missing"));
        assertThat(FindingRows.knownAt(AS_OF, daily, List.of(delayed("A2/USDT"), delayed("A3/USDT"))))
                .extracting(QualityFinding::symbol, QualityFinding::until, QualityFinding::bars)
                .containsExactly(tuple("A3/USDT", AS_OF.minus(Duration.ofDays(1)), 1L));
    }

    @Test
    void aLastBarWithoutTradesIsNoPriceToRankBy() {
        lake.delta(Catalogue.CANDLES)
                .updateExpr(
                        "symbol = 'A4/USDT' AND open_time = timestamp'2022-10-10T00:00:00Z'", Map.of("volume", "0.0D"));
        RankingOutcome outcome = market.rank(MarketLake.settings(-9, 7), AS_OF, SOON);
        assertThat(outcome.ranking().rows()).hasSize(9);
        assertThat(outcome.ranking().nonMembers())
                .filteredOn(one -> one.symbol().toString().equals("A4/USDT"))
                .singleElement()
                .satisfies(one -> assertThat(one.rule() + ": " + one.reason())
                        .isEqualTo("no_last_bar: its last daily bar with trades is of 2022-10-09, 1 day before the last"
                                + " closed one"));
    }

    @Test
    void universeIsDated() {
        rankedBefore();
        List<Row> rows = lake.read(Catalogue.INSTRUMENTS).orderBy("symbol").collectAsList();
        assertThat(rows).hasSize(11);
        assertThat(rows.get(10).<Timestamp>getAs("valid_from").toInstant()).isEqualTo(AS_OF.minus(Duration.ofDays(50)));
        assertThat(rows.get(10).<String>getAs("status")).isEqualTo("listed");
        assertThat(rows.get(10).<Timestamp>getAs("valid_to")).isNull();
        assertThat(rows.get(10).<Timestamp>getAs("known_at").toInstant()).isEqualTo(AS_OF.minus(Duration.ofDays(49)));
        assertThat(rows.get(10).<Timestamp>getAs("learned_at").toInstant()).isEqualTo(SOON);
        assertThat(rows.get(0).<String>getAs("asset_class")).isEqualTo("ordinary");
        assertThat(CandleRows.micros(rows.get(0).<Timestamp>getAs("valid_from")))
                .isEqualTo(CandleRows.micros(AS_OF.minus(Duration.ofDays(420))));
    }

    @Test
    void aRunThatDiedBetweenItsTablesIsCompleted() {
        RankingOutcome ranked = rankedBefore();
        assertThat(ranked.recommendations().inserted()).isEqualTo(5);
        lake.delta(Catalogue.RECOMMENDATIONS).delete("rank > 2");
        RankingOutcome again = market.rank(MarketLake.settings(-9, 7), AS_OF, LATE);
        assertThat(again.revision()).isEqualTo(1);
        assertThat(again.recommendations().inserted()).isEqualTo(3);
        assertThat(lake.read(Catalogue.RECOMMENDATIONS)
                        .select("made_at")
                        .distinct()
                        .collectAsList())
                .extracting(row -> row.getTimestamp(0).toInstant())
                .containsExactly(SOON);
    }

    @Test
    void anEmptyLakeHasNothingToRank() {
        Lake empty = Lake.openOrCreate(lake.spark(), folder.resolve("empty").toString());
        RankingOutcome outcome = RankingPipeline.run(
                empty,
                new RankingRequest(
                        AS_OF, MarketLake.settings(0, 7), CheckSettings.DEFAULT, MarketLake.features(), SOON, "run"));
        assertThat(outcome.revision()).isZero();
        assertThat(outcome.ranking().rows()).isEmpty();
        assertThat(empty.exists(Catalogue.RANKINGS)).isFalse();
    }

    /** A pair whose bars become knowable an hour after their close. */
    private static DailyHistory delayed(String symbol) {
        long open = CandleRows.micros(AS_OF.minus(Duration.ofDays(2)));
        return new DailyHistory(
                "binance",
                Symbol.parse(symbol).orElseThrow(),
                open,
                1,
                List.of(Candle.of(open, 1, 1, 1, 1, 1)),
                false,
                3_600_000_000L);
    }

    private static Row gap(String symbol, Instant from, long bars) {
        Timestamp until = Timestamp.from(from.plus(Duration.ofDays(bars)));
        return RowFactory.create(
                "candles",
                "binance",
                symbol,
                "1d",
                "gap",
                Timestamp.from(from),
                until,
                bars,
                "5 bars are missing",
                "run");
    }

    private static Row finding(String symbol, String rule, Timestamp from) {
        Timestamp until = Timestamp.from(from.toInstant().plus(Duration.ofDays(1)));
        return RowFactory.create("candles", "binance", symbol, "1d", rule, from, until, 1L, "As simulated.", "run");
    }
}
