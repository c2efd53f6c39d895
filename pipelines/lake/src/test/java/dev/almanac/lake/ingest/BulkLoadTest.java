package dev.almanac.lake.ingest;

import static dev.almanac.lake.ingest.RowSource.DAY;
import static dev.almanac.lake.ingest.RowSource.bar;
import static dev.almanac.lake.ingest.RowSource.bars;
import static dev.almanac.lake.ingest.RowSource.daily;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.market.SeriesKey;
import dev.almanac.analytics.market.Symbol;
import dev.almanac.analytics.quality.QualityRules;
import dev.almanac.lake.SparkFixture;
import dev.almanac.lake.column.CandleFiles;
import dev.almanac.lake.column.CandleGroup;
import dev.almanac.lake.column.CandleReader;
import dev.almanac.lake.column.ParquetPlace;
import dev.almanac.lake.row.SeriesNames;
import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.Lake;
import dev.almanac.lake.table.TableSpec;
import dev.almanac.lake.undo.Load;
import dev.almanac.lake.undo.UndoPipeline;
import dev.almanac.lake.undo.UndoResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.util.SerializableConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same loads by columns and by rows. */
class BulkLoadTest {
    /** Day 150 is not over. */
    private static final Instant NOW = Instant.EPOCH.plus(Duration.ofDays(150)).plusSeconds(1);

    private static final List<TableSpec> TABLES =
            List.of(Catalogue.CANDLES, Catalogue.DATA_QUALITY, Catalogue.QUARANTINE);

    private static final SeriesKey BTC = daily("BTC");
    private static final SeriesKey ETH = daily("ETH");
    private static final SeriesKey XRP = daily("XRP");

    @TempDir
    Path folder;

    private Lake columns;
    private Lake rows;

    @BeforeEach
    void open() {
        columns = lake("columns");
        rows = lake("rows");
    }

    private Lake lake(String name) {
        return Lake.openOrCreate(SparkFixture.session(), folder.resolve(name).toString());
    }

    private IngestResult both(String run, RowSource source) {
        IngestOptions options = IngestOptions.files(NOW, run).withDelay(Duration.ofMinutes(5));
        IngestResult byColumns = new IngestPipeline(columns, IngestRoute.COLUMNS).run(source, options);
        assertThat(byColumns).as(run).isEqualTo(new IngestPipeline(rows, IngestRoute.ROWS).run(source, options));
        for (TableSpec table : TABLES) {
            assertThat(content(columns.read(table)))
                    .as("%s %s", run, table.name())
                    .isEqualTo(content(rows.read(table)));
        }
        assertThat(staged()).isEmpty();
        return byColumns;
    }

    private static List<String> content(Dataset<Row> table) {
        return table.selectExpr("to_json(struct(*), map('ignoreNullFields', 'false'))").collectAsList().stream()
                .map(row -> row.getString(0))
                .sorted()
                .toList();
    }

    private List<Path> staged() {
        return paths("columns", "_staged-");
    }

