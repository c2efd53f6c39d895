package dev.almanac.analytics.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.almanac.analytics.market.Symbol;
import dev.almanac.analytics.universe.NonMember;
import dev.almanac.analytics.universe.UniverseSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RankerTest {
    private static final RankingSettings SETTINGS = RankingSettings.defaults();
    private static final DataFacts SOUND = new DataFacts(90, 0, 0, 5e7, true);

    @Test
    void smallCrossSectionByHand() {
        // Only one trend and one momentum feature: each component keeps half of the weight of the two.
        List<Candidate> five = new ArrayList<>();
        double[] trend = {0.1, 0.2, 0.3, 0.4, 0.5};
        double[] momentum = {5, 4, 3, 2, 1};
        for (int i = 0; i < 5; i++) {
            five.add(candidate("A" + i, Map.of("sma_ratio_50", trend[i], "roc_30", momentum[i] / 100), SOUND));
        }
        Ranking ranking = Ranker.rank(five, List.of(), SETTINGS);
        // Trend and momentum cancel out: all scores are zero to rounding, all ranks by symbol or rounding only.
        assertThat(ranking.rows()).allSatisfy(row -> assertThat(row.score()).isCloseTo(0, within(1e-12)));
        RankedSymbol best = row(ranking, "A4");
        Contribution fromTrend = contribution(best, RankedFeature.SMA_RATIO_50);
        assertThat(fromTrend.weight()).isCloseTo(0.5, within(1e-15));
        assertThat(fromTrend.z()).isCloseTo(2 / 1.482602218505602, within(1e-12));
        assertThat(fromTrend.contribution()).isCloseTo(1 / 1.482602218505602, within(1e-12));
        assertThat(fromTrend.place()).isEqualTo(1);
        assertThat(contribution(best, RankedFeature.ROC_30).place()).isEqualTo(5);
        assertThat(contribution(best, RankedFeature.ROC_30).of()).isEqualTo(5);
        assertThat(contribution(best, RankedFeature.ROC_7).place()).isZero();
        assertThat(contribution(best, RankedFeature.ROC_7).weight()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void contributionsAddUpAndWeightsSumToOne(long seed) {
        Ranking ranking = Ranker.rank(random(seed, 25, 0.1), List.of(), SETTINGS);
        assertThat(ranking.rows()).hasSize(25);
        for (RankedSymbol row : ranking.rows()) {
            double sum = row.contributions().stream()
                    .mapToDouble(Contribution::contribution)
                    .sum();
            double weights = row.contributions().stream()
                    .mapToDouble(Contribution::weight)
                    .sum();
            assertThat(row.score()).as("seed %d", seed).isCloseTo(sum, within(1e-12));
            assertThat(weights).as("seed %d", seed).isCloseTo(1, within(1e-12));
            assertThat(row.confidence().value()).isBetween(0.0, 1.0);
            assertThat(row.rank())
                    .isBetween(row.confidence().bestRank(), row.confidence().worstRank());
        }
        assertThat(ranking.rows())
                .isSortedAccordingTo((a, b) -> Double.compare(b.score(), a.score()))
                .extracting(RankedSymbol::rank)
                .first()
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void scaleAndOffsetOfAFeatureChangeNothing(long seed) {
        List<Candidate> plain = random(seed, 20, 0);
        Ranking expected = Ranker.rank(plain, List.of(), SETTINGS);
        assertSameScores(Ranker.rank(mapped(plain, "roc_30", value -> value + 7), List.of(), SETTINGS), expected);
        assertSameScores(Ranker.rank(mapped(plain, "natr_14", value -> value * 12), List.of(), SETTINGS), expected);
        assertSameScores(
                Ranker.rank(mapped(plain, "quote_volume_median_30", value -> value * 0.01), List.of(), SETTINGS),
                expected);
    }

    @Test
    void orderOfTheInputDoesNotMatter() {
        List<Candidate> candidates = random(9, 20, 0.2);
        Ranking expected = Ranker.rank(candidates, List.of(), SETTINGS);
        Collections.shuffle(candidates, new Random(1));
        assertThat(Ranker.rank(candidates, List.of(), SETTINGS)).isEqualTo(expected);
    }

    @Test
    void theWeightOfAMissingComponentGoesToTheOthersInProportion() {
        List<Candidate> candidates = random(4, 12, 0);
        Candidate first = candidates.get(0);
        Map<String, Double> features = new HashMap<>(first.features());
        Component.TREND.features().forEach(feature -> features.put(feature.column(), Double.NaN));
        features.remove("roc_7");
        candidates.set(0, new Candidate(first.venue(), first.symbol(), features, first.facts()));
        RankedSymbol row =
                row(Ranker.rank(candidates, List.of(), SETTINGS), first.symbol().base());
        assertThat(contribution(row, RankedFeature.SMA_RATIO_50).weight()).isZero();
        // Momentum has 0.30 of the remaining 0.70, in four features instead of five.
        assertThat(contribution(row, RankedFeature.ROC_30).weight()).isCloseTo(0.3 / 0.7 / 4, within(1e-15));
        assertThat(contribution(row, RankedFeature.NATR_14).weight()).isCloseTo(0.15 / 0.7 / 3, within(1e-15));
        assertThat(row.confidence().dataQuality()).isCloseTo(11.0 / 17, within(1e-15));
    }

    @Test
    void equalMembersScoreZeroAndStandByVenueAndSymbol() {
        List<Candidate> equal = new ArrayList<>();
        for (String base : List.of("C", "A", "B")) {
            equal.add(candidate(base, Map.of("roc_30", 0.1), SOUND));
        }
        Ranking ranking = Ranker.rank(equal, List.of(), SETTINGS);
        assertThat(ranking.rows()).extracting(row -> row.symbol().base()).containsExactly("A", "B", "C");
        assertThat(ranking.rows()).allSatisfy(row -> assertThat(row.score()).isZero());
    }

    @Test
    void vetoesComeBeforeTheBarAndKeepTheirPlace() {
        RankingSettings low = withBar(-10, 0, 10);
        List<Candidate> candidates = random(6, 12, 0);
        replaceFacts(candidates, 0, new DataFacts(90, 0, 3, 5e7, true));
        replaceFacts(candidates, 1, new DataFacts(90, 0, 0, 999_999, true));
        replaceFacts(candidates, 2, new DataFacts(90, 0, 0, Double.NaN, true));
        Candidate wild = candidates.get(3);
        Map<String, Double> features = new HashMap<>(wild.features());
        features.put("return_z_60", -6.7);
        candidates.set(3, new Candidate(wild.venue(), wild.symbol(), features, wild.facts()));
        Ranking ranking = Ranker.rank(candidates, List.of(), low);
        assertThat(verdict(ranking, candidates.get(0)).rule()).isEqualTo("stale");
        assertThat(verdict(ranking, candidates.get(1)).rule()).isEqualTo("thin_liquidity");
        assertThat(verdict(ranking, candidates.get(1)).lacking())
                .isEqualTo("30-day median turnover 1.00M USDT, below 1.00M (estimated as close x volume)");
        assertThat(verdict(ranking, candidates.get(2)).rule()).isEqualTo("thin_liquidity");
        assertThat(verdict(ranking, candidates.get(3)).rule()).isEqualTo("anomaly");
        assertThat(verdict(ranking, candidates.get(3)).lacking())
                .isEqualTo("the day's return against 60 days −6.7 σ, beyond 6.0 σ");
        assertThat(ranking.with(Status.VETOED)).hasSize(4);
        assertThat(ranking.with(Status.CALL)).hasSize(8);
        assertThat(ranking.rows()).extracting(RankedSymbol::rank).hasSize(12).doesNotHaveDuplicates();
    }

    @Test
    void barIsScoreThenConfidenceThenPlaces() {
        List<Candidate> candidates = random(8, 20, 0);
        Ranking open = Ranker.rank(candidates, List.of(), withBar(-10, 0, 3));
        assertThat(open.with(Status.CALL)).hasSize(3);
        assertThat(open.with(Status.NEAR_MISS))
                .hasSize(5)
                .allSatisfy(row -> assertThat(row.verdict().rule()).isEqualTo("places"));
        Ranking none = Ranker.rank(candidates, List.of(), withBar(10, 0, 3));
        assertThat(none.with(Status.CALL)).isEmpty();
        assertThat(none.rows().get(0).verdict().status()).isEqualTo(Status.NEAR_MISS);
        assertThat(none.rows().get(0).verdict().lacking()).contains("below the bar of +10.00");
        Ranking sure = Ranker.rank(candidates, List.of(), withBar(-10, 1, 3));
        assertThat(sure.rows().get(0).verdict().rule()).isEqualTo("confidence");
        assertThat(sure.rows().get(0).verdict().reason()).matches(".+ \\d+\\.\\d %");
    }

    @Test
    void underEightMembersThereAreNoCalls() {
        Ranking ranking = Ranker.rank(random(3, 7, 0), List.of(), withBar(-10, 0, 10));
        assertThat(ranking.with(Status.CALL)).isEmpty();
        assertThat(ranking.rows().get(0).verdict().rule()).isEqualTo("few_members");
        assertThat(ranking.rows().get(0).verdict().lacking()).isEqualTo("7 members, fewer than 8");
        assertThat(Ranker.rank(random(3, 8, 0), List.of(), withBar(-10, 0, 10)).with(Status.CALL))
                .hasSize(8);
    }

    @Test
    void emptyAndFeaturelessDays() {
        assertThat(Ranker.rank(List.of(), List.of(), SETTINGS).rows()).isEmpty();
        NonMember known = new NonMember("binance", Symbol.parse("ZZZ/USDT").orElseThrow(), "excluded", "so it is");
        Ranking ranking =
                Ranker.rank(List.of(candidate("A", Map.of("roc_30", Double.NaN), SOUND)), List.of(known), SETTINGS);
        assertThat(ranking.rows()).isEmpty();
        assertThat(ranking.nonMembers()).extracting(NonMember::rule).containsExactly("no_features", "excluded");
    }

    @Test
    void settingsCheckThemselves() {
        assertThatThrownBy(() -> withWeights(Map.of(Component.TREND, 0.7))).hasMessageContaining("add up to 0.7");
        assertThatThrownBy(() -> withWeights(Map.of(Component.TREND, 1.5, Component.MOMENTUM, -0.5)))
                .hasMessageContaining("not 0 to 1");
        assertThat(withWeights(Map.of(Component.MOMENTUM, 1.0)).weight(Component.TREND))
                .isZero();
    }

    @Test
    void idOfARecommendationIsAHashOfItsKey() {
        Instant asOf = Instant.parse("2022-10-11T00:00:00Z");
        Symbol symbol = new Symbol("SOL", "USDT");
        String id = RecommendationId.of(asOf, "default", "binance", symbol, 1);
        assertThat(id).hasSize(20).isEqualTo(RecommendationId.of(asOf, "default", "binance", symbol, 1));
        assertThat(RecommendationId.of(asOf, "default", "binance", symbol, 2)).isNotEqualTo(id);
        assertThat(RecommendationId.of(asOf, "other", "binance", symbol, 1)).isNotEqualTo(id);
    }

    private static void assertSameScores(Ranking actual, Ranking expected) {
        for (RankedSymbol row : expected.rows()) {
            RankedSymbol other = row(actual, row.symbol().base());
            assertThat(other.score()).isCloseTo(row.score(), within(1e-9));
            assertThat(other.rank()).isEqualTo(row.rank());
        }
    }

    private static Verdict verdict(Ranking ranking, Candidate candidate) {
        return row(ranking, candidate.symbol().base()).verdict();
    }

    private static RankedSymbol row(Ranking ranking, String base) {
        return ranking.rows().stream()
                .filter(row -> row.symbol().base().equals(base))
                .findFirst()
                .orElseThrow();
    }

    private static Contribution contribution(RankedSymbol row, RankedFeature feature) {
        return row.contributions().get(feature.ordinal());
    }

    private static RankingSettings withBar(double minScore, double minConfidence, int maxCalls) {
        return new RankingSettings(
                "test",
                SETTINGS.weights(),
                minScore,
                minConfidence,
                1e6,
                6,
                maxCalls,
                8,
                7,
                UniverseSettings.defaults());
    }

    private static RankingSettings withWeights(Map<Component, Double> weights) {
        return new RankingSettings("test", weights, 0.5, 0.4, 1e6, 6, 10, 8, 7, UniverseSettings.defaults());
    }

    private static void replaceFacts(List<Candidate> candidates, int i, DataFacts facts) {
        Candidate old = candidates.get(i);
        candidates.set(i, new Candidate(old.venue(), old.symbol(), old.features(), facts));
    }

    private static List<Candidate> mapped(List<Candidate> all, String column, DoubleUnaryOperator change) {
        return all.stream()
                .map(one -> {
                    Map<String, Double> features = new HashMap<>(one.features());
                    features.computeIfPresent(column, (name, value) -> change.applyAsDouble(value));
                    return new Candidate(one.venue(), one.symbol(), features, one.facts());
                })
                .toList();
    }

    /** Members with gaussian features, each missing with the given probability. */
    private static List<Candidate> random(long seed, int members, double missing) {
        Random random = new Random(seed);
        List<Candidate> all = new ArrayList<>();
        for (int i = 0; i < members; i++) {
            Map<String, Double> features = new HashMap<>();
            for (RankedFeature feature : RankedFeature.values()) {
                double value = feature == RankedFeature.QUOTE_VOLUME_MEDIAN_30
                        ? Math.exp(15 + random.nextGaussian())
                        : random.nextGaussian();
                if (random.nextDouble() >= missing) {
                    features.put(feature.column(), value);
                }
            }
            all.add(candidate("A" + (char) ('A' + i), features, SOUND));
        }
        return all;
    }

    private static Candidate candidate(String base, Map<String, Double> features, DataFacts facts) {
        return new Candidate("binance", new Symbol(base, "USDT"), features, facts);
    }
}
