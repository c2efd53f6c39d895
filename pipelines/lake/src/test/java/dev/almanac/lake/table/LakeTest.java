package dev.almanac.lake.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.almanac.analytics.error.UserException;
import dev.almanac.lake.SparkFixture;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LakeTest {
    private final SparkSession spark = SparkFixture.session();

    @TempDir
    Path folder;

    private Lake lake;

    @BeforeEach
    void open() {
        lake = Lake.openOrCreate(spark, folder.resolve("lake").toString());
    }

    @Test
    void insertsUpdatesAndThenLeavesEqualRowsAlone() {
        WriteResult first = lake.upsert(Catalogue.CANDLES, candles("r1", 1.0, 2.0, 3.0));
        WriteResult again = lake.upsert(Catalogue.CANDLES, candles("r2", 1.0, 2.0, 3.0));
        WriteResult corrected = lake.upsert(Catalogue.CANDLES, candles("r3", 1.0, 2.5, 3.0, 4.0));

        assertThat(first.inserted()).isEqualTo(3);
        assertThat(again).isEqualTo(new WriteResult(0, 0, 0, first.version()));
        assertThat(corrected).isEqualTo(new WriteResult(1, 1, 0, first.version() + 1));
        assertThat(lake.read(Catalogue.CANDLES)
                        .orderBy("open_time")
                        .select("close", "run_id")
                        .collectAsList())
                .extracting(Row::toString)
                .containsExactly("[1.0,r1]", "[2.5,r3]", "[3.0,r1]", "[4.0,r3]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "50% [off] {a}", "gr\u00fc\u00df?*", "a%20b"})
    void rowsAreReadOnceWhateverTheFolderIsCalled(String name) {
        Lake odd = Lake.openOrCreate(spark, folder.resolve(name).toString());
        odd.upsert(Catalogue.CANDLES, candles("r1", 1.0, 2.0, 3.0));
        odd.upsert(Catalogue.CANDLES, candles("r2", 1.0, 2.0, 3.0, 4.0));
        odd.upsert(Catalogue.CANDLES, candles("r3", 1.0, 2.0, 3.0, 4.5, 5.0));

        assertThat(odd.read(Catalogue.CANDLES)
                        .orderBy("open_time")
                        .select("close")
                        .collectAsList())
                .extracting(row -> row.getDouble(0))
                .containsExactly(1.0, 2.0, 3.0, 4.5, 5.0);
    }

    /** Delta's statistics find the files that a query needs; of large ones that is worth its time. */
    @Test
    void fewButLargeFilesAreLeftToDelta() throws IOException {
        lake.upsert(Catalogue.CANDLES, candles("r1", 1.0, 2.0, 3.0));
        lake.upsert(Catalogue.CANDLES, candles("r2", 1.0, 2.0, 3.0, 4.0));
        String table = lake.path(Catalogue.CANDLES);
        long version = lake.version(Catalogue.CANDLES);
        List<String> held = lake.files(Catalogue.CANDLES, version).orElseThrow();
        int count = held.size();
        long bytes = 0;
        for (String file : held) {
            bytes += Files.size(Path.of(URI.create(file)));
        }
        Engine engine = DefaultEngine.create(spark.sessionState().newHadoopConf());
        assertThat(TableFiles.few(engine, table, version, count, bytes)).isPresent();
        assertThat(TableFiles.few(engine, table, version, count, bytes - 1)).isEmpty();
        assertThat(TableFiles.few(engine, table, version, count - 1, bytes)).isEmpty();
    }

    /** Not those of an append before it, where it has none, nor of the commit before, which put small files together. */
    @Test
    void anAppendCountsTheRowsThatItWrote() {
        TableSpec table = Catalogue.DATA_QUALITY;
        assertThat(lake.append(table, findings("r", "A/B gap", "A/B outlier"))).isEqualTo(new WriteResult(2, 0, 0, 1));
        assertThat(lake.append(table, findings("r")).inserted()).isZero();
        assertThat(lake.append(table, findings("r"), new Txn("source", 7)).inserted())
                .isZero();
        assertThat(lake.marked(table, "source")).hasValue(7);
        for (int i = 0; i < SmallFiles.MANY; i++) {
            assertThat(lake.append(table, findings("r", "C" + i + "/D gap", "C" + i + "/D jump", "C" + i + "/D span"))
                            .inserted())
                    .isEqualTo(3);
        }
        assertThat(FileJoin.join(lake, table, SmallFiles.MOST_BYTES).files()).isPositive();
        assertThat(lake.newest(table)).isGreaterThan(lake.version(table));
        assertThat(lake.append(table, findings("r")).inserted()).isZero();
        assertThat(lake.append(table, findings("r", "E/F gap")))
                .isEqualTo(new WriteResult(1, 0, 0, lake.newest(table)));
    }

    @Test
    void aMarkTravelsWithItsCommit() {
        lake.upsert(Catalogue.CANDLES, candles("r1", 1.0), new Txn("source", 7));
        assertThat(lake.marked(Catalogue.CANDLES, "source")).hasValue(7);
        lake.upsert(Catalogue.CANDLES, candles("r2", 1.5), new Txn("source", 8));
        assertThat(lake.marked(Catalogue.CANDLES, "source")).hasValue(8);
        assertThat(lake.marked(Catalogue.CANDLES, "other")).isEmpty();
    }

    /** A checksum beside the text, which older lakes have, would speak of the one before. */
    @Test
    void aTextIsReplacedAsAWhole() throws IOException {
        assertThat(lake.file("_note").read()).isEmpty();
        try (var out = lake.fileSystem().create(new org.apache.hadoop.fs.Path(lake.root(), "_note"))) {
            out.write("old".getBytes(StandardCharsets.UTF_8));
        }
        Files.writeString(folder.resolve("lake/._note.crc"), "of the one before");
        lake.file("_note").write("new");
        assertThat(lake.file("_note").read()).hasValue("new");
        assertThat(folder.resolve("lake/._note.crc")).doesNotExist();
        assertThat(folder.resolve("lake/_note.new")).doesNotExist();
    }

    @Test
    void syncDeletesOnlyWithinItsScope() {
        lake.upsert(Catalogue.DATA_QUALITY, findings("r1", "BTC/USDT gap", "BTC/USDT outlier", "ETH/USDT gap"));
        Dataset<Row> scope = findings("r2", "BTC/USDT gap", "BTC/USDT outlier").select("symbol", "rule");

        WriteResult result = lake.sync(Catalogue.DATA_QUALITY, findings("r2", "BTC/USDT gap"), scope);
        WriteResult again = lake.sync(Catalogue.DATA_QUALITY, findings("r3", "BTC/USDT gap"), scope);

        assertThat(result.deleted()).isEqualTo(1);
        assertThat(again.changed()).isZero();
        assertThat(lake.read(Catalogue.DATA_QUALITY)
                        .orderBy("symbol", "rule")
                        .select("symbol", "rule", "run_id")
                        .collectAsList())
                .extracting(Row::toString)
                .containsExactly("[BTC/USDT,gap,r1]", "[ETH/USDT,gap,r1]");
    }

    @Test
    void everyTableCanBeCreatedAndReadByOthers() {
        for (TableSpec table : Catalogue.tables()) {
            lake.createIfAbsent(table);
            Row detail = lake.delta(table).detail().first();
            assertThat(detail.<Integer>getAs("minReaderVersion"))
                    .as("reader version of %s", table.name())
                    .isEqualTo(1);
            assertThat(lake.read(table).schema().fieldNames()).containsExactlyElementsOf(table.columnNames());
            assertThat(table.columnNames().subList(0, table.key().size()))
                    .as("%s has the columns first that statistics are kept of", table.name())
                    .isEqualTo(table.key());
            assertThat(lake.read(table).schema().fields()[0].getComment().get())
                    .isEqualTo(table.columns().get(0).comment());
        }
    }

    @Test
    void constraintsRefuseWhatTheGateLetThrough() {
        Dataset<Row> bad = candles("r1", -1.0);
        assertThatThrownBy(() -> lake.append(Catalogue.CANDLES, bad)).hasMessageContaining("prices_positive");
    }

    @Test
    void timeTravelReadsWhatWas() {
        lake.upsert(Catalogue.CANDLES, candles("r1", 1.0));
        long before = lake.version(Catalogue.CANDLES);
        lake.upsert(Catalogue.CANDLES, candles("r2", 2.0));

        assertThat(lake.read(Catalogue.CANDLES, before).select("close").first().getDouble(0))
                .isEqualTo(1.0);
        assertThat(lake.read(Catalogue.RANKINGS, -1).count()).isZero();
        assertThatThrownBy(() -> lake.read(Catalogue.CANDLES, before + 9)).isInstanceOf(UserException.class);
    }

    @Test
    void aLakeComesIntoBeingWithItsFirstTable() {
        String place = folder.resolve("lake").toString();
        assertThat(lake.isCreated()).isFalse();
        assertThatThrownBy(() -> Lake.open(spark, place)).isInstanceOf(UserException.class);
        lake.upsert(Catalogue.CANDLES, candles("r1"));
        lake.upsert(Catalogue.CANDLES, candles("r1", 1.0));
        assertThat(lake.isCreated()).isTrue();
        assertThat(Lake.open(spark, place).version(Catalogue.CANDLES)).isNotNegative();
    }

    @Test
    void aFolderOfSomethingElseIsNoLake() throws Exception {
        Path other = Files.createDirectory(folder.resolve("photos"));
        Files.writeString(other.resolve("cat.txt"), "meow");

        assertThatThrownBy(() -> Lake.openOrCreate(spark, other.toString()))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("is not an empty folder");
        assertThatThrownBy(() -> Lake.open(spark, folder.resolve("absent").toString()))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("does not exist");
        String file = other.resolve("cat.txt").toString();
        assertThatThrownBy(() -> Lake.open(spark, file)).hasMessageContaining("it is a file");
        assertThatThrownBy(() -> Lake.openOrCreate(spark, file)).hasMessageContaining("it is a file");
    }

    private Dataset<Row> candles(String runId, double... closes) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < closes.length; i++) {
            double price = closes[i];
            Timestamp time = Timestamp.from(Instant.EPOCH.plusSeconds(86_400L * i));
            rows.add(RowFactory.create(
                    "binance",
                    "BTC/USDT",
                    "1d",
                    time,
                    price,
                    price,
                    price,
                    price,
                    5.0,
                    null,
                    null,
                    null,
                    null,
                    "file",
                    time,
                    time,
                    runId));
        }
        return spark.createDataFrame(rows, Catalogue.CANDLES.schema());
    }

    private Dataset<Row> findings(String runId, String... symbolAndRule) {
        Timestamp time = Timestamp.from(Instant.EPOCH);
        List<Row> rows = Arrays.stream(symbolAndRule)
                .map(pair -> pair.split(" "))
                .map(pair -> RowFactory.create(
                        "candles", "binance", pair[0], "1d", pair[1], time, time, 1L, "one bar is missing", runId))
                .toList();
        return spark.createDataFrame(rows, Catalogue.DATA_QUALITY.schema());
    }
}