    private List<Path> paths(String lake, String containing) {
        if (!Files.exists(folder.resolve(lake))) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder.resolve(lake))) {
            return all.filter(path -> path.toString().contains(containing)).toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Files of the candles that were not written by Spark, which numbers its own. */
    private long filesByColumns() {
        return paths("columns", "/candles/part-").stream()
                .filter(path -> path.getFileName().toString().matches("part-[0-9a-f-]{36}[.]zstd[.]parquet"))
                .count();
    }

    private static Candle rich(long day) {
        return new Candle(
                day * DAY, 101, 103, 100, 102, 100, 10_150 + day, 7, Double.NaN, day % 2 == 0 ? 5 : Double.NaN);
    }

    private static Candle[] newestFirst(Candle... bars) {
        Collections.reverse(Arrays.asList(bars));
        return bars;
    }

    @Test
    void cleanFilesComeToTheSame() {
        RowSource source = new RowSource()
                .file("btc-2", BTC, bars(40, 70))
                .file("eth", ETH, newestFirst(bars(0, 50)))
                .file("btc-1", BTC, bars(0, 40))
                .file("xrp", XRP, rich(0), rich(1), bar(2), rich(3), bar(4, 0), bar(5, 0), rich(6));
        IngestResult first = both("r1", source);

        assertThat(first.candles()).isEqualTo(70 + 50 + 7);
        assertThat(filesByColumns()).isPositive();
        long version = columns.version(Catalogue.CANDLES);
        assertThat(both("r2", source).changed()).as("run again").isFalse();
        assertThat(columns.version(Catalogue.CANDLES)).isEqualTo(version);
    }

    /** Who wants daily bars reads those alone, though one file holds all intervals of its symbols. */
    @Test
    void everyIntervalHasRowGroupsOfItsOwn() throws IOException {
        RowSource source = new RowSource();
        for (String base : List.of("ADA", "BTC", "ETH", "XRP")) {
            source.file(base + " 1d", daily(base), bars(0, 150));
            source.file(
                    base + " 4h", new SeriesKey("binance", new Symbol(base, "USDT"), Interval.H4), fourHours(0, 300));
        }
        both("r1", source);

        ParquetPlace place = new ParquetPlace(
                new SerializableConfiguration(columns.spark().sparkContext().hadoopConfiguration()));
        for (Interval interval : List.of(Interval.D1, Interval.H4)) {
            long rows = 0;
            for (Path file : paths("columns", "/candles/part-")) {
                if (file.toString().endsWith(".parquet")) {
                    rows += CandleFiles.contents(
                                    place, file.toUri().toString(), Set.of(interval.code()), CandleReader.FIGURES)
                            .groups()
                            .stream()
                            .mapToLong(CandleGroup::rows)
                            .sum();
                }
            }
            assertThat(rows).as(interval.code()).isEqualTo(interval == Interval.D1 ? 600 : 1_200);
        }
    }

    private static Candle[] fourHours(int from, int until) {
        Candle[] bars = new Candle[until - from];
        Arrays.setAll(bars, i -> {
            double open = 100 + from + i;
            return Candle.of((from + i) * Interval.H4.micros(), open, open + 2, open - 1, open + 1, 10);
        });
        return bars;
    }

    @Test
    void dirtyFilesComeToTheSame() {
        IngestResult result = both(
                "r1",
                new RowSource()
                        .file("conflicts", BTC, bars(0, 60))
                        .file("more", BTC, bar(7), bar(8, 999), rich(9), bar(150), bar(200))
                        .andRefused(BTC, "x;y")
                        .file("gaps, a leap, a thin end", ETH, bars(0, 40))
                        .andRows(ETH, bar(45), Candle.of(46 * DAY, 900, 999, 800, 950, 100), bar(47, 1))
                        .andRefused(null, "of nothing")
                        .file("bad", XRP, bars(0, 30))
                        .andRefused(XRP, "1")
                        .andRefused(XRP, "2")
                        .file("cut short", daily("ADA"), bars(0, 20))
                        .andRefused(daily("ADA"), "3")
                        .brokenOff()
                        .file("misnamed", daily("SOL"), bars(0, 20))
                        .misnamed(daily("DOT"))
                        .file("two", daily("LTC"), bars(0, 10))
                        .andRows(daily("BCH"), bars(0, 12)));

        assertThat(result.failed())
                .extracting(report -> report.series().symbol().base())
                .contains("XRP", "ADA", "DOT");
        assertThat(result.unreadable()).hasSize(2);
        assertThat(filesByColumns()).isPositive();
        assertThat(columns.read(Catalogue.QUARANTINE).filter("raw_text = ''").count())
                .isZero();
    }

    @Test
    void aSeriesThatTurnsUpInTwoTasksIsJudgedByRows() {
        IngestResult result = both(
                "r1",
                new RowSource()
                        .file("a", BTC, bars(0, 30))
                        .andRows(XRP, bars(0, 30))
                        .file("b", ETH, bars(0, 30))
                        .andRows(XRP, bars(20, 50)));

        assertThat(result.candles()).isEqualTo(30 + 30 + 50);
        assertThat(filesByColumns()).isZero();
    }

    @Test
    void onlySeriesWithoutStoredBarsGoByColumns() {
        both("r1", new RowSource().file("btc", BTC, bars(0, 30)));
        assertThat(filesByColumns()).isEqualTo(1);
        both("r2", new RowSource().file("eth", ETH, bars(0, 30)));
        assertThat(filesByColumns()).isEqualTo(2);
        IngestResult beside = both(
                "r3",
                new RowSource()
                        .file("more", BTC, bar(29, 5), bar(30))
                        .file("xrp", XRP, bars(0, 30))
                        .andRefused(XRP, "x"));
        assertThat(beside.candles()).isEqualTo(1 + 30);
        assertThat(filesByColumns()).as("the new one, beside the known one").isEqualTo(3);
        both("r4", new RowSource().file("ada, more", daily("ADA"), bars(0, 30)).andRows(ETH, bars(30, 40)));
        assertThat(filesByColumns())
                .as("a file that brings a known one unannounced")
                .isEqualTo(3);
    }

    @Test
    void aLoadThatWentBothWaysIsTakenBackAsOne() {
        both("r1", new RowSource().file("btc", BTC, bars(0, 30)));
        List<String> before = content(columns.read(Catalogue.CANDLES));
        Map<String, Long> versions = versions();
        both("r2", new RowSource().file("more", BTC, bars(30, 35)).file("xrp", XRP, bars(0, 30)));
        Load load = new Load("r2", "ingest", "almanac ingest files", NOW, 35, versions, versions(), false);
        assertThat(UndoPipeline.run(columns, load, QualityRules.DEFAULT, NOW, "u1")
                        .removed())
                .isEqualTo(35);
        assertThat(content(columns.read(Catalogue.CANDLES))).isEqualTo(before);
    }

    @Test
    void aSeriesWithMoreBarsThanATaskHoldsGoesByRowsBesideTheOthers() {
        RowSource source = new RowSource().file("btc", BTC, bars(0, 41)).file("eth", ETH, bars(0, 40));
        try (BulkLoad bulk = bulk(source, new BulkTask.Limits(40, 10, 10))) {
            BulkLoad.Judged judged = bulk.judged(UnitSpread.numbered(source.plan()));
            assertThat(judged.rest())
                    .singleElement()
                    .satisfies(unit -> assertThat(unit.unit().name()).isEqualTo("btc"));
            assertThat(judged.series()).containsOnlyKeys(SeriesNames.name(ETH));
            assertThat(judged.units()).hasSize(1);
            assertThat(judged.files()).singleElement().satisfies(file -> assertThat(file.rows())
                    .isEqualTo(40));
        }
    }

    /** However many rows are set aside, few of them come to the driver; the others lie in files, as they were. */
    @Test
    void whatIsSetAsideLiesInFilesWhereItIsMuch() {
        RowSource source = new RowSource().file("btc", BTC, bars(0, 30)).andRows(BTC, bar(3, 999), bar(200));
        for (String raw :
                List.of("", "a \"quoted\" one, 1\n2\r3\t\\", "\u20ac \ud83d\ude00 \u2028", "\ud800", "null")) {
            source.andRefused(BTC, raw).andRefused(null, raw);
        }
        try (BulkLoad many = bulk(source, new BulkTask.Limits(100, 100, 3));
                BulkLoad all = bulk(source, new BulkTask.Limits(100, 100, 100))) {
            BulkLoad.Judged inFiles = many.judged(UnitSpread.numbered(source.plan()));
            BulkLoad.Judged here = all.judged(UnitSpread.numbered(source.plan()));
            assertThat(inFiles.sent()).hasSize(3);
            assertThat(inFiles.decidedFiles()).hasSize(1);
            assertThat(here.decidedFiles()).isEmpty();
            assertThat(here.sent()).hasSizeGreaterThan(13);
            assertThat(content(many.decided(inFiles))).isEqualTo(content(all.decided(here)));
        }
        assertThat(staged()).isEmpty();
    }

    @Test
    void allTasksTogetherSendNoMoreThanTheDriverShouldHold() {
        BulkTask.Limits each = new BulkTask.Limits(5, 6, 100).ofEach(8);
        assertThat(each).isEqualTo(new BulkTask.Limits(5, 6, 12));
    }

    private BulkLoad bulk(RowSource source, BulkTask.Limits limits) {
        return new BulkLoad(columns, source, IngestOptions.files(NOW, "r1"), limits);
    }

    /** More than the driver takes from all tasks, and less than a task holds of one series. */
    @Test
    void manyRowsThatAreSetAsideComeToTheSame() {
        RowSource source = new RowSource();
        for (SeriesKey series : List.of(BTC, ETH)) {
            source.file(series.toString(), series, bars(0, 30));
            for (int i = 0; i <= BulkTask.Limits.USUAL.sent() / 2; i++) {
                source.andRefused(series, series + " row " + i);
            }
        }
        IngestResult result = both("r1", source);
        assertThat(result.quarantined()).isGreaterThan(BulkTask.Limits.USUAL.sent());
    }

    @Test
    void whatHasToBeFetchedIsReadOnceAndByRows() {
        both("r1", new RowSource().file("btc", BTC, bars(0, 30)).fetched());
        assertThat(filesByColumns()).isZero();
    }

    @Test
    void whatIsTooMuchForATaskIsJudgedByRowsBesideTheOthers() {
        RowSource source = new RowSource().file("btc", BTC, bars(0, 30));
        for (int i = 0; i <= BulkTask.Limits.USUAL.decided(); i++) {
            source.andRefused(BTC, "row " + i);
        }
        source.file("eth", ETH, bars(0, 30));
        IngestResult result = both("r1", source);
        assertThat(result.failed()).hasSize(1);
        assertThat(result.candles()).isEqualTo(30);
        assertThat(filesByColumns()).isEqualTo(1);
    }

    @Test
    void aLoadThatIsCutOffLeavesNothing() throws IOException {
        RowSource source = new RowSource().file("btc", BTC, bars(0, 30));
        IngestPipeline cutOff = new IngestPipeline(
                columns,
                verdict -> {
                    throw new IllegalStateException("cut off");
                },
                IngestRoute.COLUMNS);
        assertThatThrownBy(() -> cutOff.run(source, IngestOptions.files(NOW, "r0")))
                .hasMessage("cut off");
        assertThat(folder.resolve("columns")).doesNotExist();

        Path left = Files.createDirectories(folder.resolve("columns/_staged-by-a-run-that-was-killed"));
        Files.writeString(left.resolve("part-1.parquet"), "half");
        columns = lake("columns");
        both("r1", source);
    }

    @Test
    void aLoadByColumnsIsTakenBack() {
        both("r1", new RowSource().file("btc", BTC, bars(0, 30)).andRefused(BTC, "x"));
        List<List<String>> before =
                TABLES.stream().map(table -> content(columns.read(table))).toList();
        Map<String, Long> versions = versions();
        both(
                "r2",
                new RowSource()
                        .file("eth", ETH, bars(0, 30))
                        .andRows(ETH, bar(35))
                        .andRefused(ETH, "y"));
        assertThat(filesByColumns()).isEqualTo(2);

        Load load = new Load("r2", "ingest", "almanac ingest files", NOW, 33, versions, versions(), false);
        UndoResult undone = UndoPipeline.run(columns, load, QualityRules.DEFAULT, NOW, "u1");

        assertThat(undone.removed()).isEqualTo(31);
        assertThat(TABLES.stream().map(table -> content(columns.read(table))).toList())
                .isEqualTo(before);
    }

    private Map<String, Long> versions() {
        return TABLES.stream().collect(Collectors.toMap(TableSpec::name, columns::version));
    }

    @Test
    void theChangeFeedTellsOfTheBars() {
        both("r1", new RowSource().file("btc", BTC, bars(0, 30)).file("eth", ETH, rich(3)));
        for (Lake lake : List.of(columns, rows)) {
            Dataset<Row> changes = SparkFixture.session()
                    .read()
                    .format("delta")
                    .option("readChangeFeed", "true")
                    .option("startingVersion", 0)
                    .load(lake.path(Catalogue.CANDLES));
            assertThat(changes.filter("_change_type = 'insert' AND run_id = 'r1'")
                            .count())
                    .isEqualTo(31);
            assertThat(changes.count()).isEqualTo(31);
        }
    }
}
