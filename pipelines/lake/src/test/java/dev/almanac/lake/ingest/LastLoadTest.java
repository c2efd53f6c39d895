package dev.almanac.lake.ingest;

import static dev.almanac.lake.ingest.RowSource.DAY;
import static dev.almanac.lake.ingest.RowSource.bar;
import static dev.almanac.lake.ingest.RowSource.bars;
import static dev.almanac.lake.ingest.RowSource.daily;
import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.SeriesKey;
import dev.almanac.analytics.port.CandleSource;
import dev.almanac.analytics.quality.QualityRules;
import dev.almanac.lake.SparkFixture;
import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.Lake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a load may be taken as known without being compared. */
class LastLoadTest {
    private static final Instant NOW = Instant.parse("2022-01-01T00:00:00Z");
    private static final SeriesKey BTC = daily("BTC");
    private static final IngestOptions OPTIONS = IngestOptions.files(NOW, "r").withBuild("build 1");

    @TempDir
    Path folder;

    private final AtomicBoolean compared = new AtomicBoolean();
    private Lake lake;

    @BeforeEach
    void open() {
        lake = Lake.openOrCreate(SparkFixture.session(), folder.resolve("lake").toString());
    }

    /** Loads, and notes whether the rows were compared with the stored ones. */
    private IngestResult load(CandleSource source, IngestOptions options) {
        compared.set(false);
        return new IngestPipeline(lake).run(source, options.withProgress((step, rows) -> compared.set(true)));
    }

    private boolean isCompared(CandleSource source, IngestOptions options) {
        load(source, options);
        return compared.get();
    }

    private List<Long> versions() {
        return Stream.of(Catalogue.CANDLES, Catalogue.DATA_QUALITY, Catalogue.QUARANTINE)
                .map(lake::version)
                .toList();
    }

    private static RowSource source() {
        return new RowSource().file("btc", BTC, bar(0), bar(1), bar(5), bar(6, 1));
    }

    @Test
    void theSameLoadAgainComesToTheSameAsComparingIt() {
        assertThat(load(source(), OPTIONS).candles()).isEqualTo(4);
        assertThat(compared).isTrue();
        List<Long> versions = versions();
        IngestResult recognised = load(source(), OPTIONS.withProgress(IngestProgress.SILENT));
        assertThat(compared).isFalse();
        IngestResult full = load(source(), OPTIONS.withBuild(""));
        assertThat(compared).isTrue();
        assertThat(recognised).isEqualTo(full);
        assertThat(versions()).isEqualTo(versions);
        assertThat(isCompared(
                        source(),
                        IngestOptions.files(NOW.plus(Duration.ofDays(9)), "r2").withBuild("build 1")))
                .isFalse();
    }

    @Test
    void whateverDecidesOnALoadMakesItAnother() {
        load(source(), OPTIONS);
        List<Long> versions = versions();
        RowSource otherContent = new RowSource().file("btc", BTC, bar(0), bar(1), bar(5), bar(6, 2));
        assertThat(isCompared(source().file("more", BTC), OPTIONS)).isTrue();
        load(source(), OPTIONS);
        assertThat(isCompared(source(), OPTIONS.withBuild("build 2"))).isTrue();
        assertThat(isCompared(source(), OPTIONS.withReplace(true))).isTrue();
        assertThat(isCompared(source(), OPTIONS.withDelay(Duration.ofMinutes(1))))
                .isTrue();
        assertThat(isCompared(source(), OPTIONS.withRules(new QualityRules(0.05, 60, 13, 0.05))))
                .isTrue();
        load(source(), OPTIONS);
        assertThat(isCompared(source(), OPTIONS)).isFalse();
        assertThat(isCompared(
                        source(), IngestOptions.files(NOW.minusSeconds(1), "r").withBuild("build 1")))
                .isTrue();
        assertThat(versions()).isEqualTo(versions);
        assertThat(load(otherContent, OPTIONS).changed()).isTrue();
        assertThat(compared).isTrue();
    }

    @Test
    void barsThatVanishedSinceAreLoadedAgain() {
        load(source(), OPTIONS);
        lake.delta(Catalogue.CANDLES).delete(col("volume").equalTo(1.0));
        assertThat(load(source(), OPTIONS).candles()).isEqualTo(1);
        assertThat(lake.read(Catalogue.CANDLES).count()).isEqualTo(4);
        lake.delta(Catalogue.DATA_QUALITY).delete();
        assertThat(load(source(), OPTIONS).findings()).isPositive();
        assertThat(isCompared(source(), OPTIONS)).isFalse();
    }

    /** Versions count from 0 again, so the same number does not mean the same table. */
    @Test
    void aTableThatWasMadeAnewIsNotTakenForTheOld() throws IOException {
        RowSource plain = new RowSource().file("btc", BTC, bars(0, 3));
        load(plain, OPTIONS);
        long version = lake.version(Catalogue.CANDLES);
        String memory = lake.file("_last_ingest.json").read().orElseThrow();
        try (Stream<Path> files = Files.walk(folder.resolve("lake/candles"))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        org.apache.spark.sql.delta.DeltaLog.clearCache();
        load(new RowSource().file("btc", BTC, bars(3, 6)), OPTIONS);
        lake.file("_last_ingest.json").write(memory);
        assertThat(lake.version(Catalogue.CANDLES)).isEqualTo(version);
        assertThat(load(plain, OPTIONS).candles()).isEqualTo(3);
    }

    @Test
    void aLoadOfWhichSomethingWasSetAsideIsComparedEveryTime() {
        Candle open = Candle.of(NOW.toEpochMilli() * 1000, 1, 2, 1, 1, 1);
        RowSource stillOpen = new RowSource().file("a", BTC, bar(0), open);
        load(stillOpen, OPTIONS);
        assertThat(isCompared(stillOpen, OPTIONS)).isTrue();
        IngestOptions later =
                IngestOptions.files(NOW.plus(Duration.ofDays(2)), "r").withBuild("build 1");
        assertThat(load(stillOpen, later).candles())
                .as("the bar of day %d has closed", open.openTime() / DAY)
                .isEqualTo(1);
        RowSource repeated = new RowSource().file("b", BTC, bar(7), bar(7));
        load(repeated, OPTIONS);
        assertThat(isCompared(repeated, OPTIONS)).isTrue();
    }

    @Test
    void aMemoryThatCannotBeReadIsNone() {
        load(source(), OPTIONS);
        for (String text : List.of("", "{", "[]", "{\"mark\":1}")) {
            lake.file("_last_ingest.json").write(text);
            assertThat(isCompared(source(), OPTIONS)).as(text).isTrue();
        }
    }
}
