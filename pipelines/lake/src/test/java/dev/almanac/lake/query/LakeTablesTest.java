package dev.almanac.lake.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.lake.SparkFixture;
import dev.almanac.lake.ranking.MarketLake;
import dev.almanac.lake.run.RunLog;
import dev.almanac.lake.run.StepRecord;
import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.Lake;
import dev.almanac.lake.table.TableSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LakeTablesTest {
    private final SparkSession spark = SparkFixture.session();

    @TempDir
    Path folder;

    @Test
    void tablesAnswerByTheirPlainNames() throws Exception {
        Lake lake = Lake.openOrCreate(spark, folder.toString());
        RunLog.append(lake, List.of(step("ingest"), step("features")));
        spark.range(3)
                .write()
                .format("delta")
                .save(folder.resolve("features_core/abc").toString());
        Files.writeString(folder.resolve("features_core/" + LakeTables.CURRENT), "abc\n");

        LakeTables.register(lake);

        assertThat(spark.sql("SELECT step FROM runs ORDER BY step").collectAsList())
                .extracting(row -> row.getString(0))
                .containsExactly("features", "ingest");
        assertThat(spark.sql("SELECT * FROM features_core").count()).isEqualTo(3);
        assertThat(spark.sql("SELECT * FROM candles").count()).isZero();
        assertThat(summaries(lake, MarketLake.features())).containsKeys("candles", "rankings", "features_core");
        TableSummary.State runs = named("runs", lake).state().orElseThrow();
        assertThat(runs.rows()).isEqualTo(2);
        assertThat(runs.bytes()).isPositive();
    }

    @Test
    void tablesThatAreNotThereYetNameTheCommandThatWritesThem() {
        Lake lake = Lake.openOrCreate(spark, folder.toString());
        RunLog.append(lake, List.of(step("ingest")));
        Map<String, TableSummary> tables = summaries(lake, MarketLake.features());
        assertThat(tables.keySet())
                .containsAll(Catalogue.tables().stream().map(TableSpec::name).toList())
                .contains("features_core");
        assertThat(named("rankings", lake).state()).isEmpty();
        assertThat(named("rankings", lake).writtenBy()).isEqualTo("almanac rank");
        assertThat(named("features_core", lake).state()).isEmpty();
        assertThat(tables.values())
                .allSatisfy(table -> assertThat(table.writtenBy()).isNotBlank());
    }

    private static TableSummary named(String name, Lake lake) {
        return Optional.ofNullable(summaries(lake, MarketLake.features()).get(name))
                .orElseThrow();
    }

    private static Map<String, TableSummary> summaries(Lake lake, TableSpec features) {
        return LakeTables.summaries(lake, features).stream()
                .collect(Collectors.toMap(TableSummary::name, table -> table));
    }

    private static StepRecord step(String name) {
        return new StepRecord(
                "run-1",
                name,
                "almanac daily",
                Instant.EPOCH,
                1.5,
                10,
                Map.of("candles", 1L),
                Map.of("candles", 2L),
                Map.of("read", 10L),
                0,
                "10 rows");
    }
}
