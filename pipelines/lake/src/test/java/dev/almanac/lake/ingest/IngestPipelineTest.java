package dev.almanac.lake.ingest;

import static dev.almanac.lake.ingest.RowSource.DAY;
import static dev.almanac.lake.ingest.RowSource.bar;
import static dev.almanac.lake.ingest.RowSource.bars;
import static dev.almanac.lake.ingest.RowSource.daily;
import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.almanac.analytics.error.ExitCode;
import dev.almanac.analytics.error.UserException;
import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.SeriesKey;
import dev.almanac.analytics.port.CandleSource;
import dev.almanac.analytics.quality.SeriesReport;
import dev.almanac.lake.SparkFixture;
import dev.almanac.lake.row.CandleRows;
import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.Lake;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestPipelineTest {
    private static final Instant NOW = Instant.parse("2022-01-01T00:00:00Z");
    private static final SeriesKey BTC = daily("BTC");
    private static final SeriesKey ETH = daily("ETH");

    private final SparkSession spark = SparkFixture.session();

    @TempDir
    Path folder;

    private Lake lake;

    @BeforeEach
    void open() {
        lake = Lake.openOrCreate(spark, folder.resolve("lake").toString());
    }

    private IngestResult load(String run, CandleSource source) {
        return load(source, IngestOptions.files(NOW, run));
    }

    private IngestResult load(CandleSource source, IngestOptions options) {
        return new IngestPipeline(lake).run(source, options);
    }

    private List<Long> versions() {
        return List.of(
                lake.version(Catalogue.CANDLES),
                lake.version(Catalogue.DATA_QUALITY),
                lake.version(Catalogue.QUARANTINE));
    }

    /** Stored bars as {@code symbol day close run}. */
    private List<String> candles() {
        return lake
                .read(Catalogue.CANDLES)
                .orderBy("symbol", "open_time")
                .selectExpr("concat_ws(' ', symbol, unix_micros(open_time) div " + DAY + ", close, run_id)")
                .collectAsList()
                .stream()
                .map(row -> row.getString(0))
                .toList();
    }

    /** Findings as {@code symbol rule from-until:bars}, in days. */
    private List<String> findings() {
        return lake
                .read(Catalogue.DATA_QUALITY)
                .orderBy("symbol", "rule", "range_start")
                .selectExpr("concat(symbol, ' ', rule, ' ', unix_micros(range_start) div " + DAY
                        + ", '-', unix_micros(range_end) div " + DAY + ", ':', bars)")
                .collectAsList()
                .stream()
                .map(row -> row.getString(0))
                .toList();
    }

    private List<String> quarantine() {
        return lake
                .read(Catalogue.QUARANTINE)
                .orderBy("source_name", "place")
                .selectExpr("concat_ws(' ', source_name, place, symbol, rule)")
                .collectAsList()
                .stream()
                .map(row -> row.getString(0))
                .toList();
    }

    @Test
    void storesAFirstLoadWithEverythingThatIsKnownOfIt() {
        Candle rich = new Candle(DAY, 101, 103, 100, 102, 100, 10_150, 7, 40, 4_060);
        RowSource source = new RowSource().file("btc", BTC, bar(0), rich);
        IngestResult result = load(source, IngestOptions.files(NOW, "r1").withDelay(Duration.ofMinutes(5)));

        Row row = lake.read(Catalogue.CANDLES)
                .filter("trade_count IS NOT NULL")
                .selectExpr("to_json(struct(*))")
                .first();
        assertThat(row.getString(0))
                .isEqualTo("{\"venue\":\"binance\",\"symbol\":\"BTC/USDT\",\"interval\":\"1d\","
                        + "\"open_time\":\"1970-01-02T00:00:00.000Z\",\"open\":101.0,\"high\":103.0,\"low\":100.0,"
                        + "\"close\":102.0,\"volume\":100.0,\"quote_volume\":10150.0,\"trade_count\":7,"
                        + "\"taker_buy_volume\":40.0,\"taker_buy_quote_volume\":4060.0,\"origin\":\"file\","
                        + "\"available_at\":\"1970-01-03T00:05:00.000Z\",\"first_seen\":\"2022-01-01T00:00:00.000Z\","
                        + "\"run_id\":\"r1\"}");
        assertThat(lake.read(Catalogue.CANDLES)
                        .filter("quote_volume IS NULL AND trade_count IS NULL")
                        .count())
                .isEqualTo(1);
        assertThat(result.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(result.candles()).isEqualTo(2);
        assertThat(result.notes()).containsExactly("column extra is ignored");
        assertThat(result.series()).extracting(SeriesReport::series).containsExactly(BTC);
        assertThat(result.read()).isEqualTo(2);
    }

    @Test
    void theSameLoadAgainMakesNoCommit() {
        RowSource source = new RowSource()
                .file("btc", BTC, bar(0), bar(1), bar(1), bar(5), bar(6, 1))
                .file("eth", ETH, bars(0, 30))
                .andRows(ETH, bar(30), bar(30, 7))
                .andRefused(null, "?");
        IngestResult first = load("r1", source);
        List<Long> versions = versions();
        IngestResult second = load("r2", source);

        assertThat(first.changed()).isTrue();
        assertThat(findings())
                .containsExactly(
                        "BTC/USDT duplicate 1-2:1",
                        "BTC/USDT gap 2-5:3",
                        "BTC/USDT maybe_open 6-7:1",
                        "ETH/USDT conflict 30-31:2",
                        "ETH/USDT gate_failed 0-30:32");
        assertThat(quarantine())
                .containsExactly("eth 31 ETH/USDT conflict", "eth 32 ETH/USDT conflict", "eth 33 not_a_number");
        assertThat(second.changed()).isFalse();
        assertThat(second.total(SeriesReport::equal)).isEqualTo(4);
        assertThat(versions()).isEqualTo(versions);
    }

    @Test
    void overlapAddsOnlyWhatIsNewAndEarlierHistoryGoesBefore() {
        load("r1", new RowSource().file("a", BTC, bars(3, 6)));
        IngestResult later = load("r2", new RowSource().file("b", BTC, bars(5, 8)));
        IngestResult earlier = load("r3", new RowSource().file("c", BTC, bars(0, 4)));

        assertThat(later.candles()).isEqualTo(2);
        assertThat(earlier.candles()).isEqualTo(3);
        assertThat(candles())
                .containsExactly(
                        "BTC/USDT 0 101.0 r3",
                        "BTC/USDT 1 102.0 r3",
                        "BTC/USDT 2 103.0 r3",
                        "BTC/USDT 3 104.0 r1",
                        "BTC/USDT 4 105.0 r1",
                        "BTC/USDT 5 106.0 r1",
                        "BTC/USDT 6 107.0 r2",
                        "BTC/USDT 7 108.0 r2");
    }

    @Test
    void aStoredBarStaysUnlessToldOtherwise() {
        load("r1", new RowSource().file("a", BTC, bars(0, 3)));
        RowSource other = new RowSource().file("b", BTC, bar(0), bar(1, 50), bar(2), bar(3));
        IngestResult kept = load("r2", other);

        assertThat(kept.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(kept.candles()).isEqualTo(1);
        assertThat(quarantine()).containsExactly("b 2 BTC/USDT stored_conflict");
        assertThat(findings()).containsExactly("BTC/USDT stored_conflict 1-2:1");

        IngestResult replaced = load(other, IngestOptions.files(NOW, "r3").withReplace(true));
        List<Long> versions = versions();
        assertThat(replaced.candles()).isEqualTo(1);
        assertThat(findings()).containsExactly("BTC/USDT replaced 1-2:1");
        assertThat(lake.read(Catalogue.CANDLES)
                        .filter(col("volume").equalTo(50.0))
                        .select("run_id")
                        .collectAsList())
                .extracting(Row::toString)
                .containsExactly("[r3]");
        load(other, IngestOptions.files(NOW, "r4").withReplace(true));
        assertThat(versions()).isEqualTo(versions);
    }

    @Test
    void fillsWhatIsMissingAndKeepsWhenItWasFirstSeen() {
        load("r1", new RowSource().file("a", BTC, bars(0, 3)));
        Candle rich = new Candle(DAY, 101, 103, 100, 102, 100, 10_150, 7, 40, 4_060);
        IngestResult result =
                load(new RowSource().file("b", BTC, rich, bar(3)), IngestOptions.files(NOW.plusSeconds(86_400), "r2"));

        assertThat(result.total(SeriesReport::filled)).isEqualTo(1);
        assertThat(lake.read(Catalogue.CANDLES)
                        .orderBy("open_time")
                        .selectExpr("quote_volume", "trade_count", "date(first_seen)", "run_id")
                        .collectAsList())
                .extracting(Row::toString)
                .containsExactly(
                        "[null,null,2022-01-01,r1]",
                        "[10150.0,7,2022-01-01,r2]",
                        "[null,null,2022-01-01,r1]",
                        "[null,null,2022-01-02,r2]");
    }

    @Test
    void aFailingSeriesChangesNothingWhileOthersAreCommitted() {
        load("r1", new RowSource().file("btc", BTC, bar(0), bar(2)).file("eth", ETH, bar(0), bar(1, 1)));
        Candle bad = Candle.of(4 * DAY, 1, 2, 3, 1, 1);
        RowSource source = new RowSource().file("btc", BTC, bar(1), bar(3), bad).file("eth", ETH, bar(1, 1), bar(2));
        IngestResult result = load("r2", source);

        assertThat(result.exitCode()).isEqualTo(ExitCode.QUALITY);
        assertThat(result.failed())
                .extracting(SeriesReport::toString)
                .containsExactly("binance BTC/USDT 1d: 1 of 3 rows are bad (33.3 %, up to 5.0 % is accepted):"
                        + " low_too_high 1");
        assertThat(candles())
                .containsExactly(
                        "BTC/USDT 0 101.0 r1",
                        "BTC/USDT 2 103.0 r1",
                        "ETH/USDT 0 101.0 r1",
                        "ETH/USDT 1 102.0 r1",
                        "ETH/USDT 2 103.0 r2");
        assertThat(findings())
                .containsExactly("BTC/USDT gap 1-2:1", "BTC/USDT gate_failed 0-4:3", "BTC/USDT low_too_high 4-5:1");

        load("r3", new RowSource().file("btc", BTC, bar(1), bar(3)));
        assertThat(findings()).isEmpty();
    }

    @Test
    void anUnreadableUnitFailsTheSeriesInItAndOnlyThose() {
        RowSource source = new RowSource()
                .file("btc", BTC, bars(0, 3))
                .file("btc-2", BTC, bars(3, 5))
                .andRefused(BTC, "x")
                .brokenOff()
                .file("eth", ETH, bars(0, 3))
                .file("sol", daily("SOL"))
                .brokenOff();
        IngestResult result = load("r1", source);

        assertThat(result.exitCode()).isEqualTo(ExitCode.QUALITY);
        assertThat(result.unreadable())
                .extracting(UnreadableUnit::problem)
                .containsExactly("Cannot read btc-2", "Cannot read sol");
        assertThat(result.failed())
                .extracting(SeriesReport::failure)
                .containsExactly(
                        "an input could not be read: Cannot read btc-2: it ends in the middle of a row",
                        "an input could not be read: Cannot read sol: it ends in the middle of a row");
        assertThat(candles()).containsExactly("ETH/USDT 0 101.0 r1", "ETH/USDT 1 102.0 r1", "ETH/USDT 2 103.0 r1");
        assertThat(lake.exists(Catalogue.QUARANTINE) && !quarantine().isEmpty()).isFalse();
    }

    @Test
    void aMisnamedUnitIsNotLoadedAndSaysWhy() {
        RowSource source = new RowSource()
                .file("sol.json", BTC, bars(0, 3))
                .misnamed(daily("SOL"))
                .file("eth", ETH, bars(0, 3));
        IngestResult result = load("r1", source);

        assertThat(result.exitCode()).isEqualTo(ExitCode.QUALITY);
        assertThat(result.unreadable())
                .extracting(UnreadableUnit::reason)
                .containsExactly("its name says binance SOL/USDT 1d, its content binance BTC/USDT 1d");
        assertThat(candles()).hasSize(3).allMatch(row -> row.startsWith("ETH/USDT"));
    }

    @Test
    void nothingReadableIsAnErrorOfTheUserAndChangesNothing() {
        RowSource source = new RowSource().file("btc", BTC, bars(0, 3)).brokenOff();

        assertThatThrownBy(() -> load("r1", source))
                .isInstanceOf(UserException.class)
                .hasMessage("Cannot read btc\nit ends in the middle of a row\nFetch it again.");
        RowSource more = new RowSource()
                .file("btc", BTC, bars(0, 3))
                .brokenOff()
                .file("eth", ETH, bars(0, 3))
                .brokenOff();
        assertThatThrownBy(() -> load("r1", more)).hasMessageStartingWith("Cannot read btc, nor can the other file\n");
        assertThat(versions()).containsExactly(-1L, -1L, -1L);
    }

    @Test
    void tooManyRowsWithoutASeriesAreNotDone() {
        IngestResult result = load(
                "r1", new RowSource().file("all", BTC, bars(0, 3)).andRows(ETH).andRefused(null, "?"));

        assertThat(result.rowsWithoutSeries()).isEqualTo(1);
        assertThat(result.exitCode()).isEqualTo(ExitCode.QUALITY);
        assertThat(result.candles()).isEqualTo(3);
        assertThat(quarantine()).containsExactly("all 4 not_a_number");
    }

    @Test
    void aGapIsRecordedAndHealedByALaterLoad() {
        load("r1", new RowSource().file("a", BTC, bar(0), bar(4), bar(5)));
        assertThat(findings()).containsExactly("BTC/USDT gap 1-4:3");
        load("r2", new RowSource().file("b", BTC, bar(2)));
        assertThat(findings()).containsExactly("BTC/USDT gap 1-2:1", "BTC/USDT gap 3-4:1");
        load("r3", new RowSource().file("c", BTC, bar(1), bar(3)));
        assertThat(findings()).isEmpty();
    }

    @Test
    void aBarThatMayBeOpenIsFlaggedThenReplacedThenConfirmed() {
        load("r1", new RowSource().file("a", BTC, bar(0), bar(1), bar(2, 1)));
        assertThat(findings()).containsExactly("BTC/USDT maybe_open 2-3:1");

        IngestResult whole = load("r2", new RowSource().file("b", BTC, bar(2, 90), bar(3, 2)));
        assertThat(whole.total(SeriesReport::replaced)).isEqualTo(1);
        assertThat(findings()).containsExactly("BTC/USDT maybe_open 3-4:1", "BTC/USDT replaced 2-3:1");

        IngestResult confirmed = load("r3", new RowSource().file("c", BTC, bar(3, 2), bar(4)));
        assertThat(confirmed.candles()).isEqualTo(1);
        assertThat(findings()).containsExactly("BTC/USDT replaced 2-3:1");
    }

    @Test
    void eachFileOfALoadCanEndInAnOpenBar() {
        load("r1", new RowSource().file("a", BTC, bar(0), bar(1), bar(2, 1)).file("b", BTC, bar(3), bar(4, 2)));
        assertThat(findings()).containsExactly("BTC/USDT maybe_open 2-3:1", "BTC/USDT maybe_open 4-5:1");
    }

    @Test
    void rowsOfTheSameFileGivenTwiceAreSetAsideOnce() {
        Candle bad = Candle.of(40 * DAY, 1, 2, 3, 1, 1);
        List<Candle> rows = new ArrayList<>(List.of(bars(0, 40)));
        rows.add(bad);
        RowSource source = new RowSource()
                .file("a", BTC, rows.toArray(Candle[]::new))
                .file("copy of a", BTC, rows.toArray(Candle[]::new));
        IngestResult result = load("r1", source);

        assertThat(result.candles()).isEqualTo(40);
        assertThat(result.total(SeriesReport::duplicates)).isEqualTo(40);
        assertThat(quarantine()).containsExactly("a 41 BTC/USDT low_too_high");
    }

    @Test
    void whatTheLakeWasCheckedForOutlivesALoad() {
        load("r1", new RowSource().file("a", BTC, bars(0, 4)));
        lake.upsert(
                Catalogue.DATA_QUALITY,
                List.of(RowFactory.create(
                        "candles",
                        "binance",
                        "BTC/USDT",
                        "1d",
                        "frozen_price",
                        CandleRows.timestamp(0),
                        CandleRows.timestamp(2 * DAY),
                        2L,
                        "2 bars repeat",
                        "quality")));
        load("r2", new RowSource().file("b", BTC, bar(4), bar(6)));

        assertThat(findings()).containsExactly("BTC/USDT frozen_price 0-2:2", "BTC/USDT gap 5-6:1");
    }

    @Test
    void tellsHowFarItHasCome() {
        List<String> steps = new ArrayList<>();
        IngestOptions options =
                IngestOptions.files(NOW, "r1").withProgress((step, rows) -> steps.add(step + " " + rows));
        load(new RowSource().file("a", BTC, bar(0), bar(2)), options);

        assertThat(steps).containsExactly("check 2", "quarantine 0", "data_quality 1", "candles 2");
    }
}
