package dev.almanac.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.analytics.error.ExitCode;
import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.market.SeriesKey;
import dev.almanac.analytics.market.Symbol;
import dev.almanac.analytics.quality.SeriesReport;
import dev.almanac.connectors.file.SkippedFile;
import dev.almanac.lake.ingest.IngestResult;
import dev.almanac.lake.ingest.UnreadableUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class DayJobTest {
    private static final DayJob.Result DAY = new DayJob.Result(Optional.empty(), true, "the report\n", Map.of("a", 1));

    private static SeriesReport series(long read, long refused, String failure) {
        SeriesKey key = new SeriesKey(
                "binance", new Symbol("BTC", "USDT"), Interval.parse("1d").orElseThrow());
        return new SeriesReport(key, read, read - refused, 0, 0, 0, 0, refused, 0, 0, 0, failure);
    }

    private static IngestResult load(SeriesReport series, List<UnreadableUnit> unreadable, List<String> notes) {
        return new IngestResult(2, List.of(series), unreadable, notes, 0, 0.05, series.refused(), 0, series.changes());
    }

    @Test
    void aCleanLoadIsNotTold() {
        DayJob.Result result = DayJob.withIngest(load(series(40, 0, ""), List.of(), List.of()), List.of(), DAY);
        assertThat(result.text()).isEqualTo("the report\n");
        assertThat(result.failure()).isEmpty();
        assertThat(result.values()).containsKeys("a", "ingest");
    }

    @Test
    void whatFailedIsToldBeforeTheReport() {
        IngestResult load = load(
                series(40, 3, "3 of 40 rows are bad"),
                List.of(new UnreadableUnit("b.csv", "b.csv cannot be read", "it is empty", "leave it out")),
                List.of("columns ignored: x"));
        DayJob.Result result =
                DayJob.withIngest(load, List.of(new SkippedFile("c.txt", "it is of no known kind")), DAY);
        assertThat(result.failure()).hasValueSatisfying(failure -> {
            assertThat(failure.exitCode()).isEqualTo(ExitCode.QUALITY);
            assertThat(failure.problem())
                    .isEqualTo("1 of 1 series failed the quality gate, none of their candles changed");
            assertThat(failure.reason()).isEqualTo("binance BTC/USDT 1d: 3 of 40 rows are bad");
            assertThat(failure.remedy()).startsWith("mend the files");
        });
        assertThat(result.text())
                .contains(
                        "failed: binance BTC/USDT 1d: 3 of 40 rows are bad\n",
                        "not read: b.csv cannot be read; it is empty\n",
                        "note: columns ignored: x\n",
                        "skipped: c.txt: it is of no known kind\n")
                .endsWith("\nthe report\n");
        assertThat(result.values().get("ingest"))
                .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                .containsEntry("failed_series", List.of("binance BTC/USDT 1d"))
                .containsEntry("unreadable_files", List.of("b.csv cannot be read; it is empty"))
                .containsEntry("notes", List.of("columns ignored: x"))
                .containsEntry("skipped", List.of("c.txt: it is of no known kind"));
    }

    @Test
    void aLoadThatFailedWithoutASeriesNamesTheFileOrTheRows() {
        UnreadableUnit unit = new UnreadableUnit("b.csv", "b.csv cannot be read", "it is empty", "leave it out");
        assertThat(GateFailure.of(load(series(40, 0, ""), List.of(unit, unit), List.of())))
                .hasValueSatisfying(failure -> assertThat(failure)
                        .hasMessage("2 files of 2 could not be read\n"
                                + "b.csv cannot be read; it is empty (and 1 more)\nleave it out"));
        String cut = "an input could not be read: b.csv cannot be read: it is empty";
        assertThat(GateFailure.of(load(series(0, 0, cut), List.of(unit), List.of())))
                .hasValueSatisfying(failure -> assertThat(failure).hasMessageEndingWith("\nleave it out"));
        assertThat(GateFailure.of(load(series(40, 9, "9 of 40 rows are bad"), List.of(unit), List.of())))
                .hasValueSatisfying(failure -> assertThat(failure.remedy()).startsWith("mend the files"));
        IngestResult lost = new IngestResult(1, List.of(series(40, 0, "")), List.of(), List.of(), 10, 0.05, 10, 0, 40);
        assertThat(GateFailure.of(lost)).hasValueSatisfying(failure -> assertThat(failure)
                .hasMessageStartingWith("10 rows name no series that can be read\n"
                        + "that is more than 5.0 % of the 50 rows\nmend the files"));
    }

    @Test
    void rowsInQuarantineAndSkippedFilesAreToldThoughTheLoadPassed() {
        IngestResult bad = load(series(40, 1, ""), List.of(), List.of());
        assertThat(DayJob.withIngest(bad, List.of(), DAY).text())
                .containsPattern("accepted +39 ")
                .containsPattern("quarantined +1 ")
                .doesNotContain("next:");
        IngestResult clean = load(series(40, 0, ""), List.of(), List.of());
        assertThat(DayJob.withIngest(clean, List.of(new SkippedFile("c.txt", "why")), DAY)
                        .text())
                .contains("skipped: c.txt: why\n");
    }
}
