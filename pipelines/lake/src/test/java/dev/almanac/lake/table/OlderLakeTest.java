package dev.almanac.lake.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.analytics.market.Interval;
import dev.almanac.lake.CandleTestRows;
import dev.almanac.lake.SparkFixture;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lakes whose tables declare a clustering, as all did until no job was found that lays files out by it. */
class OlderLakeTest {
    private static final TableSpec TABLE = Catalogue.CANDLES;

    private final SparkSession spark = SparkFixture.session();

    @TempDir
    Path folder;

    @Test
    void theirTablesAreReadAndWrittenAsTheyAre() {
        Lake older = Lake.openOrCreate(spark, folder.resolve("older").toString());
        Lake plain = Lake.openOrCreate(spark, folder.resolve("plain").toString());
        OlderTables.create(older, TABLE, "interval", "venue", "symbol", "open_time");
        for (Lake one : List.of(older, plain)) {
            for (int day = 1; day <= SmallFiles.MANY + 4; day++) {
                assertThat(one.upsert(TABLE, candles(one, day, 100)).inserted()).isEqualTo(1);
            }
            assertThat(one.upsert(TABLE, candles(one, 4, 101)).updated()).isEqualTo(4);
            assertThat(one.append(TABLE, candles(one, 20, 100).filter("open_time >= '1970-01-15'"))
                            .inserted())
                    .isEqualTo(6);
            assertThat(FileJoin.join(one, TABLE, SmallFiles.MOST_BYTES).files()).isPositive();
            assertThat(one.upsert(TABLE, candles(one, 4, 101)).changed()).isZero();
        }
        assertThat(features(older)).contains("clustering", "domainMetadata");
        assertThat(features(plain)).doesNotContain("clustering", "domainMetadata");
        assertThat(rows(older)).hasSize(SmallFiles.MANY + 10).isEqualTo(rows(plain));
        assertThat(statistics(older))
                .as("what files are skipped by does not hang on the clustering")
                .isEqualTo(statistics(plain))
                .singleElement()
                .isEqualTo(TABLE.key().stream().sorted().toList().toString());
    }

    private static Dataset<Row> candles(Lake lake, int days, double close) {
        List<Row> rows = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            rows.add(CandleTestRows.candle(
                    "binance", "BTC/USDT", Interval.D1, day * Interval.D1.micros(), 100, close + day, 5, 0));
        }
        return lake.spark().createDataFrame(rows, TABLE.schema());
    }

    private static List<String> features(Lake of) {
        return of.delta(TABLE).detail().select("tableFeatures").first().getList(0);
    }

    private static List<String> rows(Lake of) {
        return of.read(TABLE).orderBy("open_time").collectAsList().stream()
                .map(Row::toString)
                .toList();
    }

    /** Columns that the log has least values of, each list of them once. */
    private List<String> statistics(Lake of) {
        return spark
                .read()
                .json(of.path(TABLE) + "/_delta_log/*.json")
                .filter("add is not null")
                .selectExpr("array_sort(json_object_keys(get_json_object(add.stats, '$.minValues'))) as columns")
                .distinct()
                .collectAsList()
                .stream()
                .map(row -> row.getList(0).toString())
                .toList();
    }
}
