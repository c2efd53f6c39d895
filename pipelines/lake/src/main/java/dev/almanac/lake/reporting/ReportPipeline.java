package dev.almanac.lake.reporting;

import static org.apache.spark.sql.functions.col;

import dev.almanac.analytics.error.UserException;
import dev.almanac.analytics.figure.Digest;
import dev.almanac.analytics.figure.Figures;
import dev.almanac.analytics.ranking.RankedSymbol;
import dev.almanac.analytics.ranking.Ranking;
import dev.almanac.analytics.report.QualityFinding;
import dev.almanac.analytics.report.ReportBuilder;
import dev.almanac.analytics.report.ReportInput;
import dev.almanac.analytics.universe.DailyHistory;
import dev.almanac.lake.ranking.StoredRankings;
import dev.almanac.lake.ranking.StoredRankings.Published;
import dev.almanac.lake.row.DailyRows;
import dev.almanac.lake.row.FindingRows;
import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.Lake;
import dev.almanac.lake.table.Reads;
import dev.almanac.lake.table.TableSpec;
import dev.almanac.lake.table.WriteResult;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Gathers a report from tables and keeps its manifest. */
public final class ReportPipeline {
    /** The tables that a report reads. */
    private static final List<TableSpec> READ = List.of(Catalogue.CANDLES, Catalogue.DATA_QUALITY, Catalogue.RANKINGS);

    /** Digits of a hash that tell two settings apart for a reader. */
    private static final int SHOWN_DIGITS = 8;

    private ReportPipeline() {}

    /**
     * The report of the latest ranking of a day, from the tables as they stand; an empty one with the reason, of revision
     * 0, where no daily bar was known that could have been ranked.
     *
     * @param features table of the feature set that the ranking was made from
     * @throws UserException where that day is not ranked though it could be, or was ranked with other settings
     */
    public static GatheredReport gather(
            Lake lake, Instant asOf, ReportSettings settings, TableSpec features, String codeVersion) {
        Map<String, Long> versions = new TreeMap<>();
        for (TableSpec table : READ) {
            versions.put(table.name(), lake.version(table));
        }
        versions.put(features.name(), lake.version(features));
        String profile = settings.ranking().profile();
        Known known = Known.read(lake, asOf, profile, versions);
        Optional<Published> stored = Optional.ofNullable(known.days().get(asOf));
        if (stored.isEmpty() && !known.histories().isEmpty()) {
            throw UserException.usage(
                    "no ranking of " + Figures.instant(asOf) + " to report on",
                    StoredRankings.known(lake.read(Catalogue.RANKINGS), profile),
                    "name a ranked day with --as-of, or rank this one first: " + rankCommand(asOf));
        }
        Published published = stored.orElseGet(() -> nothing(settings));
        requireSameSettings(asOf, settings, published);
        Manifest manifest = new Manifest(
                asOf, profile, published.revision(), versions, features.path(), settings.configuration(), codeVersion);
        return new GatheredReport(ReportBuilder.build(input(known, manifest, settings, published)), manifest);
    }

    /** The same report again, from the recorded versions of the tables. */
    static GatheredReport gatherAgain(Lake lake, Manifest manifest, ReportSettings settings) {
        Known known = Known.read(lake, manifest.asOf(), manifest.profile(), manifest.tableVersions());
        Published published =
                manifest.revision() == 0 ? nothing(settings) : known.days().get(manifest.asOf());
        if (published == null) {
            throw new IllegalStateException("no ranking at the recorded version: " + manifest);
        }
        return new GatheredReport(ReportBuilder.build(input(known, manifest, settings, published)), manifest);
    }

    /** What a day without any daily bar has in place of a published ranking. */
    private static Published nothing(ReportSettings settings) {
        return new Published(
                0, new Ranking(List.of(), List.of()), settings.ranking().hash(), Instant.EPOCH, false);
    }

    /** A ranking is explained by the settings that it was made with: bar, weights and horizon stand in the report. */
    private static void requireSameSettings(Instant asOf, ReportSettings settings, Published published) {
        if (!published.settingsHash().equals(settings.ranking().hash())) {
            throw UserException.usage(
                    "the ranking of " + Figures.instant(asOf) + " was made with other settings than the present ones",
                    "its revision " + published.revision() + " has settings "
                            + published.settingsHash().substring(0, SHOWN_DIGITS)
                            + ", the rank and universe settings now are "
                            + settings.ranking().hash().substring(0, SHOWN_DIGITS),
                    "rank again with these settings (" + rankCommand(asOf) + "), or undo the change");
        }
    }

