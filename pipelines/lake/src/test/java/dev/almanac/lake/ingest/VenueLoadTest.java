package dev.almanac.lake.ingest;

import static dev.almanac.lake.ingest.RowSource.DAY;
import static dev.almanac.lake.ingest.RowSource.bar;
import static dev.almanac.lake.ingest.RowSource.bars;
import static dev.almanac.lake.ingest.RowSource.daily;
import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.analytics.error.ExitCode;
import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.SeriesKey;
import dev.almanac.analytics.quality.QualityRules;
import dev.almanac.lake.SparkFixture;
import dev.almanac.lake.fetch.KnownFindings;
import dev.almanac.lake.row.CandleRows;
import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.Lake;
import dev.almanac.lake.table.TableSpec;
import dev.almanac.lake.undo.Load;
import dev.almanac.lake.undo.UndoPipeline;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What runs one after the other make of bars that a venue does not have, or that are refused. */
class VenueLoadTest {
    private static final Instant NOW = Instant.parse("1980-01-01T00:00:00Z");
    private static final SeriesKey BTC = daily("BTC");

    @TempDir
    Path folder;

    private Lake lake;

    @BeforeEach
    void open() {
        lake = Lake.openOrCreate(SparkFixture.session(), folder.resolve("lake").toString());
    }

    private IngestResult fetch(Instant now, RowSource source) {
        return new IngestPipeline(lake)
                .run(
                        source.together("venue", 1, 1),
                        IngestOptions.venues(QualityRules.DEFAULT, now, "run " + now)
                                .withBuild("build"));
    }

    private IngestResult fetch(RowSource source) {
        return fetch(NOW, source);
    }

    private static Instant day(double day) {
        return CandleRows.instant((long) (day * DAY));
    }

    private static Candle bad(long day) {
        return Candle.of(day * DAY, 1, 1, -1, 1, 1);
    }

    private static Candle[] list(Candle first, Candle... more) {
        List<Candle> all = new ArrayList<>(List.of(more));
        all.add(first);
        return all.toArray(Candle[]::new);
    }

    /** Findings of a rule as {@code from-until:bars}, in days. */
    private List<String> found(String rule) {
        return lake
                .read(Catalogue.DATA_QUALITY)
                .filter("rule = '" + rule + "'")
                .orderBy("range_start")
                .selectExpr("concat(unix_micros(range_start) div " + DAY + ", '-', unix_micros(range_end) div " + DAY
                        + ", ':', bars)")
                .collectAsList()
                .stream()
                .map(row -> row.getString(0))
                .toList();
    }

    /** Days that are not asked for again. */
    private String known() {
        return KnownFindings.absent(lake, List.of(BTC)).getOrDefault(BTC, List.of()).stream()
                .map(span -> span.from() / DAY + "-" + span.to() / DAY)
                .collect(Collectors.joining(" "));
    }

    private long candles() {
        return lake.read(Catalogue.CANDLES).count();
    }

