package dev.almanac.lake.ingest;

import static dev.almanac.lake.ingest.RowSource.bar;
import static dev.almanac.lake.ingest.RowSource.bars;
import static dev.almanac.lake.ingest.RowSource.daily;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.almanac.analytics.error.ExitCode;
import dev.almanac.analytics.market.SeriesKey;
import dev.almanac.analytics.quality.QualityRules;
import dev.almanac.lake.SparkFixture;
import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.Lake;
import dev.almanac.lake.table.TableSpec;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Units that are read together, in batches of one unit each. */
class GroupedLoadTest {
    private static final Instant NOW = Instant.parse("1970-06-01T00:00:00Z");
    private static final SeriesKey BTC = daily("BTC");
    private static final SeriesKey ETH = daily("ETH");

    @TempDir
    Path folder;

    private Lake lake;
    private Lake whole;

    @BeforeEach
    void open() {
        lake = Lake.openOrCreate(SparkFixture.session(), folder.resolve("lake").toString());
        whole = Lake.openOrCreate(
                SparkFixture.session(), folder.resolve("whole").toString());
    }

    private static IngestOptions options() {
        return IngestOptions.venues(QualityRules.DEFAULT, NOW, "r").withBuild("build");
    }

    private static IngestResult load(Lake into, RowSource source) {
        return new IngestPipeline(into).run(source, options());
    }

    /** Five windows of two series, each a batch of its own. */
    private static RowSource windows() {
        return new RowSource()
                .file("btc 1", BTC, bars(0, 40))
                .file("btc 2", BTC, bars(40, 80))
                .file("btc 3", BTC, bars(80, 120))
                .file("eth 1", ETH, bars(10, 50))
                .file("eth 2", ETH, bars(50, 90));
    }

    private static List<String> rows(Lake of, TableSpec table) {
        return of
                .read(table)
                .drop("run_id")
                .selectExpr("to_json(struct(*), map('ignoreNullFields', 'false'))")
                .collectAsList()
                .stream()
                .map(row -> row.getString(0))
                .sorted()
                .toList();
    }

    private void same() {
        for (TableSpec table : List.of(Catalogue.CANDLES, Catalogue.DATA_QUALITY, Catalogue.QUARANTINE)) {
            assertThat(rows(lake, table)).as(table.name()).isEqualTo(rows(whole, table));
        }
    }

    private long candles(SeriesKey series) {
        return lake.read(Catalogue.CANDLES)
                .filter("symbol = '" + series.symbol() + "'")
                .count();
    }

    @Test
    void inBatchesItComesToTheSameAsAtOnce() {
        IngestResult result = load(lake, windows().together("venue", 3, HeldLoad.MAX_BYTES));
        assertThat(load(whole, windows())).isEqualTo(result);
        assertThat(lake.version(Catalogue.CANDLES) - whole.version(Catalogue.CANDLES))
                .as("commits more")
                .isEqualTo(4);
        same();
        assertThat(load(lake, windows().together("venue", 3, HeldLoad.MAX_BYTES))
                        .changed())
                .isFalse();
    }

    @Test
    void noMoreUnitsAreReadAtATimeThanTheGroupSays() {
        RowSource source = windows().together("venue", 2, 1);
        load(lake, source);
        assertThat(source.mostAtATime()).isLessThanOrEqualTo(2);
        load(whole, windows());
        same();
    }

    @Test
    void aLoadThatIsCutOffKeepsItsBatchesAndGoesOn() {
        AtomicInteger commits = new AtomicInteger();
        IngestOptions cutOff = options().withProgress((step, rows) -> {
            if (step.equals("candles") && commits.incrementAndGet() == 3) {
                throw new IllegalStateException("cut off");
            }
        });
        RowSource source = windows().together("venue", 2, HeldLoad.MAX_BYTES);
        assertThatThrownBy(() -> new IngestPipeline(lake).run(source, cutOff)).hasMessage("cut off");
        assertThat(candles(BTC)).isEqualTo(120);
        assertThat(candles(ETH)).isZero();
        load(lake, source);
        load(whole, windows());
        same();
    }

    @Test
    void aSeriesThatFailsKeepsWhatCameBeforeAndNothingThatComesAfter() {
        RowSource broken = new RowSource()
                .file("btc 1", BTC, bars(0, 40))
                .file("btc 2", BTC, bars(40, 60))
                .brokenOff()
                .file("btc 3", BTC, bars(80, 120))
                .file("eth 1", ETH, bars(10, 50))
                .together("venue", 1, HeldLoad.MAX_BYTES);
        IngestResult result = load(lake, broken);
        assertThat(result.exitCode()).isEqualTo(ExitCode.QUALITY);
        assertThat(candles(BTC)).isEqualTo(40);
        assertThat(candles(ETH)).isEqualTo(40);
        assertThat(result.unreadable()).extracting(UnreadableUnit::name).containsExactly("btc 2");
        assertThat(result.series())
                .extracting(report -> report.series() + " " + report.failed() + " " + report.added())
                .containsExactly(
                        "binance BTC/USDT 1d false 40", "binance BTC/USDT 1d true 20", "binance ETH/USDT 1d false 40");
        load(lake, windows().together("venue", 1, HeldLoad.MAX_BYTES));
        load(whole, windows());
        same();
    }

    @Test
    void aGroupThatIsNotThereIsToldOnceAndMakesNoLake() {
        RowSource gone = windows().unavailable().together("venue", 2, HeldLoad.MAX_BYTES);
        IngestResult result = load(lake, gone);
        assertThat(result.exitCode()).isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(result.unreadable()).singleElement().satisfies(unit -> {
            assertThat(unit.source()).isEqualTo("venue");
            // two threads read, and either may be first
            assertThat(unit.problem()).startsWith("Cannot read btc ");
        });
        assertThat(lake.isCreated()).isFalse();
        load(lake, windows());
        load(whole, windows());
        assertThat(load(lake, gone).exitCode()).isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(rows(lake, Catalogue.CANDLES)).isEqualTo(rows(whole, Catalogue.CANDLES));
        assertThat(rows(lake, Catalogue.DATA_QUALITY)).hasSize(2).allMatch(row -> row.contains("gate_failed"));
    }

    /** Nobody knows what a venue will say, so a plan that was seen before says nothing. */
    @Test
    void aCorrectionIsNoticedThoughThePlanIsTheSame() {
        load(lake, new RowSource().file("btc", BTC, bars(0, 3)).together("venue", 1, 1));
        IngestResult corrected = load(
                lake,
                new RowSource().file("btc", BTC, bar(0), bar(1), bar(2, 7)).together("venue", 1, 1));
        assertThat(corrected.series()).singleElement().satisfies(report -> {
            assertThat(report.equal()).isEqualTo(2);
            assertThat(report.replaced()).isEqualTo(1);
        });
        assertThat(rows(lake, Catalogue.DATA_QUALITY))
                .singleElement()
                .asString()
                .contains("\"rule\":\"replaced\"");
    }
}
