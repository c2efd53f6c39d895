package dev.almanac.lake.ingest;

import static dev.almanac.lake.ingest.RowSource.bar;
import static dev.almanac.lake.ingest.RowSource.bars;
import static dev.almanac.lake.ingest.RowSource.daily;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.SeriesKey;
import dev.almanac.analytics.port.CandleSource;
import dev.almanac.analytics.quality.check.CheckSettings;
import dev.almanac.lake.SparkFixture;
import dev.almanac.lake.quality.QualityPipeline;
import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.Lake;
import dev.almanac.lake.table.TableSpec;
import dev.almanac.lake.table.WriteResult;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Loads that go on behind the stored bars, beside the same loads compared with all of them, and one load of everything. */
class IncrementalLoadTest {
    private static final Instant NOW = Instant.parse("1970-06-01T00:00:00Z");
    private static final SeriesKey BTC = daily("BTC");
    private static final SeriesKey ETH = daily("ETH");
    private static final SeriesKey XRP = daily("XRP");
    private static final SeriesKey SOL = daily("SOL");

    @TempDir
    Path folder;

    private Lake knowing;
    private Lake comparing;

    @BeforeEach
    void open() {
        knowing = lake("knowing");
        comparing = lake("comparing");
    }

    private Lake lake(String name) {
        return Lake.openOrCreate(SparkFixture.session(), folder.resolve(name).toString());
    }

    /** A build that cannot be told keeps nothing, so each of its loads is compared with everything that is stored. */
    private static IngestOptions options(String run, String build) {
        return IngestOptions.files(NOW, run).withBuild(build);
    }

    /** A load into the lake that knows its ends; all stored bars of the {@code whole} series are judged, and of no other. */
    private IngestResult known(IngestOptions options, CandleSource source, Set<SeriesKey> whole) {
        Set<SeriesKey> seen = new HashSet<>();
        IngestResult result = new IngestPipeline(
                        knowing,
                        verdict -> verdict.series().values().stream()
                                .filter(Judgement::isOfWhole)
                                .forEach(
                                        judgement -> seen.add(judgement.report().series())),
                        IngestRoute.USUAL)
                .run(source, options);
        assertThat(seen).as(options.runId()).isEqualTo(whole);
        return result;
    }

    private void both(String run, CandleSource source, boolean replace, Set<SeriesKey> whole) {
        IngestResult known = known(options(run, "build").withReplace(replace), source, whole);
        IngestResult compared =
                new IngestPipeline(comparing).run(source, options(run, "").withReplace(replace));
        assertThat(known).as(run).isEqualTo(compared);
        sameTables(run, Catalogue.CANDLES, Catalogue.DATA_QUALITY);
    }

    private void both(String run, CandleSource source, SeriesKey... whole) {
        both(run, source, false, Set.of(whole));
    }

    private void sameTables(String run, TableSpec... tables) {
        for (TableSpec table : tables) {
            assertThat(rows(knowing.read(table))).as("%s %s", run, table.name()).isEqualTo(rows(comparing.read(table)));
        }
    }

    private static List<String> rows(Dataset<Row> table) {
        return table.selectExpr("to_json(struct(*), map('ignoreNullFields', 'false'))").collectAsList().stream()
                .map(row -> row.getString(0))
                .sorted()
                .toList();
    }

    private static RowSource of(String name, SeriesKey series, Candle... bars) {
        return new RowSource().file(name, series, bars);
    }

    private static RowSource btc(String name, Candle... bars) {
        return of(name, BTC, bars);
    }

    private static Candle leap(long day) {
        return Candle.of(day * RowSource.DAY, 900, 999, 800, 950, 100);
    }

    /** A row behind the last bar, still open, shows that the file was not cut short at that bar. */
    private static Candle[] whole(Candle... bars) {
        Candle[] more = Arrays.copyOf(bars, bars.length + 1);
        more[bars.length] = bar(151);
        return more;
    }

    private static Candle[] joined(Candle[] some, Candle... others) {
        Candle[] all = Arrays.copyOf(some, some.length + others.length);
        System.arraycopy(others, 0, all, some.length, others.length);
        return all;
    }

