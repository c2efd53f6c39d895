package dev.almanac.analytics.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.almanac.analytics.figure.Figures;
import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.market.Symbol;
import dev.almanac.analytics.ranking.Component;
import dev.almanac.analytics.ranking.Ranking;
import dev.almanac.analytics.ranking.RankingSettings;
import dev.almanac.analytics.ranking.RealMarket;
import dev.almanac.analytics.universe.DailyHistory;
import dev.almanac.analytics.universe.UniverseSettings;
import dev.almanac.analytics.universe.Walks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReportBuilderTest {
    private static final Instant AS_OF = Instant.parse("2022-10-11T00:00:00Z");
    private static final long LAST = AS_OF.getEpochSecond() * 1_000_000 - Interval.D1.micros();
    private static final RankingSettings SETTINGS = RankingSettings.defaults();

    @Test
    void realDay() {
        ReportModel model = build(RealMarket.shared(), SETTINGS);
        assertThat(model.calls()).isNotEmpty();
        assertThat(model.head().headline())
                .startsWith(model.calls().size() + " call")
                .contains("among 33 ranked symbols");
        assertThat(model.head().standsOut()).hasSize(3);
        assertThat(model.nearMisses()).hasSize(5);
        for (Call call : model.calls()) {
            double sum = call.contributions().stream()
                    .mapToDouble(ContributionLine::contribution)
                    .sum();
            assertThat(sum).isCloseTo(call.score(), within(1e-12));
            assertThat(call.chart().bars()).hasSize(120);
            assertThat(call.chart().lines().get(0).values()).hasSize(120);
            assertThat(call.rationale()).hasSizeBetween(2, 3);
            assertThat(call.confidence())
                    .isEqualTo(call.confidenceParts().stream()
                            .mapToDouble(ConfidencePart::value)
                            .min()
                            .orElseThrow());
            assertThat(call.levels()).extracting(Level::name).contains("50-day average", "20-day low");
        }
        sentences(model).forEach(sentence -> assertThat(sentence)
                .doesNotContain("NaN")
                .doesNotContain("null")
                .doesNotContain("  ")
                .matches(text -> text.endsWith("."), "ends with a full stop")
                .matches(text -> !Character.isLowerCase(text.charAt(0)), "starts with a capital"));
        assertThat(model.market().breadth().history()).hasSize(180);
        assertThat(model.market().correlation().rows()).hasSize(33).allSatisfy(row -> assertThat(row)
                .hasSize(33));
        assertThat(model.market().dispersion()).isBetween(0.02, 0.5);
    }

    @Test
    void equalInputsGiveEqualModelsInAnyOrder() {
        RealMarket market = simulated(20, 420);
        ReportInput input = input(market, SETTINGS, List.of());
        List<DailyHistory> shuffled = new ArrayList<>(input.histories());
        Collections.shuffle(shuffled, new Random(3));
        ReportInput other = new ReportInput(
                input.asOf(),
                input.revision(),
                input.retrospective(),
                input.ranking(),
                input.previousRanks(),
                shuffled,
                input.findings(),
                input.settings(),
                input.top(),
                input.notices(),
                input.provenance());
        assertThat(ReportBuilder.build(other)).isEqualTo(ReportBuilder.build(input));
    }

    @Test
    void anEmptyDaySaysSoPlainly() {
        ReportModel model = build(simulated(20, 420), withBar(9, 0));
        assertThat(model.calls()).isEmpty();
        assertThat(model.head().headline())
                .startsWith("No call today: 20 symbols ranked, none above the bar; nearest "
                        + model.nearMisses().get(0).symbol() + ", score "
                        + Figures.score(model.nearMisses().get(0).score()) + ".");
        assertThat(model.nearMisses().get(0).lacking()).contains("below the bar of +9.00");
        ReportModel unsure = build(simulated(20, 420), withBar(-9, 1));
        assertThat(unsure.nearMisses()).isNotEmpty().allSatisfy(miss -> assertThat(miss.reason())
                .matches("(thin agreement|unstable rank|poor data) \\d+\\.\\d %"));
    }

    @Test
    void aSmallUniverseAndAnEmptyOneSayWhy() {
        ReportModel few = build(simulated(5, 420), SETTINGS);
        assertThat(few.head().headline())
                .isEqualTo("No call today: 5 symbols ranked, fewer than the 8 that a ranking is trusted with.");
        ReportModel none = build(simulated(3, 150), SETTINGS);
        assertThat(none.head().headline())
                .isEqualTo("No call today: no symbol could be ranked; left out: 3 with too few daily bars.");
        assertThat(none.leftOut()).extracting(LeftOut::rule).containsOnly("short_history");
        assertThat(none.market().regime().name()).isEqualTo("unknown");
        ReportModel empty = build(RealMarket.of(Map.of()), SETTINGS);
        assertThat(empty.head().headline())
                .isEqualTo("No call today: no symbol could be ranked; there was no daily bar of any by then.");
        assertThat(empty.data().summary()).startsWith("No symbol was ranked, and nothing is recorded");
        assertThat(few.data().summary()).startsWith("Nothing was missing");
        assertThat(empty.market().breadth().text()).isEqualTo("There are no members to count.");
        assertThat(empty.market().regime().text())
                .isEqualTo("The regime is unknown: there is no breadth to read it off.");
        assertThat(empty.market().dispersionText()).isEqualTo("There are no members to compare.");
        assertThat(empty.market().correlation().text()).isEqualTo("A correlation takes two members.");
        assertThat(empty.market().correlation().symbols()).isEmpty();
        assertThat(empty.market().breadth().above50()).isNaN();
    }

    @Test
    void aMarketOfOneOrTwoIsDescribedAsOne() {
        ReportModel one = build(simulated(1, 420), SETTINGS);
        assertThat(one.market().breadth().text())
                .matches("The only member is (above|below) the 50-day average and (above|below) the 200-day one; "
                        + "a week earlier it was (above|below) the 50-day average\\.");
        assertThat(one.nearMisses()).singleElement().satisfies(miss -> assertThat(miss.confidence())
                .isLessThanOrEqualTo(1 / 8.0));
        ReportModel two = build(simulated(2, 420), SETTINGS);
        assertThat(two.market().breadth().text()).matches("(0|50|100) % of 2 members are above the 50-day average.*");
        assertThat(two.market().dispersionText()).doesNotContain("deviation");
        assertThat(two.market().correlation().text())
                .matches("Over 90 daily log returns the correlation of \\S+ and \\S+ is −?[01]\\.\\d\\d\\.");
        assertThat(two.nearMisses()).hasSize(2).allSatisfy(miss -> assertThat(miss.confidence())
                .isLessThanOrEqualTo(2 / 8.0));
    }

    @Test
    void confidenceIsAPercentageInEverySentence() {
        ReportModel model = build(simulated(20, 420), withBar(-9, 0));
        assertThat(model.head().standsOut().get(0)).containsPattern("at confidence \\d+ %");
        ReportModel unsure = build(simulated(20, 420), withBar(-9, 1));
        assertThat(unsure.nearMisses().get(0).lacking())
                .matches("confidence \\d+\\.\\d %, \\d+\\.\\d points below the bar of 100\\.0 %");
    }

    @Test
    void figuresAreTheOnesOfTheBars() {
        RealMarket market = simulated(10, 420);
        ReportInput input = input(market, withBar(-9, 0), List.of());
        Call call = ReportBuilder.build(input).calls().get(0);
        List<Candle> bars = input.histories().stream()
                .filter(one -> one.symbol().toString().equals(call.symbol()))
                .findFirst()
                .orElseThrow()
                .recent();
        double close = bars.get(399).close();
        assertThat(call.figures().close()).isEqualTo(close);
        assertThat(call.figures().change7d()).isEqualTo(close / bars.get(392).close() - 1);
        double high =
                bars.subList(35, 400).stream().mapToDouble(Candle::high).max().orElseThrow();
        assertThat(call.figures().distanceTo52wHigh()).isEqualTo(close / high - 1);
        assertThat(call.figures().priceDecimals()).isEqualTo(2);
        double average = bars.subList(350, 400).stream()
                .mapToDouble(Candle::close)
                .average()
                .orElseThrow();
        assertThat(call.levels().get(0).price()).isCloseTo(average, within(1e-9));
        assertThat(call.chart().lines().get(0).values().get(119)).isCloseTo(average, within(1e-9));
    }

    @Test
    void ranksOfTheDayBeforeAreShown() {
        RealMarket market = simulated(10, 420);
        ReportInput plain = input(market, withBar(-9, 0), List.of());
        String first = plain.ranking().rows().get(0).name();
        ReportModel model = ReportBuilder.build(new ReportInput(
                AS_OF,
                1,
                false,
                plain.ranking(),
                Map.of(first, 7),
                plain.histories(),
                List.of(),
                plain.settings(),
                3,
                List.of("Historical sample data"),
                plain.provenance()));
        assertThat(model.calls()).hasSize(3).extracting(Call::previousRank).containsExactly(7, 0, 0);
        List<String> rest = plain.ranking().rows().stream()
                .skip(3)
                .map(row -> row.symbol().toString())
                .toList();
        assertThat(model.head().standsOut()).contains("Calls below the 3 shown: " + Words.list(rest) + ".");
        assertThat(model.calls().get(0).chart().markers())
                .isNotEmpty()
                .extracting(ChartMarker::label)
                .allMatch(text -> text.matches("(above|below) 50-day"));
        assertThat(model.head().notices()).containsExactly("Historical sample data");
    }

    @Test
    void findingsNameTheCallsTheyTouch() {
        RealMarket market = simulated(10, 420);
        Instant day = Instant.parse("2022-09-01T00:00:00Z");
        List<QualityFinding> findings = List.of(
                finding("A1/USDT", "1d", "gap", day),
                finding("Z9/USDT", "1d", "gap", day.plusSeconds(86400)),
                finding("A1/USDT", "4h", "gap", day),
                finding("A1/USDT", "1d", "gap", Instant.parse("2019-01-01T00:00:00Z")));
        DataView data =
                ReportBuilder.build(input(market, withBar(-9, 0), findings)).data();
        assertThat(data.summary())
                .isEqualTo("2 findings in the daily bars of the last 365 days; touched above: A1/USDT.");
        assertThat(data.findings()).extracting(DataView.DataFinding::symbol).containsExactly("Z9/USDT", "A1/USDT");
        assertThat(data.findings().get(0).touches()).isEmpty();
        assertThat(data.findings().get(1).touches()).containsExactly("A1/USDT");
        // A note costs 2 points: 1, and 1 in proportion to 1 of 365 bars in 1 %.
        assertThat(data.scores()).hasSize(10);
        assertThat(data.scores().get(0))
                .isEqualTo(new DataView.SymbolQuality(
                        "binance", "A1/USDT", 100 - 2 * (0.5 + 0.5 * (1 / 365.0 / 0.01)), 365, List.of("gap")));
        assertThat(data.scoreSummary())
                .isEqualTo("9 of 10 ranked symbols have the full quality score of 100; the least is 98.7, of A1/USDT.");
        DataView sound = build(market, SETTINGS).data();
        assertThat(sound.summary()).startsWith("Nothing was missing");
        assertThat(sound.scoreSummary()).isEqualTo("Every ranked symbol has the full quality score of 100.");
    }

    @Test
    void correlationPutsTwinsTogether() {
        Map<Symbol, List<Candle>> all = new HashMap<>();
        for (int i = 0; i < 6; i++) {
            List<Candle> walk = Walks.daily(i % 3, 420, LAST, 100 + i);
            all.put(new Symbol("A" + i, "USDT"), i < 3 ? walk : shaken(walk));
        }
        MarketView.Correlation correlation =
                build(RealMarket.of(all), SETTINGS).market().correlation();
        List<String> symbols = correlation.symbols();
        for (int i = 0; i < 3; i++) {
            int distance = symbols.indexOf("A" + i + "/USDT") - symbols.indexOf("A" + (i + 3) + "/USDT");
            assertThat(Math.abs(distance)).isEqualTo(1);
        }
        assertThat(correlation.text()).startsWith("Over 90 daily log returns the mean correlation is ");
    }

    /** Moves of one's own beside those of the walk: what moves exactly as another asset would be a wrapped one. */
    private static List<Candle> shaken(List<Candle> walk) {
        List<Candle> shaken = new ArrayList<>();
        for (int i = 0; i < walk.size(); i++) {
            Candle bar = walk.get(i);
            double factor = 1 + 0.01 * (i % 2);
            shaken.add(Candle.of(
                    bar.openTime(),
                    bar.open() * factor,
                    bar.high() * factor,
                    bar.low() * factor,
                    bar.close() * factor,
                    bar.volume()));
        }
        return shaken;
    }

    private static Stream<String> sentences(ReportModel model) {
        Stream<String> market = Stream.of(
                model.market().breadth().text(),
                model.market().regime().text(),
                model.market().dispersionText(),
                model.market().correlation().text(),
                model.head().headline(),
                model.data().summary());
        Stream<String> calls = model.calls().stream().flatMap(call -> Stream.of(
                        call.rationale(),
                        call.viewChanges(),
                        call.confidenceParts().stream()
                                .map(ConfidencePart::text)
                                .toList())
                .flatMap(List::stream));
        return Stream.of(
                        market,
                        calls,
                        model.head().standsOut().stream(),
                        model.market().anomalies().stream().map(MarketView.Anomaly::text))
                .flatMap(one -> one);
    }

    private static QualityFinding finding(String symbol, String interval, String rule, Instant from) {
        return new QualityFinding(
                "binance", symbol, interval, rule, from, from.plusSeconds(86400), 1, "One bar is missing.");
    }

    private static ReportModel build(RealMarket market, RankingSettings settings) {
        return ReportBuilder.build(input(market, settings, List.of()));
    }

    private static ReportInput input(RealMarket market, RankingSettings settings, List<QualityFinding> findings) {
        Ranking ranking = market.rank(AS_OF, settings);
        return new ReportInput(
                AS_OF,
                1,
                false,
                ranking,
                Map.of(),
                market.histories(AS_OF),
                findings,
                settings,
                10,
                List.of(),
                new Provenance("id", "0.1.0", "hash", "", List.of(), "almanac reproduce id"));
    }

    private static RankingSettings withBar(double minScore, double minConfidence) {
        Map<Component, Double> weights = SETTINGS.weights();
        return new RankingSettings(
                "test", weights, minScore, minConfidence, 1000, 50, 10, 8, 7, UniverseSettings.defaults());
    }

    /** Simulated pairs A0, A1, ... */
    private static RealMarket simulated(int pairs, int bars) {
        Map<Symbol, List<Candle>> all = new HashMap<>();
        for (int i = 0; i < pairs; i++) {
            all.put(new Symbol("A" + i, "USDT"), Walks.daily(100 + i, bars, LAST, 50 + i));
        }
        return RealMarket.of(all);
    }
}
