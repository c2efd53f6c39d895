package dev.almanac.lake.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.quality.QualityRules;
import dev.almanac.lake.CandleTestRows;
import dev.almanac.lake.SparkFixture;
import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.Lake;
import dev.almanac.lake.table.TableSpec;
import dev.almanac.lake.undo.Load;
import dev.almanac.lake.undo.UndoPipeline;
import dev.almanac.lake.undo.UndoResult;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that end between their commits and their record, on a real lake. */
class RunNoteTest {
    private static final Instant NOW = Instant.parse("2026-03-01T06:00:00Z");
    private static final List<TableSpec> WRITTEN =
            List.of(Catalogue.CANDLES, Catalogue.DATA_QUALITY, Catalogue.QUARANTINE);
    private static final Map<String, Long> NOTHING_YET = Map.of("candles", -1L, "data_quality", -1L, "quarantine", -1L);

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init") // made before each test
    private Lake lake;

    @BeforeEach
    void open() {
        lake = Lake.openOrCreate(SparkFixture.session(), folder.resolve("lake").toString());
        lake.createIfAbsent(Catalogue.RUNS);
    }

    /** The rows of {@link CandleTestRows} are of a run called load. */
    private void loadAndBeCutOff() {
        new RunNote(lake).begins(List.of(), "load", "ingest", "almanac ingest files a.csv", NOW, NOTHING_YET, WRITTEN);
        List<Row> bars = IntStream.range(0, 3)
                .mapToObj(day -> CandleTestRows.candle(
                        "binance", "BTC/USDT", Interval.D1, day * Interval.D1.micros(), 100, 101, 1000, 0))
                .toList();
        lake.upsert(Catalogue.CANDLES, bars);
    }

    @Test
    void aLoadThatWasCutOffIsListedAndCanBeTakenBack() {
        loadAndBeCutOff();
        long version = lake.version(Catalogue.RUNS);
        assertThat(Load.latest(lake, 5)).singleElement().satisfies(load -> {
            assertThat(load.runId()).isEqualTo("load");
            assertThat(load.rows()).isEqualTo(3);
            assertThat(load.command()).isEqualTo("almanac ingest files a.csv");
        });
        assertThat(lake.version(Catalogue.RUNS)).as("who reads records nothing").isEqualTo(version);

        new RunNote(lake).settle();
        assertThat(runs()).containsExactly("ingest 137 was cut off");
        assertThat(Load.latest(lake, 5)).hasSize(1);
        UndoResult undone = UndoPipeline.run(lake, Load.named(lake, "load"), QualityRules.DEFAULT, NOW, "undo");
        assertThat(undone.removed()).isEqualTo(3);
        assertThat(lake.read(Catalogue.CANDLES).count()).isZero();
    }

    @Test
    void whatIsRecordedIsRecordedOnce() {
        loadAndBeCutOff();
        RunNote note = new RunNote(lake);
        note.settle();
        long version = lake.version(Catalogue.RUNS);
        note.settle();
        assertThat(lake.version(Catalogue.RUNS)).isEqualTo(version);

        StepRecord ingest = new StepRecord(
                "second",
                "ingest",
                "almanac daily",
                NOW,
                1.5,
                7,
                NOTHING_YET,
                Map.of("candles", 3L),
                Map.of(),
                0,
                "7 new");
        note.begins(List.of(ingest), "second", "rank", "almanac daily", NOW, Map.of(), List.of(Catalogue.RANKINGS));
        RunLog.append(lake, List.of(ingest)); // and then it was cut off before it took the note away
        note.settle();
        assertThat(runs()).containsExactly("ingest 0 7 new", "ingest 137 was cut off", "rank 137 was cut off");
    }

    @Test
    void aRunThatWasRecordedLeavesNoNote() {
        RunNote note = new RunNote(lake);
        note.begins(List.of(), "run", "rank", "almanac rank", NOW, Map.of(), List.of(Catalogue.RANKINGS));
        note.clear();
        note.settle();
        assertThat(runs()).isEmpty();
    }

    private List<String> runs() {
        return lake
                .read(Catalogue.RUNS)
                .orderBy("step", "exit_code")
                .selectExpr("concat_ws(' ', step, exit_code, message)")
                .collectAsList()
                .stream()
                .map(row -> row.getString(0))
                .toList();
    }
}