    @Test
    void aBadBarDoesNotHoldItsSeriesUpAndIsAskedForUntilItIsOld() {
        assertThat(fetch(day(141.5), new RowSource().file("1", BTC, list(bad(140), bars(0, 140))))
                        .exitCode())
                .isEqualTo(ExitCode.DONE);
        assertThat(known()).isEmpty();
        RowSource next = new RowSource()
                .file("bad", BTC, bad(140))
                .file("new", BTC, bars(137, 140))
                .andMore(bar(141));
        assertThat(fetch(day(142.5), next).exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(candles()).isEqualTo(141);
        assertThat(known()).as("the venue may still correct it").isEmpty();
        RowSource third = new RowSource()
                .file("bad", BTC, bad(140))
                .file("new", BTC, bars(139, 140))
                .andMore(bars(141, 145));
        assertThat(fetch(day(145.5), third).exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(candles()).isEqualTo(144);
        assertThat(known()).isEqualTo("140-141");
        assertThat(lake.read(Catalogue.QUARANTINE).select("raw_text").distinct().count())
                .as("the same text")
                .isEqualTo(1);

        fetch(day(146.5), new RowSource().file("repaired", BTC, bar(140)));
        assertThat(known()).isEmpty();
        assertThat(found("refused_at_venue")).isEmpty();
        assertThat(found("gap")).isEmpty();
    }

    @Test
    void whatTheVenueLacksGoesOnInOneRowAndWhereNothingElseIsNewInNone() {
        fetch(new RowSource().file("1", BTC, bars(0, 100)).lacking(100, 130));
        assertThat(found("not_at_venue")).containsExactly("100-130:30");
        Map<String, Long> before = versions();
        for (long until : new long[] {140, 145}) {
            IngestResult silent = fetch(new RowSource().file("2", BTC).lacking(until == 140 ? 130 : 140, until));
            assertThat(silent.changed()).isFalse();
            assertThat(known()).isEqualTo("100-130 130-" + until);
        }
        assertThat(versions()).isEqualTo(before);

        fetch(new RowSource().file("3", BTC, bars(147, 150)).lacking(145, 147));
        assertThat(found("not_at_venue")).containsExactly("100-147:47");
        assertThat(known()).isEqualTo("100-147");
        fetch(new RowSource().file("4", BTC, bars(150, 160)).lacking(120, 125).lacking(90, 100));
        assertThat(found("not_at_venue")).containsExactly("90-147:57");
    }

    /** As of Kraken, whose older bars are read by days. */
    @Test
    void whatIsLackingInPiecesThatGoOnIsNoMoreNewsThanAtOnce() {
        fetch(new RowSource().file("1", BTC, bars(0, 100)).lacking(100, 130));
        Map<String, Long> before = versions();
        RowSource pieces = new RowSource()
                .file("2", BTC)
                .lacking(130, 135)
                .file("3", BTC)
                .lacking(135, 136)
                .file("4", BTC)
                .lacking(136, 140);
        assertThat(fetch(pieces).changed()).isFalse();
        assertThat(known()).isEqualTo("100-130 130-140");
        assertThat(versions()).isEqualTo(before);
    }

    @Test
    void barsOfAPairThatIsSilentAreNotReadToSaySo() {
        fetch(new RowSource().file("1", BTC, bars(0, 100)).lacking(100, 130));
        List<Boolean> whole = new ArrayList<>();
        new IngestPipeline(
                        lake,
                        verdict -> verdict.series().values().forEach(one -> whole.add(one.isOfWhole())),
                        IngestRoute.USUAL)
                .run(
                        new RowSource().file("2", BTC).lacking(130, 140).together("venue", 1, 1),
                        IngestOptions.venues(QualityRules.DEFAULT, NOW, "r"));
        assertThat(whole).containsExactly(false);
    }

    @Test
    void barsThatComeAfterAllTakeBackWhatWasSaid() {
        fetch(new RowSource().file("1", BTC, bars(0, 100)).lacking(100, 130).lackingSome(140, 200, 30));
        RowSource some = new RowSource().file("some", BTC, bars(110, 115)).andMore(bars(150, 160));
        new IngestPipeline(lake).run(some, IngestOptions.files(NOW, "some"));
        assertThat(found("not_at_venue")).containsExactly("100-110:10", "115-130:15", "140-200:20");
        new IngestPipeline(lake)
                .run(
                        new RowSource().file("all", BTC, bars(100, 110)).andMore(bars(115, 130)),
                        IngestOptions.files(NOW, "all"));
        assertThat(found("not_at_venue")).containsExactly("140-200:20");
        fetch(new RowSource().file("2", BTC, bars(160, 180)));
        assertThat(found("not_at_venue")).isEmpty();
    }

    @Test
    void barsThatComeByColumnsTakeItBackToo() {
        fetch(new RowSource().file("1", BTC).lacking(0, 130).file("eth", daily("ETH"), bars(0, 3)));
        assertThat(found("not_at_venue")).containsExactly("0-130:130");
        new IngestPipeline(lake, IngestRoute.COLUMNS)
                .run(new RowSource().file("f", BTC, bars(20, 100)), IngestOptions.files(NOW, "f"));
        assertThat(candles()).isEqualTo(83);
        assertThat(found("not_at_venue")).containsExactly("0-20:20", "100-130:30");
    }

    @Test
    void barsThatComeByBothWaysInOneLoadTakeItBackToo() {
        SeriesKey stored = daily("ETH");
        fetch(new RowSource()
                .file("1", BTC)
                .lacking(0, 130)
                .file("eth", stored, bars(0, 3))
                .lacking(3, 13));
        new IngestPipeline(lake, IngestRoute.COLUMNS)
                .run(
                        new RowSource().file("f", BTC, bars(20, 100)).file("g", stored, bars(5, 8)),
                        IngestOptions.files(NOW, "f"));
        assertThat(candles()).isEqualTo(86);
        assertThat(found("not_at_venue")).containsExactly("0-20:20", "3-5:2", "8-13:5", "100-130:30");
    }

    @Test
    void whatALaterRunSaidBesideBarsThatAreTakenBackGoesWithThem() {
        fetch(day(300), new RowSource().file("0", daily("ETH"), bars(0, 3)));
        Map<String, Long> before = versions();
        fetch(day(301), new RowSource().file("1", BTC, bars(0, 100)));
        Map<String, Long> after = versions();
        fetch(day(302), new RowSource().file("2", BTC, bars(99, 101)).lackingSome(0, 120, 19));
        assertThat(known()).isEqualTo("0-120");
        Load load = new Load("run " + day(301), "ingest", "almanac ingest venues", NOW, 3, before, after, false);
        UndoPipeline.run(lake, load, QualityRules.DEFAULT, NOW, "undo");
        assertThat(candles()).isEqualTo(4);
        assertThat(known()).isEmpty();
    }

    private Map<String, Long> versions() {
        return List.of(Catalogue.CANDLES, Catalogue.DATA_QUALITY, Catalogue.QUARANTINE).stream()
                .collect(Collectors.toMap(TableSpec::name, lake::version));
    }
}
