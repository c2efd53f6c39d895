package dev.almanac.lake.ingest;

import static dev.almanac.lake.ingest.RowSource.DAY;
import static dev.almanac.lake.ingest.RowSource.bar;
import static dev.almanac.lake.ingest.RowSource.bars;
import static dev.almanac.lake.ingest.RowSource.daily;
import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.SeriesKey;
import dev.almanac.analytics.quality.QualityRules;
import dev.almanac.lake.SparkFixture;
import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.Lake;
import dev.almanac.lake.table.TableSpec;
import dev.almanac.lake.undo.Load;
import dev.almanac.lake.undo.UndoPipeline;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a load puts right is a row of data_quality, on whichever way it goes. */
class RepairFindingsTest {
    private static final Instant NOW = Instant.parse("2022-01-01T00:00:00Z");
    private static final SeriesKey BTC = daily("BTC");
    private static final String REPEATED =
            "BTC/USDT duplicate 2-5:3 dropped 3 rows that repeat another one of the load; 1 had"
                    + " figures that the other one lacked, which were taken";
    private static final String FILLED =
            "BTC/USDT filled 1-4:2 2 stored bars had no value where the load has one, which was"
                    + " taken: quote_volume of 2, trade_count of 2";

    @TempDir
    Path folder;

    private Lake lake;

    @BeforeEach
    void open() {
        lake = Lake.openOrCreate(SparkFixture.session(), folder.resolve("lake").toString());
    }

    private IngestResult load(String run, IngestRoute route, RowSource source) {
        return new IngestPipeline(lake, route).run(source, IngestOptions.files(NOW, run));
    }

    private List<String> findings() {
        return lake
                .read(Catalogue.DATA_QUALITY)
                .orderBy("symbol", "rule", "range_start")
                .selectExpr("concat(symbol, ' ', rule, ' ', unix_micros(range_start) div " + DAY
                        + ", '-', unix_micros(range_end) div " + DAY + ", ':', bars, ' ', message)")
                .collectAsList()
                .stream()
                .map(row -> row.getString(0))
                .toList();
    }

    private static Candle rich(long day) {
        return new Candle(day * DAY, 100 + day, 102 + day, 99 + day, 101 + day, 100, 10_150, 7, Double.NaN, Double.NaN);
    }

    private static RowSource repeating() {
        return new RowSource()
                .file("a", BTC, bars(0, 40))
                .file("b", BTC, rich(2), bar(4), bar(40))
                .file("c", BTC, bar(4));
    }

    @Test
    void rowsThatRepeatOthersAreAFindingByRowsAndByColumnsAndOnce() {
        load("r1", IngestRoute.ROWS, repeating());
        assertThat(findings()).containsExactly(REPEATED);
        List<Long> versions = versions();
        assertThat(load("r2", IngestRoute.ROWS, repeating()).changed()).isFalse();
        assertThat(versions()).isEqualTo(versions);

        lake = Lake.openOrCreate(
                SparkFixture.session(), folder.resolve("columns").toString());
        load("r1", IngestRoute.COLUMNS, repeating());
        assertThat(findings()).containsExactly(REPEATED);
        load("r2", IngestRoute.USUAL, new RowSource().file("d", BTC, bar(41)));
        assertThat(findings()).as("what was said of the load before").isEmpty();
    }

    @Test
    void figuresThatStoredBarsGainAreAFindingUntilTheLoadIsTakenBack() {
        load("r1", IngestRoute.USUAL, new RowSource().file("a", BTC, bars(0, 40)));
        assertThat(findings()).isEmpty();
        Map<String, Long> before = byName();
        RowSource richer = new RowSource().file("b", BTC, rich(1), bar(2), rich(3));
        load("r2", IngestRoute.USUAL, richer);
        assertThat(findings()).containsExactly(FILLED);
        Map<String, Long> after = byName();

        assertThat(load("r3", IngestRoute.USUAL, richer).changed()).isFalse();
        assertThat(byName()).isEqualTo(after);
        load("r4", IngestRoute.USUAL, new RowSource().file("c", BTC, bar(40)));
        assertThat(findings()).as("it happened").containsExactly(FILLED);

        Load load = new Load("r2", "ingest", "almanac ingest files", NOW, 3, before, after, false);
        UndoPipeline.run(lake, load, QualityRules.DEFAULT, NOW, "u1");
        assertThat(findings()).isEmpty();
        assertThat(lake.read(Catalogue.CANDLES)
                        .filter("quote_volume IS NOT NULL")
                        .count())
                .isZero();
    }

    private List<Long> versions() {
        return List.copyOf(byName().values());
    }

    private Map<String, Long> byName() {
        return List.of(Catalogue.CANDLES, Catalogue.DATA_QUALITY, Catalogue.QUARANTINE).stream()
                .collect(Collectors.toMap(TableSpec::name, lake::version));
    }
}
