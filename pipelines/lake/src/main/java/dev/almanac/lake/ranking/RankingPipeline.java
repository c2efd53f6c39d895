package dev.almanac.lake.ranking;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;

import dev.almanac.analytics.error.UserException;
import dev.almanac.analytics.figure.Figures;
import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.quality.QualityRule;
import dev.almanac.analytics.ranking.Candidate;
import dev.almanac.analytics.ranking.DataFacts;
import dev.almanac.analytics.ranking.EntryRule;
import dev.almanac.analytics.ranking.RankedFeature;
import dev.almanac.analytics.ranking.Ranker;
import dev.almanac.analytics.ranking.Ranking;
import dev.almanac.analytics.report.QualityFinding;
import dev.almanac.analytics.report.ReportInput;
import dev.almanac.analytics.universe.AssetClassifier;
import dev.almanac.analytics.universe.DailyHistory;
import dev.almanac.analytics.universe.Universe;
import dev.almanac.lake.row.CandleRows;
import dev.almanac.lake.row.DailyRows;
import dev.almanac.lake.row.FindingRows;
import dev.almanac.lake.row.RankingRows;
import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.Lake;
import dev.almanac.lake.table.WriteResult;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;

/**
 * Ranks one day and publishes it. A ranking that says the same as the latest revision of its day writes nothing; one that
 * differs becomes a new revision, and what was published stays.
 */
public final class RankingPipeline {
    private RankingPipeline() {}

    /**
     * Ranks what was known at the as-of; the caller holds the lake's lock.
     *
     * @throws UserException where a member's last daily bar has no features; then nothing is written
     */
    public static RankingOutcome run(Lake lake, RankingRequest request) {
        List<QualityFinding> findings = FindingRows.daily(lake.read(Catalogue.DATA_QUALITY), request.asOf());
        DailyRows.Daily daily = DailyRows.read(
                lake.read(Catalogue.CANDLES),
                request.asOf(),
                ReportInput.HISTORY_DAYS,
                maybeOpen(findings),
                AssetClassifier.BARS);
        Ranking ranking = rank(lake, request, daily.known(), findings);
        WriteResult universe = UniverseRefresh.run(
                lake, daily.stored(), request.settings().universe().delistedAfterDays(), request.runId());
        Map<String, Double> closes = new HashMap<>();
        daily.known()
                .forEach(history -> closes.put(history.name(), history.last().close()));
        return publish(lake, request, ranking, closes, universe);
    }

    private static Ranking rank(
            Lake lake, RankingRequest request, List<DailyHistory> histories, List<QualityFinding> findings) {
        Universe universe =
                Universe.at(request.asOf(), histories, request.settings().universe());
        Map<String, Map<String, Double>> features = features(lake, request);
        requireFeatures(lake, request, universe.members(), features.keySet());
        Map<String, Integer> outliers = outliers(findings, request.asOf());
        List<Candidate> candidates = new ArrayList<>();
        for (DailyHistory member : universe.members()) {
            Map<String, Double> values = features.getOrDefault(member.name(), Map.of());
            double turnover = values.getOrDefault(RankedFeature.QUOTE_VOLUME_MEDIAN_30.column(), Double.NaN);
            candidates.add(new Candidate(
                    member.venue(),
                    member.symbol(),
                    values,
                    DataFacts.of(member, outliers.getOrDefault(member.name(), 0), turnover)));
        }
        return Ranker.rank(candidates, universe.nonMembers(), request.settings());
    }

    /**
     * Only the first revision of a day is ever settled, so a ranking must not be published before the features know what
     * the candles know.
     */
    private static void requireFeatures(
            Lake lake, RankingRequest request, List<DailyHistory> members, Set<String> covered) {
        List<DailyHistory> behind = members.stream()
                .filter(member -> !covered.contains(member.name()))
                .toList();
        if (behind.isEmpty()) {
            return;
        }
        DailyHistory first = behind.get(0);
        String day = Figures.day(CandleRows.timestamp(first.last().openTime()).toInstant());
        throw UserException.usage(
                "The features are behind the candles",
                lake.exists(request.features())
                        ? Figures.count(behind.size(), "symbol has", "symbols have")
                                + " no features of the last daily bar; e.g. " + first.symbol() + " has a daily bar of "
                                + day + " and no features of it."
                        : "No features of the configured set have been computed, and e.g. " + first.symbol()
                                + " has a daily bar of " + day + ".",
                "Run almanac features first, or almanac daily.");
    }