    @Test
    void everyLoadComesToTheSameAsBeingComparedWithAllStoredBars() {
        both(
                "history, with bars without trades",
                btc("a", bars(0, 70))
                        .file("b", ETH, joined(joined(bars(3, 20), bar(20, 0)), bars(21, 40)))
                        .file("c", XRP, bars(0, 30)),
                BTC,
                ETH,
                XRP);
        both(
                "a leap over what is known, more bars without trades, a thin end",
                btc("d", bar(69), leap(70)).file("e", ETH, bar(40), bar(41, 0)).file("f", XRP, bar(30, 1)));
        both(
                "a gap, the bars without trades go on up to a gap, behind the thin end, a newcomer",
                btc("g", bar(71), bar(80))
                        .file("h", ETH, bar(42, 0), bar(46))
                        .file("i", XRP, bar(31))
                        .file("j", SOL, bars(75, 83)),
                SOL);
        both(
                "the gap is healed, history before the first, the thin end is confirmed, figures that lacked",
                btc("k", bars(73, 80))
                        .file("l", ETH, bars(0, 2))
                        .file("m", XRP, bar(30, 1), bar(31, 7), bar(32))
                        .file("n", SOL, new Candle(82 * RowSource.DAY, 182, 184, 181, 183, 100, 9, 9, 9, 9)),
                BTC,
                ETH,
                XRP);
        both(
                "only refused rows, the contradiction wins, one of a load, a bar of the future",
                btc("o").andRefused(BTC, "!")
                        .file("p", ETH, bar(47))
                        .file("q", XRP, bar(31, 7), bar(33))
                        .file("r", SOL, bar(83), bar(83, 3), bar(400)),
                true,
                Set.of(XRP));
        both(
                "and on",
                btc("s", bar(81, 2))
                        .file("t", ETH, bar(48))
                        .file("u", XRP, bar(33), bar(34))
                        .file("v", SOL, bar(83)));
        sameTables("all", Catalogue.QUARANTINE);
    }

    @Test
    void dayByDayComesToTheSameAsOneLoad() {
        Candle[] history = joined(bars(0, 64), bar(64, 0), bar(65), leap(66));
        known(options("r", "build"), btc("history", whole(history)), Set.of(BTC));
        known(options("r", "build"), btc("idle", whole(bar(67), bar(68, 0))), Set.of());
        known(options("r", "build"), btc("on", whole(bar(69, 0), bar(72), bar(73))), Set.of());
        Candle[] all = joined(history, bar(67), bar(68, 0), bar(69, 0), bar(72), bar(73));
        new IngestPipeline(comparing).run(btc("all", whole(all)), options("r", ""));
        sameTables("all", Catalogue.CANDLES, Catalogue.DATA_QUALITY);
        assertThat(rows(knowing.read(Catalogue.DATA_QUALITY)))
                .filteredOn(row -> row.contains("no_trades"))
                .hasSize(2);
    }

    /** What a run that was cut off had written of its findings says nothing of the bars that are stored. */
    @Test
    void otherHandsOnTheTablesMakeTheNextLoadCompareEverything() {
        both("history", btc("a", bars(0, 30)).file("b", ETH, bars(0, 30)), BTC, ETH);
        for (Lake lake : List.of(knowing, comparing)) {
            IngestOptions cutOff = options("cut off", lake == knowing ? "build" : "")
                    .withProgress((step, rows) -> {
                        if (step.equals("data_quality")) {
                            throw new IllegalStateException("cut off");
                        }
                    });
            assertThatThrownBy(() -> new IngestPipeline(lake).run(btc("c", bar(40)), cutOff))
                    .hasMessage("cut off");
            assertThat(rows(lake.read(Catalogue.DATA_QUALITY))).anyMatch(row -> row.contains("gap"));
        }
        both("next", btc("d", bar(30)), BTC);
        assertThat(rows(knowing.read(Catalogue.DATA_QUALITY))).noneMatch(row -> row.contains("gap"));
        for (Lake lake : List.of(knowing, comparing)) {
            lake.delta(Catalogue.CANDLES).delete("symbol = 'BTC/USDT' AND open_time = '1970-01-20'");
        }
        both("after a hand", btc("e", bar(31)), BTC);
        assertThat(rows(knowing.read(Catalogue.DATA_QUALITY))).anyMatch(row -> row.contains("gap"));
    }

    @Test
    void checksOfTheLakeLeaveTheEndsKnown() {
        Candle[] padded = bars(0, 60);
        Arrays.setAll(padded, day -> day < 20 ? bar(day) : Candle.of(day * RowSource.DAY, 119, 119, 119, 119, 0));
        known(options("r", "build"), btc("a", padded), Set.of(BTC));
        WriteResult checked = SeriesEnds.across(
                knowing, () -> QualityPipeline.run(knowing, CheckSettings.DEFAULT, Optional.empty(), "q"));
        assertThat(checked.changed()).isPositive();
        known(options("r", "build"), btc("b", bar(61)), Set.of());
    }

    @Test
    void aLoadOfManyRowsIsNotHeld() {
        RowSource source = btc("a", bars(0, 6)).file("b", ETH, bars(0, 4)).andRefused(ETH, "?");
        assertThat(HeldLoad.read(source, source.plan(), 11))
                .map(load -> load.rows().size())
                .contains(11);
        assertThat(HeldLoad.read(source, source.plan(), 10)).isEmpty();
    }
}
