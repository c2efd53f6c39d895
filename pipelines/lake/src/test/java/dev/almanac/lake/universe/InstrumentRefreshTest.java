package dev.almanac.lake.universe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.almanac.analytics.error.UserException;
import dev.almanac.analytics.market.Instrument;
import dev.almanac.analytics.market.InstrumentStatus;
import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.market.Symbol;
import dev.almanac.analytics.port.InstrumentList;
import dev.almanac.analytics.universe.AssetClassifier;
import dev.almanac.analytics.universe.AssetFact;
import dev.almanac.analytics.universe.AssetFacts;
import dev.almanac.lake.CandleTestRows;
import dev.almanac.lake.SparkFixture;
import dev.almanac.lake.row.CandleRows;
import dev.almanac.lake.row.DailyRows;
import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.Lake;
import dev.almanac.lake.table.WriteResult;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstrumentRefreshTest {
    private static final Instant NOW = day("2022-10-11");
    private static final AssetFacts NAMES = new AssetFacts(List.of(new AssetFact(
            AssetFact.Kind.REISSUE,
            "LUNA",
            "LUNC",
            CandleRows.micros(day("2022-05-28")),
            CandleRows.micros(day("2022-05-25")),
            "genesis")));

    @TempDir
    Path folder;

    private Lake lake;

    @BeforeEach
    void fill() {
        lake = Lake.openOrCreate(SparkFixture.session(), folder.resolve("lake").toString());
        List<Row> candles = new ArrayList<>();
        add(candles, "BTC/USDT", "2022-01-01", "2022-10-10", 5);
        add(candles, "LUNA/USDT", "2022-01-01", "2022-05-12", 5);
        add(candles, "LUNA/USDT", "2022-05-31", "2022-10-10", 5);
        add(candles, "FTT/USDT", "2022-02-01", "2022-06-30", 5);
        // Its source pads it after its last trade.
        add(candles, "FTT/USDT", "2022-07-01", "2022-10-10", 0);
        lake.upsert(Catalogue.CANDLES, lake.spark().createDataFrame(candles, Catalogue.CANDLES.schema()));
    }

    @Test
    void barsAndKnownNamesAreDated() {
        assertThat(refresh(NOW).inserted()).isEqualTo(6);
        assertThat(rows())
                .containsExactly(
                        "BTC/USDT 2022-01-01 .. - listed candles BTC known 2022-01-02 learned 2022-10-11",
                        "FTT/USDT 2022-02-01 .. 2022-07-01 listed candles FTT known 2022-02-02 learned 2022-10-11",
                        "FTT/USDT 2022-07-01 .. - delisted candles FTT known 2022-08-01 learned 2022-10-11",
                        "LUNA/USDT 2022-01-01 .. 2022-05-28 listed candles LUNC known 2022-01-02 learned 2022-10-11",
                        "LUNA/USDT 2022-05-28 .. 2022-05-31 renamed to LUNC/USDT facts LUNA known 2022-05-25 learned 2022-10-11",
                        "LUNA/USDT 2022-05-31 .. - listed candles LUNA known 2022-06-01 learned 2022-10-11");
        long version = lake.version(Catalogue.INSTRUMENTS);
        assertThat(refresh(NOW.plus(Duration.ofDays(1))).changed()).isZero();
        assertThat(lake.version(Catalogue.INSTRUMENTS)).isEqualTo(version);
    }

    @Test
    void aPairWhoseBarsWereTakenBackGoes() {
        refresh(NOW);
        lake.delta(Catalogue.CANDLES).delete("symbol = 'FTT/USDT'");
        WriteResult after = refresh(NOW.plus(Duration.ofDays(1)));
        assertThat(after.deleted()).isEqualTo(2);
        assertThat(rows()).hasSize(4).noneMatch(row -> row.startsWith("FTT"));
        lake.delta(Catalogue.CANDLES).delete("true");
        refresh(NOW.plus(Duration.ofDays(2)));
        assertThat(rows()).isEmpty();
    }

    @Test
    void whatVenuesSayStaysWithTheDayOnWhichItWasLearned() {
        Instant next = NOW.plus(Duration.ofDays(1));
        Instant later = NOW.plus(Duration.ofDays(9));
        refresh(NOW, list(NOW, "BTC/USDT", "LUNA/USDT"));
        List<String> first = rows();
        assertThat(first)
                .contains("BTC/USDT 2022-10-11 .. - listed venue BTC known 2022-10-11 learned 2022-10-11")
                .hasSize(8);
        assertThat(refresh(next, list(next, "BTC/USDT", "LUNA/USDT")).changed()).isZero();
        assertThat(InstrumentTable.toldByVenues(lake, later)).hasSize(2);

        refresh(later, list(later, "BTC/USDT"));
        assertThat(rows())
                .contains(
                        "LUNA/USDT 2022-10-11 .. 2022-10-20 listed venue LUNA known 2022-10-11 learned 2022-10-11",
                        "LUNA/USDT 2022-10-20 .. - delisted venue LUNA known 2022-10-20 learned 2022-10-20")
                .hasSize(9);
        assertThat(InstrumentTable.toldByVenues(lake, next))
                .extractingByKey("binance LUNA/USDT")
                .extracting(fact -> fact.status().code())
                .isEqualTo("listed");
        assertThat(InstrumentTable.toldByVenues(lake, later))
                .extractingByKey("binance LUNA/USDT")
                .extracting(fact -> fact.status().code())
                .isEqualTo("delisted");
        assertThat(refresh(later).changed()).isZero();
    }

    @Test
    void aListThatNamesNothingIsNotTaken() {
        refresh(NOW, list(NOW, "BTC/USDT"));
        List<String> before = rows();
        assertThatThrownBy(() -> refresh(NOW, list(NOW)))
                .isInstanceOfSatisfying(UserException.class, e -> assertThat(e.problem())
                        .isEqualTo("the list of binance is not taken"));
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void barsOfAnotherAssetOfTheSameNameAreNoHistoryOfThisOne() {
        assertThat(knownBars("2022-05-27")).isEqualTo(132);
        assertThat(knownBars("2022-06-10")).isEqualTo(10);
        assertThat(knownBars("2022-10-11")).isEqualTo(133);
    }

    private long knownBars(String asOf) {
        return daily(day(asOf)).known().stream()
                .filter(history -> history.symbol().base().equals("LUNA"))
                .findFirst()
                .orElseThrow()
                .barCount();
    }

    private WriteResult refresh(Instant now, InstrumentList... lists) {
        return InstrumentRefresh.run(lake, daily(now), List.of(lists), 30, NAMES, now, "run-" + now);
    }

    private DailyRows.Daily daily(Instant asOf) {
        return DailyRows.read(
                lake.read(Catalogue.CANDLES),
                new DailyRows.Question(asOf, 365, Set.of(), AssetClassifier.BARS, 30, NAMES));
    }

    private static InstrumentList list(Instant at, String... pairs) {
        List<Instrument> listed = Arrays.stream(pairs)
                .map(pair -> new Instrument(
                        Symbol.parse(pair).orElseThrow(),
                        pair.replace("/", ""),
                        InstrumentStatus.TRADING,
                        null,
                        null,
                        null,
                        null))
                .toList();
        return new InstrumentList("binance", at, listed, List.of());
    }

    private List<String> rows() {
        return lake.read(Catalogue.INSTRUMENTS).orderBy("symbol", "source", "valid_from").collectAsList().stream()
                .map(row -> row.getAs("symbol") + " " + text(row, "valid_from") + " .. " + text(row, "valid_to") + " "
                        + row.getAs("status")
                        + (row.getAs("renamed_to") == null ? "" : " to " + row.getAs("renamed_to")) + " "
                        + row.getAs("source") + " " + row.getAs("asset") + " known " + text(row, "known_at")
                        + " learned " + text(row, "learned_at"))
                .sorted()
                .toList();
    }

    private static String text(Row row, String column) {
        Timestamp time = row.getAs(column);
        return time == null ? "-" : time.toInstant().toString().substring(0, 10);
    }

    private static void add(List<Row> candles, String symbol, String from, String to, double volume) {
        long last = CandleRows.micros(day(to));
        double close = 100;
        for (long open = CandleRows.micros(day(from)); open <= last; open += Interval.D1.micros()) {
            double next = volume == 0 ? close : close * (1 + 0.03 * Math.sin(open));
            candles.add(CandleTestRows.candle("binance", symbol, Interval.D1, open, close, next, volume, 0));
            close = next;
        }
    }

    private static Instant day(String text) {
        return Instant.parse(text + "T00:00:00Z");
    }
}
