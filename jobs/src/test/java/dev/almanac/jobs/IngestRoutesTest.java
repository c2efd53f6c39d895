package dev.almanac.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.almanac.connectors.file.FileCandleSource;
import dev.almanac.connectors.file.FileOverrides;
import dev.almanac.lake.ingest.IngestOptions;
import dev.almanac.lake.ingest.IngestPipeline;
import dev.almanac.lake.ingest.IngestResult;
import dev.almanac.lake.ingest.IngestRoute;
import dev.almanac.lake.session.SessionSize;
import dev.almanac.lake.session.Sessions;
import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.Lake;
import dev.almanac.lake.table.TableSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real files go the same by columns as by rows: of an archive, with banners, newest first, as JSON. */
class IngestRoutesTest {
    private static final List<TableSpec> TABLES =
            List.of(Catalogue.CANDLES, Catalogue.DATA_QUALITY, Catalogue.QUARANTINE);

    @TempDir
    Path folder;

    private IngestResult load(String lake, IngestRoute route, List<String> paths) {
        SparkSession spark = Sessions.open(SessionSize.SMALL);
        return new IngestPipeline(Lake.openOrCreate(spark, folder.resolve(lake).toString()), route)
                .run(
                        FileCandleSource.of(paths, FileOverrides.parse(null, null, null)),
                        IngestOptions.files(Instant.parse("2026-01-01T00:00:00Z"), "run"));
    }

    private List<List<String>> content(String lake) {
        Lake of =
                Lake.open(Sessions.open(SessionSize.SMALL), folder.resolve(lake).toString());
        return TABLES.stream()
                .map(
                        table -> of
                                .read(table)
                                .selectExpr("to_json(struct(*), map('ignoreNullFields', 'false'))")
                                .collectAsList()
                                .stream()
                                .map(row -> row.getString(0))
                                .sorted()
                                .toList())
                .toList();
    }

    /** Files that our own writer named; Spark numbers its parts. */
    private long filesByColumns(String lake) {
        try (Stream<Path> files = Files.list(folder.resolve(lake).resolve("candles"))) {
            return files.filter(file -> file.getFileName().toString().matches("part-[0-9a-f-]{36}[.]zstd[.]parquet"))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void same(List<String> paths) {
        IngestResult byColumns = load("columns", IngestRoute.COLUMNS, paths);
        assertThat(byColumns).isEqualTo(load("rows", IngestRoute.ROWS, paths));
        assertThat(byColumns.candles()).isPositive();
        assertThat(filesByColumns("columns")).isPositive();
        assertThat(filesByColumns("rows")).isZero();
        assertThat(content("columns")).isEqualTo(content("rows"));
        assertThat(load("columns", IngestRoute.COLUMNS, paths).changed()).isFalse();
    }

    @Test
    void filesOfManyKindsComeToTheSame() {
        Path real = Path.of(System.getProperty("almanac.root"), "..", "shared", "data", "candles");
        assumeTrue(Files.isDirectory(real), "skipped: no folder " + real);
        same(List.of(
                real.resolve("dirty").toString(),
                real.resolve("archive").toString(),
                real.resolve("binance/*-1d.json").toString()));
    }

    @Test
    void rowsThatAreSetAsideKeepTheirText() throws Exception {
        String first = new CsvCandles()
                .days(0, 400, 100)
                .line("bad,1,1,1,1,1")
                .line(CsvCandles.seconds(410) + ",n.a.,1,1,1,1")
                .days(403, 440, 100)
                .in(folder, "binance-BTC_USDT-1d.csv");
        String other = new CsvCandles()
                .day(5, 150)
                .days(20, 50, 100)
                .line(CsvCandles.seconds(21) + ",100,90,98,101,1")
                .in(folder, "binance-BTC_USDT-1d-more.csv");
        same(List.of(first, other));
        assertThat(content("columns").get(2)).isNotEmpty().noneMatch(row -> row.contains("\"raw_text\":\"\""));
    }
}
