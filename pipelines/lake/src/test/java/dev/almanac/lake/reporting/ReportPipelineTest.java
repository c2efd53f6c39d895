package dev.almanac.lake.reporting;

import static dev.almanac.lake.ranking.MarketLake.AS_OF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.almanac.analytics.error.UserException;
import dev.almanac.analytics.report.ReportModel;
import dev.almanac.lake.ranking.MarketLake;
import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.Lake;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportPipelineTest {
    private static final Instant SOON = AS_OF.plus(Duration.ofMinutes(10));
    private static final ReportSettings SETTINGS =
            new ReportSettings(MarketLake.settings(-9, 7), 3, List.of("Simulated data"), "rank.min_score = -9");

    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    private MarketLake market;
    private Lake lake;

    @BeforeAll
    static void prepare() {
        MarketLake.create(shared.resolve("lake")).rank(SETTINGS.ranking(), AS_OF, SOON);
    }

    @BeforeEach
    void fill() {
        market = MarketLake.copy(shared.resolve("lake"), folder.resolve("lake"));
        lake = market.lake();
    }

    @Test
    void reproducesAfterALaterIngestAndACompactionUntilFilesAreVacuumed() {
        GatheredReport report = gather();
        assertThat(report.model().calls()).hasSize(3);
        assertThat(report.model().head().notices()).containsExactly("Simulated data");
        String id = report.manifest().reportId();
        assertThat(ReportPipeline.record(lake, report.manifest(), render(report.model()), SOON, "r1")
                        .inserted())
                .isEqualTo(1);
        GatheredReport twice = gather();
        assertThat(ReportPipeline.record(lake, twice.manifest(), render(twice.model()), SOON.plusSeconds(9), "r2")
                        .changed())
                .isZero();

        market.correctLastBar(3);
        market.nextDay();
        market.rank(SETTINGS.ranking(), AS_OF, SOON.plus(Duration.ofDays(2)));
        lake.delta(Catalogue.CANDLES).optimize().executeCompaction();
        lake.delta(Catalogue.RANKINGS).optimize().executeCompaction();
        GatheredReport later = gather();
        assertThat(later.model().head().revision()).isEqualTo(2);
        assertThat(later.manifest().reportId()).isNotEqualTo(id);

        Reproduction.Result again = reproduce(id);
        assertThat(again.report()).isEqualTo(report);
        assertThat(again.differing()).isEmpty();
        assertThat(again.renderings()).containsOnlyKeys("txt");
        Reproduction.Result other = Reproduction.run(
                lake, id, text -> SETTINGS, model -> Map.of("txt", "other".getBytes(StandardCharsets.UTF_8)));
        assertThat(other.differing()).containsExactly("txt");

        vacuum();
        assertThatThrownBy(() -> reproduce(id))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("no longer kept");
    }

    @Test
    void ranksOfTheDayBeforeComeFromItsOwnRanking() {
        market.nextDay();
        Instant next = AS_OF.plus(Duration.ofDays(1));
        market.rank(SETTINGS.ranking(), next, next);
        ReportModel model = ReportPipeline.gather(lake, next, SETTINGS, MarketLake.features(), "0.1.0")
                .model();
        assertThat(model.calls()).isNotEmpty().allSatisfy(call -> assertThat(call.previousRank())
                .isBetween(1, 10));
    }

    @Test
    void saysWhatIsMissing() {
        Instant unranked = AS_OF.minus(Duration.ofDays(1));
        assertThatThrownBy(() -> ReportPipeline.gather(lake, unranked, SETTINGS, MarketLake.features(), "0.1.0"))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("almanac rank --as-of 2022-10-10T00:00:00Z");
        assertThatThrownBy(() -> reproduce("feed"))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("no report feed in this lake");
    }

    @Test
    void refusesToExplainARankingWithOtherSettings() {
        ReportSettings other =
                new ReportSettings(MarketLake.settings(-8, 7), 3, List.of("Simulated data"), "rank.min_score = -8");
        assertThatThrownBy(() -> ReportPipeline.gather(lake, AS_OF, other, MarketLake.features(), "0.1.0"))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("was made with other settings")
                .hasMessageContaining("almanac rank --as-of 2022-10-11T00:00:00Z")
                .hasMessageContaining("undo the change");
        assertThat(market.rank(other.ranking(), AS_OF, SOON).revision()).isEqualTo(2);
        assertThat(ReportPipeline.gather(lake, AS_OF, other, MarketLake.features(), "0.1.0")
                        .manifest()
                        .revision())
                .isEqualTo(2);
    }

    @Test
    void aDayBeforeTheFirstBarHasAnEmptyReportThatCanBeReproduced() {
        Instant early = Instant.parse("2000-01-01T00:00:00Z");
        assertThat(market.rank(SETTINGS.ranking(), early, SOON).revision()).isZero();
        GatheredReport report = ReportPipeline.gather(lake, early, SETTINGS, MarketLake.features(), "0.1.0");
        assertThat(report.model().head().headline())
                .isEqualTo("No call today: no symbol could be ranked; there was no daily bar of any by then.");
        ReportPipeline.record(lake, report.manifest(), render(report.model()), SOON, "r1");
        assertThat(reproduce(report.manifest().reportId()).differing()).isEmpty();
    }

    @Test
    void theIdHashesWhatTheReportIsMadeFrom() {
        Manifest manifest = manifest(3, "x = 1");
        assertThat(manifest.reportId())
                .hasSize(16)
                .isEqualTo(manifest(3, "x = 1").reportId())
                .isNotEqualTo(manifest(4, "x = 1").reportId())
                .isNotEqualTo(manifest(3, "x = 2").reportId());
        assertThat(manifest.provenance().command()).isEqualTo("almanac reproduce " + manifest.reportId());
    }

    private static Manifest manifest(long version, String configuration) {
        return new Manifest(
                AS_OF, "default", 1, Map.of("candles", version), "features_core/ab", configuration, "0.1.0");
    }

    private GatheredReport gather() {
        return ReportPipeline.gather(lake, AS_OF, SETTINGS, MarketLake.features(), "0.1.0");
    }

    private Reproduction.Result reproduce(String id) {
        return Reproduction.run(lake, id, text -> SETTINGS, ReportPipelineTest::render);
    }

    /** Stands for the renderers: every field of the model as text. */
    private static Map<String, byte[]> render(ReportModel model) {
        return Map.of("txt", model.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void vacuum() {
        var conf = lake.spark().conf();
        conf.set("spark.databricks.delta.retentionDurationCheck.enabled", "false");
        // Files are listed in so many tasks, ten thousand unless told otherwise.
        conf.set("spark.sql.sources.parallelPartitionDiscovery.parallelism", "1");
        try {
            lake.delta(Catalogue.CANDLES).vacuum(0);
        } finally {
            conf.unset("spark.databricks.delta.retentionDurationCheck.enabled");
            conf.unset("spark.sql.sources.parallelPartitionDiscovery.parallelism");
        }
    }
}
