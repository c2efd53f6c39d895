package dev.almanac.analytics.universe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.market.Symbol;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UniverseTest {
    private static final Instant AS_OF = Instant.parse("2022-10-11T00:00:00Z");
    private static final long LAST = AS_OF.getEpochSecond() * 1_000_000 - Interval.D1.micros();
    private static final UniverseSettings SETTINGS = UniverseSettings.defaults();
    private static final int ENOUGH = 1;

    @Test
    void eachRuleKeepsOutWithItsReason() {
        UniverseSettings settings = new UniverseSettings(
                List.of(), List.of("doge", "XRP/USDT"), SETTINGS.quotePriority(), 200, 30, 0, AssetFacts.NONE);
        Universe universe = Universe.at(
                AS_OF,
                List.of(
                        history("binance", "BTC/USDT", 300, LAST, false),
                        history("binance", "DOGE/USDT", 300, LAST, false),
                        history("binance", "XRP/USDT", 300, LAST, false),
                        history("binance", "ETH/BTC", 300, LAST, false),
                        history("binance-usdm", "SOL/USDT", 300, LAST, false),
                        history("binance", "APE/USDT", 199, LAST, false),
                        history("binance", "ADA/USDT", 300, LAST - 2 * Interval.D1.micros(), false),
                        history("binance", "LTC/USDT", 300, LAST, true),
                        history("binance", "FTT/USDT", 300, LAST - 31 * Interval.D1.micros(), false),
                        history("coinbase", "BTC/USD", 300, LAST, false)),
                Map.of(),
                settings,
                ENOUGH);
        assertThat(universe.members()).extracting(DailyHistory::name).containsExactly("binance BTC/USDT");
        assertThat(universe.nonMembers())
                .extracting(one -> one.symbol() + " " + one.rule())
                .containsExactly(
                        "ADA/USDT no_last_bar",
                        "APE/USDT short_history",
                        "DOGE/USDT excluded",
                        "ETH/BTC quote",
                        "FTT/USDT delisted",
                        "LTC/USDT maybe_open",
                        "XRP/USDT excluded",
                        "SOL/USDT futures",
                        "BTC/USD second_pair");
        assertThat(universe.nonMembers().get(0).reason())
                .isEqualTo("its last daily bar with trades is of 2022-10-08, 2 days before the last closed one");
        assertThat(universe.nonMembers().get(1).reason()).isEqualTo("it has 199 daily bars, fewer than 200");
        assertThat(universe.nonMembers().get(8).reason()).isEqualTo("BTC is ranked as BTC/USDT at binance");
    }

    @Test
    void whoIsLeftOutIsCountedInPlainWords() {
        long stale = LAST - 2 * Interval.D1.micros();
        Universe universe = Universe.at(
                AS_OF,
                List.of(
                        history("binance", "APE/USDT", 199, LAST, false),
                        history("binance", "ADA/USDT", 300, stale, false),
                        history("binance", "LTC/USDT", 300, stale, false),
                        history("binance", "USDC/USDT", 300, LAST, false)),
                Map.of(),
                SETTINGS,
                ENOUGH);
        assertThat(NonMember.summary(universe.nonMembers()))
                .isEqualTo("2 without the last closed daily bar, 1 kept out as stablecoin, 1 with too few daily bars");
    }

    @Test
    void anAssetWhosePreferredPairIsRefusedIsRankedByTheNext() {
        Universe universe = Universe.at(
                AS_OF,
                List.of(
                        history("binance", "BTC/USDT", 100, LAST, false),
                        history("coinbase", "BTC/USD", 300, LAST, false)),
                Map.of(),
                SETTINGS,
                ENOUGH);
        assertThat(universe.members()).extracting(DailyHistory::name).containsExactly("coinbase BTC/USD");
    }

    @Test
    void orderOfTheInputDoesNotMatter() {
        List<DailyHistory> histories = new ArrayList<>();
        for (String base : List.of("BTC", "ETH", "SOL", "USDC", "ADA")) {
            histories.add(history("binance", base + "/USDT", 300, LAST, false));
            histories.add(history("coinbase", base + "/USD", 300, LAST, false));
        }
        Universe expected = Universe.at(AS_OF, histories, Map.of(), SETTINGS, ENOUGH);
        Collections.shuffle(histories, new Random(5));
        assertThat(Universe.at(AS_OF, histories, Map.of(), SETTINGS, ENOUGH)).isEqualTo(expected);
        assertThat(expected.members()).hasSize(4);
    }

    @Test
    void onlyTheIncludedAreMembers() {
        UniverseSettings settings =
                new UniverseSettings(List.of("eth"), List.of(), List.of("USDT"), 200, 30, 0, AssetFacts.NONE);
        Universe universe = Universe.at(
                AS_OF,
                List.of(
                        history("binance", "BTC/USDT", 300, LAST, false),
                        history("binance", "ETH/USDT", 300, LAST, false)),
                Map.of(),
                settings,
                ENOUGH);
        assertThat(universe.members()).extracting(DailyHistory::name).containsExactly("binance ETH/USDT");
        assertThat(universe.nonMembers().get(0).rule()).isEqualTo("not_included");
    }

    @ParameterizedTest
    @ValueSource(strings = {"luna", "LUNA/USDT", "LUNA-USDT", "luna_usdt", "LUNAUSDT"})
    void entriesAreUnderstoodInEveryFormOfASymbol(String entry) {
        UniverseSettings settings =
                new UniverseSettings(List.of(), List.of(entry), List.of("USDT"), 200, 30, 0, AssetFacts.NONE);
        Universe universe = Universe.at(
                AS_OF,
                List.of(
                        history("binance", "LUNA/USDT", 300, LAST, false),
                        history("binance", "WBTC/USDT", 300, LAST, false)),
                Map.of(),
                settings,
                ENOUGH);
        assertThat(universe.nonMembers()).extracting(NonMember::rule).contains("excluded");
        assertThat(new UniverseSettings(
                                List.of("xbt", "XBT/USD"), List.of(), List.of("USD"), 200, 30, 0, AssetFacts.NONE)
                        .include())
                .containsExactly("BTC", "BTC/USD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"LUNA USDT", "BTC/USDT/ETH", "", "$LUNA"})
    void anEntryThatNamesNothingIsRefused(String entry) {
        assertThatThrownBy(() ->
                        new UniverseSettings(List.of(entry), List.of(), List.of("USDT"), 200, 30, 0, AssetFacts.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the universe names \"" + entry + "\"")
                .hasMessageContaining("BTC/USDT");
    }

    @ParameterizedTest
    @CsvSource({
        "2022-10-11T00:00:00Z, 0, 2022-10-10",
        "2022-10-11T00:00:00Z, 300000000, 2022-10-09",
        "2022-10-11T00:04:59Z, 300000000, 2022-10-09",
        "2022-10-11T00:05:00Z, 300000000, 2022-10-10",
        "2022-10-11T00:00:00Z, 86400000000, 2022-10-09",
        "2022-10-11T23:59:59Z, 0, 2022-10-10"
    })
    void theLastBarIsTheLastThatCanBeKnown(Instant asOf, long delay, LocalDate expected) {
        long last = expected.toEpochDay() * Interval.D1.micros();
        List<Candle> bars = walk(4, 300, last);
        DailyHistory current = new DailyHistory("v", symbol("A/USDT"), LAST, 300, bars, false, delay);
        assertThat(Universe.at(asOf, List.of(current), Map.of(), SETTINGS, ENOUGH)
                        .members())
                .containsExactly(current);
        DailyHistory behind = new DailyHistory("v", symbol("A/USDT"), LAST, 300, bars.subList(0, 299), false, delay);
        assertThat(Universe.at(asOf, List.of(behind), Map.of(), SETTINGS, ENOUGH)
                        .nonMembers())
                .singleElement()
                .satisfies(one -> assertThat(one.reason()).endsWith("1 day before the last closed one"));
    }

    @Test
    void allMembersAreRankedByTheSameDay() {
        long day = Interval.D1.micros();
        DailyHistory fast = history("binance", "ETH/USDT", 300, LAST, false);
        DailyHistory slow = delayed("coinbase", "ADA/USD", LAST - day, 300);
        DailyHistory slowTwin = delayed("coinbase", "ETH/USD", LAST - day, 300);
        Universe early = Universe.at(AS_OF, List.of(fast, slow, slowTwin), Map.of(), SETTINGS, ENOUGH);
        assertThat(early.members()).containsExactly(fast);
        assertThat(early.nonMembers())
                .extracting(one -> one.symbol() + " " + one.rule())
                .containsExactly("ADA/USD not_yet_known", "ETH/USD not_yet_known");
        assertThat(early.nonMembers().get(0).reason())
                .isEqualTo(
                        "its bar of 2022-10-10, the day that is ranked, is not known yet: its bars become known 300 s"
                                + " after their close");
        assertThat(NonMember.summary(early.nonMembers())).isEqualTo("2 whose last daily bar is not known yet");

        DailyHistory arrived = delayed("coinbase", "ADA/USD", LAST, 300);
        assertThat(Universe.at(AS_OF.plusSeconds(300), List.of(fast, arrived), Map.of(), SETTINGS, ENOUGH)
                        .members())
                .containsExactly(fast, arrived);
        assertThat(Universe.at(AS_OF, List.of(slow, slowTwin), Map.of(), SETTINGS, ENOUGH)
                        .members())
                .containsExactly(slow, slowTwin);

        DailyHistory slowThird = delayed("coinbase", "SOL/USD", LAST - day, 300);
        Universe most = Universe.at(AS_OF, List.of(fast, slow, slowThird), Map.of(), SETTINGS, 2);
        assertThat(most.members()).containsExactly(slow, slowThird);
        assertThat(most.nonMembers()).singleElement().satisfies(one -> assertThat(one.symbol() + " " + one.reason())
                .isEqualTo("ETH/USDT its last bar is of 2022-10-10, a day that too few others know; what is ranked is"
                        + " 2022-10-09"));
    }

    private static DailyHistory delayed(String venue, String symbol, long lastOpen, int seconds) {
        DailyHistory prompt = history(venue, symbol, 300, lastOpen, false);
        return new DailyHistory(
                venue, symbol(symbol), prompt.firstOpen(), 300, prompt.recent(), false, seconds * 1_000_000L);
    }

    @Test
    void changesAreOverExactDays() {
        List<Candle> bars = walk(3, 40, LAST);
        List<Candle> holed = new ArrayList<>(bars);
        holed.remove(40 - 1 - 7);
        DailyHistory history =
                new DailyHistory("v", symbol("A/USDT"), bars.get(0).openTime(), 40, holed, false, 0);
        assertThat(history.change(7)).isNaN();
        assertThat(history.change(30))
                .isEqualTo(bars.get(39).close() / bars.get(9).close() - 1);
        assertThat(history.change(40)).isNaN();
        assertThat(history.barsWithin(10)).isEqualTo(9);
    }

    @Test
    void settingsCheckThemselves() {
        assertThatThrownBy(() -> new UniverseSettings(List.of(), List.of(), List.of(), 200, 30, 0, AssetFacts.NONE))
                .hasMessageContaining("quote priority");
    }

    @Test
    void aNewNameIsTheSameAssetFromWhenThatIsKnown() {
        long renamed = LAST - 40 * Interval.D1.micros();
        AssetFact rename = new AssetFact(AssetFact.Kind.RENAME, "MATIC", "POL", renamed, renamed, "test");
        UniverseSettings named = withNames(rename);
        List<DailyHistory> both = List.of(
                history("binance", "POL/USDT", 300, LAST, false), history("kraken", "MATIC/USD", 300, LAST, false));
        assertThat(Universe.at(AS_OF, both, Map.of(), named, ENOUGH).nonMembers())
                .singleElement()
                .satisfies(one -> assertThat(one.symbol() + " " + one.rule() + ": " + one.reason())
                        .isEqualTo("MATIC/USD second_pair: POL is ranked as POL/USDT at binance"));
        UniverseSettings later = withNames(
                new AssetFact(AssetFact.Kind.RENAME, "MATIC", "POL", renamed, LAST + 2 * Interval.D1.micros(), "test"));
        assertThat(Universe.at(AS_OF, both, Map.of(), later, ENOUGH).members()).hasSize(2);

        List<DailyHistory> moved = List.of(
                history("binance", "POL/USDT", 300, LAST, false),
                history("binance", "MATIC/USDT", 300, renamed, false));
        assertThat(Universe.at(AS_OF, moved, Map.of(), named, ENOUGH).nonMembers())
                .singleElement()
                .satisfies(one -> assertThat(one.rule() + ": " + one.reason())
                        .isEqualTo("renamed: it goes by POL since 2022-08-31"));
    }

    private static UniverseSettings withNames(AssetFact... facts) {
        return new UniverseSettings(
                List.of(), List.of(), SETTINGS.quotePriority(), 200, 30, 0, new AssetFacts(List.of(facts)));
    }

    @Test
    void whatAVenueSaysOfItsPairsGoesBeforeTheirSilence() {
        DailyHistory padded = history("binance", "FTT/USDT", 300, LAST, false);
        DailyHistory silent = history("binance", "ADA/USDT", 300, LAST - 40 * Interval.D1.micros(), false);
        DailyHistory other = history("binance", "BTC/USDT", 300, LAST, false);
        Universe universe = Universe.at(
                AS_OF,
                List.of(padded, silent, other),
                Map.of(
                        padded.name(), word(padded, InstrumentFact.Status.DELISTED),
                        silent.name(), word(silent, InstrumentFact.Status.LISTED)),
                SETTINGS,
                ENOUGH);
        assertThat(universe.nonMembers())
                .extracting(one -> one.symbol() + " " + one.rule())
                .containsExactly("ADA/USDT no_last_bar", "FTT/USDT delisted");
        assertThat(universe.nonMembers().get(1).reason()).isEqualTo("binance does not list it since 2022-10-10");
    }

    private static InstrumentFact word(DailyHistory history, InstrumentFact.Status status) {
        return new InstrumentFact(
                history.venue(),
                history.symbol(),
                LAST,
                InstrumentFact.Source.VENUE,
                status,
                Optional.empty(),
                LAST,
                "");
    }

    @Test
    void theTopByVolumeAreThoseWithTheHighestMedianTurnover() {
        List<DailyHistory> histories = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            List<Candle> bars = new ArrayList<>();
            for (Candle bar : walk(i, 300, LAST)) {
                // One day of great turnover makes no median.
                double turnover = i == 0 && bar.openTime() == LAST ? 1e9 : 1000 * (i + 1);
                bars.add(Candle.of(
                        bar.openTime(), bar.open(), bar.high(), bar.low(), bar.close(), turnover / bar.close()));
            }
            histories.add(
                    new DailyHistory("v", symbol("A" + i + "/USDT"), bars.get(0).openTime(), 300, bars, false, 0));
        }
        Universe universe = Universe.at(AS_OF, histories, Map.of(), SETTINGS.withTop(2), ENOUGH);
        assertThat(universe.members()).extracting(DailyHistory::name).containsExactly("v A3/USDT", "v A4/USDT");
        assertThat(universe.nonMembers())
                .extracting(one -> one.symbol() + " " + one.rule())
                .containsExactly("A0/USDT below_top", "A1/USDT below_top", "A2/USDT below_top");
        assertThat(universe.nonMembers().get(0).reason())
                .isEqualTo("its median turnover of 30 bars is 1.00k USDT, the 5th; the first 2 are ranked");
    }

    private static DailyHistory history(String venue, String symbol, int bars, long lastOpen, boolean maybeOpen) {
        List<Candle> recent = walk(symbol.hashCode(), bars, lastOpen);
        return new DailyHistory(venue, symbol(symbol), recent.get(0).openTime(), bars, recent, maybeOpen, 0);
    }

    private static Symbol symbol(String text) {
        return Symbol.parse(text).orElseThrow();
    }

    private static List<Candle> walk(long seed, int bars, long lastOpen) {
        return Walks.daily(seed, bars, lastOpen, 100);
    }
}