    private static String rankCommand(Instant asOf) {
        return "almanac rank --as-of " + Figures.instant(asOf);
    }

    /**
     * What the tables say.
     *
     * @param days the rankings of the day and of the one before it, without those that were not made
     * @param histories daily bars of every pair, as far as they were known at the as-of
     * @param findings about daily bars, as they were then
     */
    private record Known(Map<Instant, Published> days, List<DailyHistory> histories, List<QualityFinding> findings) {
        static Known read(Lake lake, Instant asOf, String profile, Map<String, Long> versions) {
            try (Reads reads = new Reads()) {
                Supplier<Map<Instant, Published>> days = reads.start(() -> StoredRankings.latest(
                        table(lake, versions, Catalogue.RANKINGS), List.of(asOf, dayBefore(asOf)), profile));
                Supplier<List<QualityFinding>> findings =
                        reads.start(() -> FindingRows.daily(table(lake, versions, Catalogue.DATA_QUALITY), asOf));
                List<DailyHistory> histories = DailyRows.knownAt(
                        table(lake, versions, Catalogue.CANDLES), asOf, ReportInput.HISTORY_DAYS, Set.of());
                return new Known(days.get(), histories, findings.get());
            }
        }

        private static Dataset<Row> table(Lake lake, Map<String, Long> versions, TableSpec table) {
            return lake.read(table, versions.getOrDefault(table.name(), -1L));
        }

        /** Ranks of the day before, by venue and symbol; none where it was not ranked. */
        Map<String, Integer> ranksBefore(Instant asOf) {
            Map<String, Integer> ranks = new HashMap<>();
            Published before = days.get(dayBefore(asOf));
            if (before != null) {
                before.ranking().rows().forEach(row -> ranks.put(row.name(), row.rank()));
            }
            return ranks;
        }

        private static Instant dayBefore(Instant asOf) {
            return asOf.minus(Duration.ofDays(1));
        }
    }

    private static ReportInput input(Known known, Manifest manifest, ReportSettings settings, Published published) {
        Set<String> members =
                published.ranking().rows().stream().map(RankedSymbol::name).collect(Collectors.toSet());
        return new ReportInput(
                manifest.asOf(),
                published.revision(),
                published.retrospective(),
                published.ranking(),
                known.ranksBefore(manifest.asOf()),
                known.histories().stream()
                        .filter(history -> members.contains(history.name()))
                        .toList(),
                FindingRows.knownAt(manifest.asOf(), known.findings(), known.histories()),
                settings.ranking(),
                settings.top(),
                settings.notices(),
                manifest.provenance());
    }

    /**
     * Keeps the manifest of a rendered report; the same report again writes nothing. Formats that were rendered before and
     * not now keep their hash.
     *
     * @param renderings bytes of each rendering by format
     */
    public static WriteResult record(
            Lake lake, Manifest manifest, Map<String, byte[]> renderings, Instant madeAt, String runId) {
        List<Map<String, String>> stored =
                lake
                        .read(Catalogue.REPORTS)
                        .filter(col("report_id").equalTo(manifest.reportId()))
                        .collectAsList()
                        .stream()
                        .map(row -> row.<String, String>getJavaMap(row.fieldIndex("content_hashes")))
                        .toList();
        Map<String, String> hashes = new TreeMap<>();
        stored.forEach(hashes::putAll);
        renderings.forEach((format, bytes) -> hashes.put(format, Digest.sha256(bytes)));
        if (stored.contains(hashes)) {
            // All other content of the row is in its id.
            return new WriteResult(0, 0, 0, lake.version(Catalogue.REPORTS));
        }
        Row row = RowFactory.create(
                manifest.reportId(),
                Timestamp.from(manifest.asOf()),
                manifest.profile(),
                manifest.revision(),
                manifest.tableVersions(),
                manifest.featureSet(),
                manifest.configuration(),
                manifest.configurationHash(),
                manifest.codeVersion(),
                hashes,
                Timestamp.from(madeAt),
                runId);
        return lake.upsert(Catalogue.REPORTS, List.of(row));
    }
}