    /** Values of the last closed daily bar by venue and symbol, by column. */
    private static Map<String, Map<String, Double>> features(Lake lake, RankingRequest request) {
        long lastOpen = Interval.D1.floor(CandleRows.micros(request.asOf())) - Interval.D1.micros();
        RankedFeature[] wanted = RankedFeature.values();
        Column[] columns =
                Arrays.stream(wanted).map(feature -> col(feature.column())).toArray(Column[]::new);
        Map<String, Map<String, Double>> all = new HashMap<>();
        for (Row row : lake.read(request.features())
                .filter(col("interval").equalTo(Interval.D1.code()))
                .filter(col("open_time").equalTo(CandleRows.timestamp(lastOpen)))
                .filter(col("available_at").leq(Timestamp.from(request.asOf())))
                .withColumn("values", array(columns))
                .select("venue", "symbol", "values")
                .collectAsList()) {
            List<Double> values = row.getList(2);
            Map<String, Double> byColumn = new HashMap<>();
            for (int i = 0; i < wanted.length; i++) {
                byColumn.put(wanted[i].column(), values.get(i));
            }
            all.put(row.getString(0) + " " + row.getString(1), byColumn);
        }
        return all;
    }

    private static Set<String> maybeOpen(List<QualityFinding> findings) {
        return findings.stream()
                .filter(finding -> finding.rule().equals(QualityRule.MAYBE_OPEN.code()))
                .map(finding -> DailyRows.bar(finding.venue(), finding.symbol(), CandleRows.micros(finding.from())))
                .collect(Collectors.toSet());
    }

    private static Map<String, Integer> outliers(List<QualityFinding> findings, Instant asOf) {
        Instant from = asOf.minus(Duration.ofDays(DataFacts.WINDOW_DAYS));
        Map<String, Integer> counts = new HashMap<>();
        for (QualityFinding finding : findings) {
            if (finding.rule().equals(QualityRule.OUTLIER.code())
                    && !finding.from().isBefore(from)) {
                counts.merge(finding.venue() + " " + finding.symbol(), (int) finding.bars(), Integer::sum);
            }
        }
        return counts;
    }

    private static RankingOutcome publish(
            Lake lake, RankingRequest request, Ranking ranking, Map<String, Double> closes, WriteResult universe) {
        String profile = request.settings().profile();
        Optional<StoredRankings.Published> latest =
                StoredRankings.latest(lake.read(Catalogue.RANKINGS), request.asOf(), profile);
        Map<String, Recommendations.Terms> calls = latest.map(
                        day -> Recommendations.stored(lake, request, day.revision()))
                .orElse(Map.of());
        boolean same = latest.isPresent()
                && latest.get().ranking().equals(ranking)
                && latest.get().settingsHash().equals(request.settings().hash())
                && Recommendations.agree(calls, request, ranking, closes);
        Instant madeAt = same ? latest.get().madeAt() : request.madeAt();
        RankingRows.Stamp stamp = new RankingRows.Stamp(
                request.asOf(),
                profile,
                same
                        ? latest.get().revision()
                        : latest.map(StoredRankings.Published::revision).orElse(0) + 1,
                request.settings().hash(),
                madeAt,
                EntryRule.isRetrospective(request.asOf(), madeAt),
                request.runId());
        List<Row> rows = same ? List.of() : RankingRows.write(ranking, stamp, closes);
        WriteResult rankings = lake.upsert(Catalogue.RANKINGS, rows);
        WriteResult recommendations =
                Recommendations.publish(lake, request, ranking, closes, stamp, same ? calls.keySet() : Set.of());
        boolean nothing = ranking.rows().isEmpty() && ranking.nonMembers().isEmpty();
        return new RankingOutcome(
                nothing ? 0 : stamp.revision(), stamp.retrospective(), ranking, universe, rankings, recommendations);
    }
}
