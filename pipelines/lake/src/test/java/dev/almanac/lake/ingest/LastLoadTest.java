package dev.almanac.lake.ingest;

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
import java.util.Optional;
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

    private static final String MEMORY = "_last_ingest.json";

    @TempDir
    Path folder;

    private Lake lake;

    @BeforeEach
    void open() {
        lake = Lake.openOrCreate(SparkFixture.session(), folder.resolve("lake").toString());
    }

    private IngestResult load(CandleSource source, IngestOptions options) {
        return new IngestPipeline(lake).run(source, options);
    }

    private Optional<IngestResult> recognised(CandleSource source, IngestOptions options) {
        return new LastLoad(lake, source, source.plan(), options).again();
    }

    private static IngestOptions at(Instant now) {
        return IngestOptions.files(now, "other run").withBuild("build 1");
    }

    private static RowSource source() {
        return new RowSource().file("btc", BTC, bar(0), bar(1), bar(5), bar(6, 1));
    }

    @Test
    void theSameLoadAgainComesToTheSameAsComparingIt() {
        assertThat(recognised(source(), OPTIONS)).isEmpty();
        assertThat(load(source(), OPTIONS).candles()).isEqualTo(4);
        AtomicBoolean compared = new AtomicBoolean();
        IngestOptions telling = OPTIONS.withProgress((step, rows) -> compared.set(true));
        IngestResult again = load(source(), telling);
        assertThat(compared).isFalse();
        assertThat(load(source(), telling.withBuild(""))).isEqualTo(again);
        assertThat(compared).isTrue();
        assertThat(recognised(source(), at(NOW.plus(Duration.ofDays(9))))).contains(again);
    }

    @Test
    void whateverDecidesOnALoadMakesItAnother() {
        load(source(), OPTIONS);
        assertThat(recognised(source(), OPTIONS)).isPresent();
        RowSource otherContent = new RowSource().file("btc", BTC, bar(0), bar(1), bar(5), bar(6, 2));
        assertThat(otherContent.plan()).isEqualTo(source().plan());
        assertThat(List.of(
                        recognised(otherContent, OPTIONS),
                        recognised(source().file("more", BTC), OPTIONS),
                        recognised(source(), OPTIONS.withBuild("build 2")),
                        recognised(source(), OPTIONS.withBuild("")),
                        recognised(source(), OPTIONS.withReplace(true)),
                        recognised(source(), OPTIONS.withDelay(Duration.ofMinutes(1))),
                        recognised(source(), OPTIONS.withRules(new QualityRules(0.05, 60, 13, 0.05))),
                        recognised(source(), at(NOW.minusSeconds(1)))))
                .allMatch(Optional::isEmpty);
        for (String text : List.of("", "{", "[]", "{\"mark\":1}")) {
            lake.file(MEMORY).write(text);
            assertThat(recognised(source(), OPTIONS)).as(text).isEmpty();
        }
    }

    @Test
    void barsThatVanishedSinceAreLoadedAgain() {
        load(source(), OPTIONS);
        lake.delta(Catalogue.CANDLES).delete(col("volume").equalTo(1.0));
        assertThat(load(source(), OPTIONS).candles()).isEqualTo(1);
        assertThat(lake.read(Catalogue.CANDLES).count()).isEqualTo(4);
        lake.delta(Catalogue.DATA_QUALITY).delete();
        assertThat(load(source(), OPTIONS).findings()).isPositive();
        assertThat(recognised(source(), OPTIONS)).isPresent();
    }

    /** Versions count from 0 again, so the same number does not mean the same table. */
    @Test
    void aTableThatWasMadeAnewIsNotTakenForTheOld() throws IOException {
        RowSource plain = new RowSource().file("btc", BTC, bars(0, 3));
        load(plain, OPTIONS);
        long version = lake.version(Catalogue.CANDLES);
        String memory = lake.file(MEMORY).read().orElseThrow();
        try (Stream<Path> files = Files.walk(folder.resolve("lake/candles"))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        org.apache.spark.sql.delta.DeltaLog.clearCache();
        load(new RowSource().file("btc", BTC, bars(3, 6)), OPTIONS);
        lake.file(MEMORY).write(memory);
        assertThat(lake.version(Catalogue.CANDLES)).isEqualTo(version);
        assertThat(load(plain, OPTIONS).candles()).isEqualTo(3);
    }

    @Test
    void aLoadOfWhichSomethingWasSetAsideIsComparedEveryTime() {
        Candle open = Candle.of(NOW.toEpochMilli() * 1000, 1, 2, 1, 1, 1);
        RowSource stillOpen = new RowSource().file("a", BTC, bar(0), open);
        load(stillOpen, OPTIONS);
        IngestOptions later = at(NOW.plus(Duration.ofDays(2)));
        assertThat(load(stillOpen, later).candles())
                .as("the bar has closed since")
                .isEqualTo(1);
        assertThat(recognised(stillOpen, later)).isPresent();
        RowSource repeated = new RowSource().file("b", BTC, bar(7), bar(7));
        load(repeated, later);
        assertThat(recognised(repeated, later)).isEmpty();
    }
}
