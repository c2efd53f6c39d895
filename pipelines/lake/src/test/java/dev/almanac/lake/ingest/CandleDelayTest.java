package dev.almanac.lake.ingest;

import static dev.almanac.lake.ingest.RowSource.DAY;
import static dev.almanac.lake.ingest.RowSource.bars;
import static dev.almanac.lake.ingest.RowSource.daily;
import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.analytics.feature.CoreFeatures;
import dev.almanac.analytics.feature.FeatureSet;
import dev.almanac.analytics.quality.check.CheckSettings;
import dev.almanac.lake.SparkFixture;
import dev.almanac.lake.feature.FeaturePipeline;
import dev.almanac.lake.feature.FeatureTables;
import dev.almanac.lake.ranking.MarketLake;
import dev.almanac.lake.ranking.RankingPipeline;
import dev.almanac.lake.ranking.RankingRequest;
import dev.almanac.lake.reporting.ReportPipeline;
import dev.almanac.lake.reporting.ReportSettings;
import dev.almanac.lake.row.CandleRows;
import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.Lake;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bars that become knowable some time after their close, on their way into a ranking and its report. */
class CandleDelayTest {
    private static final Instant NOW = Instant.parse("2022-01-01T00:00:00Z");
    private static final FeatureSet SET = CoreFeatures.set();
    private static final int BARS = 220;
    private static final Instant MIDNIGHT = CandleRows.instant(BARS * DAY);
    private static final Duration DELAY = Duration.ofMinutes(5);

    @TempDir
    Path folder;

    private Lake lake;

    @BeforeEach
    void fill() {
        lake = Lake.openOrCreate(SparkFixture.session(), folder.resolve("lake").toString());
        load(0, BARS, DELAY);
    }

    private void load(long from, long until, Duration delay) {
        RowSource source = new RowSource();
        for (int i = 0; i < 9; i++) {
            source.file("file " + i, daily("A" + i), bars(from, until));
        }
        new IngestPipeline(lake)
                .run(source, IngestOptions.files(NOW, "r" + until).withDelay(delay));
        FeaturePipeline.run(lake, SET, "r" + until);
    }

    /** Ranks and returns the number of the day whose closes were ranked; what is no member is asserted to be none. */
    private double rankedDay(Instant asOf) {
        RankingPipeline.run(
                lake,
                new RankingRequest(
                        asOf,
                        MarketLake.settings(-9, 7),
                        CheckSettings.DEFAULT,
                        FeatureTables.spec(SET),
                        asOf,
                        "rank"));
        List<Double> closes = lake
                .read(Catalogue.RANKINGS)
                .filter("as_of = timestamp_seconds(" + asOf.getEpochSecond() + ") AND rank IS NOT NULL")
                .select("close")
                .distinct()
                .collectAsList()
                .stream()
                .map(row -> row.getDouble(0))
                .toList();
        assertThat(closes).hasSize(1);
        return closes.get(0) - 101; // as RowSource closes its bars
    }

    @Test
    void theLastBarIsTheLastThatWasKnowable() {
        assertThat(rankedDay(MIDNIGHT)).isEqualTo(BARS - 2);
        assertThat(rankedDay(MIDNIGHT.plus(DELAY).minusSeconds(1))).isEqualTo(BARS - 2);
        assertThat(rankedDay(MIDNIGHT.plus(DELAY))).isEqualTo(BARS - 1);
    }

    @Test
    void featuresAreKnowableWhenTheirBarIs() {
        assertThat(lake.read(FeatureTables.spec(SET))
                        .filter("unix_micros(available_at) <> unix_micros(open_time) + " + DAY + " + 300000000")
                        .count())
                .isZero();
    }

    @Test
    void theReportSpeaksOfTheDayThatWasRanked() {
        rankedDay(MIDNIGHT);
        ReportSettings settings = new ReportSettings(MarketLake.settings(-9, 7), 3, List.of(), "");
        var model = ReportPipeline.gather(lake, MIDNIGHT, settings, FeatureTables.spec(SET), "0.1.0")
                .model();
        assertThat(model.market().breadth().above50()).isEqualTo(1);
        var days = model.market().breadth().history();
        assertThat(days.get(days.size() - 1).day().toEpochDay()).isEqualTo(BARS - 2);
    }

    @Test
    void anotherDelayHoldsForWhatIsLoadedLater() {
        load(BARS, BARS + 2, Duration.ZERO);
        assertThat(rankedDay(MIDNIGHT)).isEqualTo(BARS - 2);
        assertThat(rankedDay(MIDNIGHT.plus(Duration.ofDays(1)))).isEqualTo(BARS);
        assertThat(rankedDay(MIDNIGHT.plus(Duration.ofDays(2)))).isEqualTo(BARS + 1);
    }
}
