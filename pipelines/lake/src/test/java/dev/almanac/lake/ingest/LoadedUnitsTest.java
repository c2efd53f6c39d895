package dev.almanac.lake.ingest;

import static dev.almanac.lake.ingest.RowSource.DAY;
import static dev.almanac.lake.ingest.RowSource.bar;
import static dev.almanac.lake.ingest.RowSource.bars;
import static dev.almanac.lake.ingest.RowSource.daily;
import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.analytics.error.ExitCode;
import dev.almanac.analytics.market.SeriesKey;
import dev.almanac.analytics.quality.SeriesReport;
import dev.almanac.lake.SparkFixture;
import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.Lake;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Units that have to be fetched are fetched once. */
class LoadedUnitsTest {
    private static final Instant NOW = Instant.parse("2022-01-01T00:00:00Z");
    private static final SeriesKey BTC = daily("BTC");
    private static final SeriesKey ETH = daily("ETH");

    @TempDir
    Path folder;

    private final Set<String> read = new ConcurrentSkipListSet<>();
    private Lake lake;

    @BeforeEach
    void open() {
        lake = Lake.openOrCreate(SparkFixture.session(), folder.resolve("lake").toString());
    }

    private IngestResult load(RowSource source) {
        return load(source, IngestOptions.files(NOW, "r"));
    }

    private IngestResult load(RowSource source, IngestOptions options) {
        read.clear();
        return new IngestPipeline(lake).run(source.fetched().beforeReading(read::add), options);
    }

    private static RowSource two() {
        return new RowSource().file("a", BTC, bars(0, 40)).file("b", BTC, bars(40, 80));
    }

    @Test
    void whatIsNamedBesideOthersIsNotFetchedAgain() {
        load(two());
        assertThat(read).containsExactly("a", "b");

        IngestResult more = load(two().file("c", BTC, bars(80, 90)).file("eth", ETH, bars(0, 30)));
        assertThat(read).containsExactly("c", "eth");
        assertThat(more.units()).isEqualTo(4);
        assertThat(more.read()).isEqualTo(120);
        assertThat(more.candles()).isEqualTo(40);
        assertThat(more.total(SeriesReport::equal)).isEqualTo(80);
        assertThat(more.series()).extracting(SeriesReport::series).containsExactly(BTC, ETH);
        assertThat(more.notes()).contains("2 files were loaded before and did not change: not fetched again");

        IngestResult none = load(new RowSource().file("b", BTC, bars(40, 80)).file("c", BTC, bars(80, 90)));
        assertThat(read).isEmpty();
        assertThat(none.changed()).isFalse();
        assertThat(none.total(SeriesReport::equal)).isEqualTo(50);
    }

    @Test
    void whatChangedWasTakenBackOrIsToWinIsFetchedAgain() {
        load(two());
        load(new RowSource().file("a", BTC, bars(0, 40)).file("b", BTC, bars(40, 81)));
        assertThat(read).as("another content").containsExactly("b");

        lake.delta(Catalogue.CANDLES).delete("unix_micros(open_time) = " + 7 * DAY);
        load(new RowSource().file("a", BTC, bars(0, 40)).file("b", BTC, bars(40, 81)));
        assertThat(read).as("a bar of it is gone").containsExactly("a");
        assertThat(lake.read(Catalogue.CANDLES).count()).isEqualTo(81);

        load(two(), IngestOptions.files(NOW, "r").withReplace(true));
        assertThat(read).as("it may have to win").containsExactly("a", "b");
    }

    @Test
    void whatWasNotTakenInWholeIsFetchedAgain() throws Exception {
        RowSource odd = new RowSource()
                .file("a", BTC, bars(0, 40))
                .andRefused(BTC, "x")
                .file("eth", ETH, bars(0, 30))
                .file("gone", daily("XRP"), bar(0))
                .brokenOff();
        assertThat(load(odd).exitCode()).isEqualTo(ExitCode.QUALITY);
        assertThat(load(odd).exitCode()).isEqualTo(ExitCode.QUALITY);
        assertThat(read).containsExactly("a", "gone");

        Path memory = folder.resolve("lake/_loaded.json");
        assertThat(memory).content().contains("\"eth\"").doesNotContain("\"gone\"");
        Files.writeString(memory, "not ours");
        load(odd);
        assertThat(read).containsExactly("a", "eth", "gone");
    }

    @Test
    void ofOneThatIsKnownAndOneThatIsNotThereTheOutcomeIsAsTheFirstTime() {
        RowSource source = new RowSource()
                .file("a", BTC, bars(0, 40))
                .file("gone", daily("XRP"), bar(0))
                .brokenOff();
        IngestResult first = load(source);
        IngestResult second = load(source);
        assertThat(read).containsExactly("gone");
        assertThat(second.exitCode()).isEqualTo(first.exitCode()).isEqualTo(ExitCode.QUALITY);
        assertThat(second.unreadable()).isEqualTo(first.unreadable());
    }
}
