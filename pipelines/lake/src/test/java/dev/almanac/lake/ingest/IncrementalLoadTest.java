package dev.almanac.lake.ingest;

import static dev.almanac.lake.ingest.RowSource.bar;
import static dev.almanac.lake.ingest.RowSource.bars;
import static dev.almanac.lake.ingest.RowSource.daily;
import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.SeriesKey;
import dev.almanac.analytics.port.CandleSource;
import dev.almanac.analytics.quality.QualityRules;
import dev.almanac.lake.SparkFixture;
import dev.almanac.lake.row.SeriesNames;
import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.Lake;
import dev.almanac.lake.table.TableSpec;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
    private static IngestResult load(Lake lake, CandleSource source, String run, boolean replace, String build) {
        IngestOptions options =
                IngestOptions.files(NOW, run).withReplace(replace).withBuild(build);
        return new IngestPipeline(lake).run(source, options);
    }

    private void both(String run, CandleSource source, boolean replace) {
        IngestResult known = load(knowing, source, run, replace, "build");
        IngestResult compared = load(comparing, source, run, replace, "");
        assertThat(known).as(run).isEqualTo(compared);
        for (TableSpec table : List.of(Catalogue.CANDLES, Catalogue.DATA_QUALITY, Catalogue.QUARANTINE)) {
            assertThat(rows(knowing.read(table))).as("%s %s", run, table.name()).isEqualTo(rows(comparing.read(table)));
        }
        SeriesEnds.Kept ends = new SeriesEnds(knowing, QualityRules.DEFAULT, "build").recall();
        assertThat(List.of(BTC, ETH, XRP, SOL)).as(run).allMatch(series -> ends.covers(SeriesNames.name(series)));
    }

    private void both(String run, CandleSource source) {
        both(run, source, false);
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

    @Test
    void everyLoadComesToTheSameAsBeingComparedWithAllStoredBars() {
        both("history", btc("a", bars(0, 70)).file("b", ETH, bars(3, 40)).file("c", XRP, bars(0, 30)));
        both(
                "a day more, bars without trades, a thin end",
                btc("d", bar(70)).file("e", ETH, bar(40), bar(41, 0)).file("f", XRP, bar(30, 1)));
        both(
                "a leap over what is known, more bars without trades, the thin end is confirmed",
                btc("g", bar(70), leap(71))
                        .file("h", ETH, bar(41, 0), bar(42, 0))
                        .file("i", XRP, bar(30, 1), bar(31)));
        both(
                "a gap, trades again behind a gap, a contradiction, a newcomer",
                btc("j", bar(72), bar(80))
                        .file("k", ETH, bar(42, 0), bar(46))
                        .file("l", XRP, bar(31, 7), bar(32))
                        .andRefused(XRP, "?")
                        .file("m", SOL, bars(75, 83)));
        both(
                "the gap is healed, history before the first, only refused rows, figures that lacked",
                btc("n", bars(73, 80))
                        .file("o", ETH, bars(0, 2))
                        .file("p", XRP)
                        .andRefused(XRP, "!")
                        .file("q", SOL, new Candle(82 * RowSource.DAY, 182, 184, 181, 183, 100, 9, 9, 9, 9)));
        both(
                "the contradiction wins, one of a load, a bar of the future",
                of("r", XRP, bar(31, 7), bar(33)).file("s", SOL, bar(83), bar(83, 3), bar(400)),
                true);
        both(
                "and on",
                btc("t", bar(81, 2))
                        .file("u", ETH, bar(47))
                        .file("v", XRP, bar(33), bar(34))
                        .file("w", SOL, bar(83)));
    }

    @Test
    void dayByDayComesToTheSameAsOneLoad() {
        List<Candle> all = new ArrayList<>(List.of(bars(0, 66)));
        all.add(leap(66));
        all.addAll(List.of(bar(67), bar(68, 0), bar(69, 0), bar(72), bar(73)));
        load(knowing, btc("history", all.subList(0, 64).toArray(Candle[]::new)), "r", false, "build");
        int from = 64;
        for (int until : new int[] {66, 67, 71, all.size()}) {
            Candle[] days = all.subList(from, until).toArray(Candle[]::new);
            load(knowing, btc("until " + until, days), "r", false, "build");
            from = until;
        }
        load(comparing, btc("all", all.toArray(Candle[]::new)), "r", false, "");
        for (TableSpec table : List.of(Catalogue.CANDLES, Catalogue.DATA_QUALITY)) {
            assertThat(rows(knowing.read(table))).as(table.name()).isEqualTo(rows(comparing.read(table)));
        }
        assertThat(knowing.read(Catalogue.DATA_QUALITY)
                        .select("rule")
                        .distinct()
                        .collectAsList())
                .hasSize(3);
    }

    /** What a run that was cut off had written of its findings says nothing of the bars that are stored. */
    @Test
    void otherHandsOnTheTablesMakeTheNextLoadCompareEverything() {
        both("history", btc("a", bars(0, 30)).file("b", ETH, bars(0, 30)).file("c", SOL, bar(1)));
        for (Lake lake : List.of(knowing, comparing)) {
            lake.delta(Catalogue.CANDLES).delete("symbol = 'BTC/USDT' AND open_time >= '1970-01-20'");
        }
        assertThat(new SeriesEnds(knowing, QualityRules.DEFAULT, "build")
                        .recall()
                        .states())
                .isEmpty();
        IngestResult known = load(knowing, btc("d", bar(30)), "next", false, "build");
        assertThat(known).isEqualTo(load(comparing, btc("d", bar(30)), "next", false, ""));
        assertThat(rows(knowing.read(Catalogue.DATA_QUALITY))).isEqualTo(rows(comparing.read(Catalogue.DATA_QUALITY)));
        assertThat(rows(knowing.read(Catalogue.DATA_QUALITY))).anyMatch(row -> row.contains("gap"));
    }
}
