package dev.almanac.lake.ingest;

import static dev.almanac.lake.ingest.RowSource.DAY;
import static dev.almanac.lake.ingest.RowSource.bar;
import static dev.almanac.lake.ingest.RowSource.bars;
import static dev.almanac.lake.ingest.RowSource.daily;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.almanac.analytics.error.ExitCode;
import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.SeriesKey;
import dev.almanac.analytics.quality.QualityRules;
import dev.almanac.lake.SparkFixture;
import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.Lake;
import dev.almanac.lake.table.TableSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Units that are read together, in batches of one unit each. */
class GroupedLoadTest {
    private static final Instant NOW = Instant.parse("1970-06-01T00:00:00Z");
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final SeriesKey BTC = daily("BTC");
    private static final SeriesKey ETH = daily("ETH");

    @TempDir
    Path folder;

    private Lake lake;
    private Lake whole;
    private int runs;

    @BeforeEach
    void open() {
        lake = Lake.openOrCreate(SparkFixture.session(), folder.resolve("lake").toString());
        whole = Lake.openOrCreate(
                SparkFixture.session(), folder.resolve("whole").toString());
    }

    /** Each load is another run. */
    private IngestOptions options() {
        runs++;
        return IngestOptions.venues(QualityRules.DEFAULT, NOW, "r" + runs).withBuild("build");
    }

