package dev.almanac.analytics.universe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.analytics.market.Instrument;
import dev.almanac.analytics.market.InstrumentStatus;
import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.market.Symbol;
import dev.almanac.analytics.port.InstrumentList;
import dev.almanac.analytics.universe.TradedSpans.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstrumentFactTest {
    private static final long DAY = Interval.D1.micros();
    private static final AssetFacts NAMES = new AssetFacts(List.of(
            new AssetFact(AssetFact.Kind.RENAME, "MATIC", "POL", day("2024-09-04"), day("2024-07-18"), "upgrade"),
            new AssetFact(AssetFact.Kind.REISSUE, "LUNA", "LUNC", day("2022-05-28"), day("2022-05-25"), "genesis")));

    @Test
    void barsTellOfListingSilenceAndReturn() {
        TradedSpans pair = spans("FTT/USDT", span("2020-01-01", "2022-11-14"), span("2023-09-01", "2023-12-01"));
        assertThat(words(pair.told(day("2024-06-01"), 30, NAMES)))
                .containsExactly(
                        "2020-01-01 listed by candles, known 2020-01-02",
                        "2022-11-15 delisted by candles, known 2022-12-16",
                        "2023-09-01 listed by candles, known 2023-09-02",
                        "2023-12-02 delisted by candles, known 2024-01-02");
        assertThat(words(pair.told(day("2023-12-31"), 30, NAMES))).hasSize(3);
    }

    @Test
    void aNameThatPassedToAnotherAssetEndsOneListing() {
        TradedSpans pair = spans("LUNA/USDT", span("2020-08-21", "2022-05-12"), span("2022-05-31", "2022-10-10"));
        assertThat(words(pair.told(day("2022-10-10"), 30, NAMES)))
                .containsExactly(
                        "2020-08-21 listed by candles, known 2020-08-22",
                        "2022-05-28 renamed to LUNC/USDT by facts, known 2022-05-25",
                        "2022-05-31 listed by candles, known 2022-06-01");
    }

    @Test
    void aRenamedPairIsKnownToBeSoAtOnce() {
        TradedSpans pair = spans("MATIC/USDT", span("2019-04-26", "2024-09-09"));
        assertThat(words(pair.told(day("2024-09-10"), 30, NAMES)))
                .containsExactly(
                        "2019-04-26 listed by candles, known 2019-04-27",
                        "2024-09-10 renamed to POL/USDT by facts, known 2024-09-11");
        assertThat(words(pair.told(day("2024-09-09"), 30, NAMES))).hasSize(1);
    }

    @Test
    void aListSaysWhatIsNewInIt() {
        List<InstrumentFact> all = new ArrayList<>();
        all.addAll(VenueLists.news(list("2024-09-01", "BTC/USDT 2017-08-17", "MATIC/USDT", "OLD/USDT"), all, NAMES));
        assertThat(words(all))
                .containsExactly(
                        "2017-08-17 listed by venue, known 2017-08-17",
                        "2024-09-01 listed by venue, known 2024-09-01",
                        "2024-09-01 listed by venue, known 2024-09-01");
        assertThat(VenueLists.news(list("2024-09-02", "BTC/USDT 2017-08-17", "MATIC/USDT", "OLD/USDT"), all, NAMES))
                .isEmpty();
        List<InstrumentFact> news =
                VenueLists.news(list("2024-09-20", "BTC/USDT 2017-08-17", "POL/USDT", "-OLD/USDT"), all, NAMES);
        assertThat(news)
                .extracting(one -> one.symbol() + " " + one.status())
                .containsExactly("POL/USDT LISTED", "MATIC/USDT RENAMED", "OLD/USDT DELISTED");
        all.addAll(news);
        assertThat(VenueLists.news(list("2024-10-01", "BTC/USDT", "POL/USDT", "OLD/USDT"), all, NAMES))
                .singleElement()
                .satisfies(one -> assertThat(words(List.of(one)))
                        .containsExactly("2024-10-01 listed by venue, known 2024-10-01"));
    }

    @Test
    void theVenuesWordStandsBeforeThatOfBars() {
        List<InstrumentFact> all = new ArrayList<>(
                spans("OLD/USDT", span("2020-01-01", "2024-09-10")).told(day("2024-09-10"), 30, NAMES));
        all.addAll(VenueLists.news(list("2024-09-01", "OLD/USDT"), all, NAMES));
        all.addAll(VenueLists.news(list("2024-09-20", "BTC/USDT"), all, NAMES));
        assertThat(status(all, "2024-08-01")).isEqualTo("LISTED CANDLES");
        assertThat(status(all, "2024-09-10")).isEqualTo("LISTED VENUE");
        assertThat(status(all, "2024-09-20")).isEqualTo("DELISTED VENUE");
    }

    /** Whatever is learned later, what stands at an earlier time stands. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void laterFactsNeverChangeWhatStoodBefore(long seed) {
        Random random = new Random(seed);
        List<InstrumentFact> all = new ArrayList<>();
        long at = day("2022-01-01");
        List<Long> times = new ArrayList<>();
        List<Map<String, InstrumentFact>> stood = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            at += (1 + random.nextInt(20)) * DAY;
            List<Instrument> listed = new ArrayList<>();
            for (String base : List.of("BTC", "ETH", "MATIC", "POL", "LUNA")) {
                if (random.nextInt(4) > 0) {
                    listed.add(instrument(base + "/USDT"));
                }
            }
            listed.add(instrument("USDC/USDT"));
            all.addAll(VenueLists.news(
                    new InstrumentList("binance", Instant.EPOCH.plusMillis(at / 1000), listed, List.of()), all, NAMES));
            times.add(at);
            stood.add(InstrumentFact.standing(all, at));
        }
        for (int i = 0; i < times.size(); i++) {
            assertThat(InstrumentFact.standing(all, times.get(i)))
                    .as("seed %s", seed)
                    .isEqualTo(stood.get(i));
        }
    }

    private static String status(List<InstrumentFact> facts, String asOf) {
        InstrumentFact standing =
                Objects.requireNonNull(InstrumentFact.standing(facts, day(asOf)).get("binance OLD/USDT"));
        return standing.status() + " " + standing.source();
    }

    private static List<String> words(List<InstrumentFact> facts) {
        return facts.stream()
                .map(one -> text(one.validFrom()) + " " + one.status().code()
                        + one.renamedTo().map(to -> " to " + to).orElse("") + " by "
                        + one.source().code() + ", known " + text(one.knownAt()))
                .toList();
    }

    private static String text(long micros) {
        return Admission.day(micros);
    }

    private static InstrumentList list(String day, String... pairs) {
        List<Instrument> instruments = new ArrayList<>();
        for (String pair : pairs) {
            instruments.add(instrument(pair));
        }
        return new InstrumentList("binance", Instant.parse(day + "T00:00:00Z"), instruments, List.of());
    }

    /** A pair, with a minus before it one that is traded no more, with a day behind it one whose venue says since when. */
    private static Instrument instrument(String pair) {
        String[] words = pair.split(" ");
        boolean gone = words[0].startsWith("-");
        String name = gone ? words[0].substring(1) : words[0];
        return new Instrument(
                Symbol.parse(name).orElseThrow(),
                name,
                gone ? InstrumentStatus.DELISTED : InstrumentStatus.TRADING,
                null,
                null,
                null,
                words.length > 1 ? Instant.parse(words[1] + "T00:00:00Z") : null);
    }

    private static TradedSpans spans(String symbol, Span... spans) {
        return new TradedSpans("binance", Symbol.parse(symbol).orElseThrow(), List.of(spans));
    }

    private static Span span(String first, String last) {
        return new Span(day(first), day(last));
    }

    private static long day(String day) {
        return Instant.parse(day + "T00:00:00Z").getEpochSecond() * 1_000_000;
    }
}