    private IngestResult load(Lake into, RowSource source) {
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

    /** The same with bars that are none, in three batches. */
    private static RowSource oddWindows() {
        return new RowSource()
                .file("btc 1", BTC, with(Candle.of(130 * DAY, -1, 1, -1, 1, 1), bars(0, 40)))
                .file("btc 2", BTC, bars(40, 80))
                .file("btc 3", BTC, with(Candle.of(133 * DAY, 5, 4, 3, 4, 1), bars(80, 120)))
                .file("eth 1", ETH, with(Candle.of(132 * DAY, 5, 9, 3, 4, -1), bars(10, 50)))
                .file("eth 2", ETH, bars(50, 90));
    }

    private static Candle[] with(Candle more, Candle[] bars) {
        Candle[] all = Arrays.copyOf(bars, bars.length + 1);
        all[bars.length] = more;
        return all;
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
        return candles(lake, series);
    }

    private static long candles(Lake of, SeriesKey series) {
        return of.read(Catalogue.CANDLES)
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

    /** What an earlier batch was told about its rows stays, also where a run before was told the same. */
    @Test
    void whatIsSaidOfBadRowsInBatchesComesToTheSameAsAtOnce() {
        for (String run : List.of("r1", "r2")) {
            IngestOptions options =
                    IngestOptions.venues(QualityRules.DEFAULT, NOW, run).withBuild("build");
            IngestResult result =
                    new IngestPipeline(lake).run(oddWindows().together("venue", 3, HeldLoad.MAX_BYTES), options);
            assertThat(result.exitCode()).isEqualTo(ExitCode.DONE);
            new IngestPipeline(whole).run(oddWindows(), options);
            same();
            assertThat(rows(lake, Catalogue.DATA_QUALITY))
                    .as(run)
                    .filteredOn(row -> !row.contains("at_venue"))
                    .hasSize(3);
        }
        load(lake, windows().together("venue", 3, HeldLoad.MAX_BYTES));
        load(whole, windows());
        same();
        assertThat(rows(lake, Catalogue.DATA_QUALITY)).allMatch(row -> row.contains("at_venue"));
    }

    @Test
    void noMoreUnitsAreReadAtATimeThanTheGroupSays() {
        RowSource source = windows().together("venue", 2, 1);
        load(lake, source);
        assertThat(source.mostAtATime()).isLessThanOrEqualTo(2);
        load(whole, windows());
        same();
    }

    private IngestResult load(RowSource source, FetchPace pace) {
        return new IngestPipeline(lake, InstantSource.fixed(NOW), pace).run(source, options());
    }

    /** All five windows are one batch by their size. */
    @Test
    void whatHasBeenReadIsCommittedWhileASlowWindowIsWaitedFor() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        RowSource slow = windows().together("venue", 3, 1).beforeReading(name -> {
            if (name.equals("btc 3")) {
                await(answer);
            }
        });
        FetchPace often = new FetchPace(Duration.ofMillis(100), Optional.empty());
        CompletableFuture<IngestResult> loading = CompletableFuture.supplyAsync(() -> load(slow, often));
        Instant limit = Instant.now().plus(LIMIT);
        Lake seen =
                Lake.openOrCreate(SparkFixture.session(), folder.resolve("lake").toString());
        while (candles(seen, BTC) < 80) {
            assertThat(Instant.now()).isBefore(limit);
            assertThat(loading).isNotDone();
            TimeUnit.MILLISECONDS.sleep(20);
        }
        assertThat(candles(seen, ETH)).as("comes after it in the plan").isZero();
        answer.countDown();
        assertThat(loading.get(LIMIT.toSeconds(), TimeUnit.SECONDS)).isEqualTo(load(whole, windows()));
        same();
    }

    @Test
    void aLoadThatIsToEndAfterATimeKeepsWhatItHasAndTheNextOneGoesOn() {
        FetchPace brief = new FetchPace(FetchPace.USUAL.commitEvery(), Optional.of(Duration.ofSeconds(1)));
        RowSource slow = windows().together("venue", 1, 1).beforeReading(name -> pause(Duration.ofMillis(1200)));
        IngestResult result = load(slow, brief);
        assertThat(result.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(result.notes())
                .contains("stopped after 1 s, as was asked: 4 of 5 windows are left; the same command goes on");
        assertThat(candles(BTC)).isEqualTo(40);
        assertThat(candles(ETH)).isZero();
        load(lake, windows().together("venue", 1, 1));
        load(whole, windows());
        same();
    }

    private static void pause(Duration time) {
        try {
            TimeUnit.MILLISECONDS.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
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

    /** A gap that cannot be read does not hold up what is new, be it in the same batch or in a later one. */
    @ParameterizedTest
    @ValueSource(longs = {1, HeldLoad.MAX_BYTES})
    void aWindowThatFailsDoesNotHoldUpTheOthersOfItsSeries(long bytes) {
        RowSource source = new RowSource()
                .file("gap 1", BTC, bars(10, 15))
                .partOf("gap")
                .file("gap 2", BTC, bars(15, 20))
                .partOf("gap")
                .brokenOff()
                .file("gap 3", BTC, bars(20, 30))
                .partOf("gap")
                .file("new 1", BTC, bars(40, 60))
                .partOf("new")
                .file("new 2", BTC, bars(60, 80))
                .partOf("new")
                .together("venue", 1, bytes);
        IngestResult result = load(lake, source);
        assertThat(result.exitCode()).isEqualTo(ExitCode.QUALITY);
        assertThat(days()).isEqualTo("10-14 40-79");
        assertThat(result.unreadable()).extracting(UnreadableUnit::name).containsExactly("gap 2");
        assertThat(rows(lake, Catalogue.DATA_QUALITY))
                .as("the failure stands beside what is said of the others")
                .filteredOn(row -> row.contains("gate_failed"))
                .hasSize(1);
    }

    /** Stored days of BTC as runs. */
    private String days() {
        StringBuilder runs = new StringBuilder();
        long last = Long.MIN_VALUE;
        for (long day : lake
                .read(Catalogue.CANDLES)
                .filter("symbol = 'BTC/USDT'")
                .selectExpr("unix_micros(open_time) div " + DAY)
                .collectAsList()
                .stream()
                .mapToLong(row -> row.getLong(0))
                .sorted()
                .toArray()) {
            if (day != last + 1) {
                runs.append(runs.isEmpty() ? "" : last + " ").append(day).append('-');
            }
            last = day;
        }
        return runs.toString() + last;
    }

    /** The part behind one that failed was read before it did; there is no lake yet that could say that it failed. */
    @Test
    void nothingIsTakenBehindAFirstPartThatCouldNotBeRead() {
        CountDownLatch second = new CountDownLatch(1);
        RowSource source = new RowSource()
                .file("btc 1", BTC)
                .brokenOff()
                .file("btc 2", BTC, bars(40, 80))
                .file("eth 1", ETH, bars(10, 50))
                .together("venue", 2, HeldLoad.MAX_BYTES)
                .beforeReading(name -> {
                    if (name.equals("btc 2")) {
                        second.countDown();
                    } else if (name.equals("btc 1")) {
                        await(second);
                    }
                });
        IngestResult result = load(lake, source);
        assertThat(result.exitCode()).isEqualTo(ExitCode.QUALITY);
        assertThat(candles(BTC)).isZero();
        assertThat(candles(ETH)).isEqualTo(40);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
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
