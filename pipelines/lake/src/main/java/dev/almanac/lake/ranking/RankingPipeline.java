package dev.almanac.lake.ranking;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.min;

import dev.almanac.analytics.error.UserException;
import dev.almanac.analytics.figure.Figures;
import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.market.PairName;
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
import dev.almanac.analytics.universe.Coverage;
import dev.almanac.analytics.universe.DailyHistory;
import dev.almanac.analytics.universe.Universe;
import dev.almanac.analytics.universe.UniverseSettings;
import dev.almanac.lake.row.CandleRows;
import dev.almanac.lake.row.DailyRows;
import dev.almanac.lake.row.FindingRows;
import dev.almanac.lake.row.RankingRows;
import dev.almanac.lake.table.CandleFeed;
import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.Lake;
import dev.almanac.lake.table.Txn;
import dev.almanac.lake.table.WriteResult;
import dev.almanac.lake.universe.InstrumentRefresh;
import dev.almanac.lake.universe.InstrumentTable;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Ranks one day and publishes it. A ranking that says the same as the latest revision of its day writes nothing; one that
 * differs becomes a new revision, and what was published stays.
 */
public final class RankingPipeline {
    private static final String BEHIND = "the features are behind the candles";

    private static final String RUN_FEATURES = "run almanac features first, or almanac daily";

    private RankingPipeline() {}

    /**
     * Ranks what was known at the as-of; the caller holds the lake's lock.
     *
     * @throws UserException where the features of a member do not stand for its bars as they are; then nothing is written
     */
    public static RankingOutcome run(Lake lake, RankingRequest request) {
        List<QualityFinding> begun = FindingRows.daily(lake.read(Catalogue.DATA_QUALITY), request.asOf());
        UniverseSettings members = request.settings().universe();
        DailyRows.Daily daily = DailyRows.read(
                lake.read(Catalogue.CANDLES),
                new DailyRows.Question(
                        request.asOf(),
                        ReportInput.HISTORY_DAYS,
                        FindingRows.maybeOpen(begun),
                        AssetClassifier.BARS,
                        members.delistedAfterDays(),
                        members.names()));
        Ranking ranking = rank(lake, request, daily.known(), FindingRows.knownAt(request.asOf(), begun, daily.known()));
        WriteResult universe = InstrumentRefresh.run(
                lake,
                daily,
                List.of(),
                members.delistedAfterDays(),
                members.names(),
                request.madeAt(),
                request.runId());
        Map<String, Double> closes = new HashMap<>();
        daily.known()
                .forEach(history -> closes.put(history.name(), history.last().close()));
        return publish(lake, request, ranking, closes, coverage(lake, request, ranking, daily.stored()), universe);
    }

    private static Optional<Coverage> coverage(
            Lake lake, RankingRequest request, Ranking ranking, List<DailyHistory> stored) {
        return ranking.rows().size() < request.settings().minMembers()
                ? Optional.of(RankableDay.coverage(lake, request, stored))
                : Optional.empty();
    }

    private static Ranking rank(
            Lake lake, RankingRequest request, List<DailyHistory> histories, List<QualityFinding> findings) {
        Universe universe = SoundUniverse.at(
                request.asOf(),
                request.settings(),
                request.checks(),
                histories,
                InstrumentTable.toldByVenues(lake, request.asOf()));
        Map<String, Map<String, Double>> features = features(lake, request, universe.members());
        requireFeatures(lake, request, universe.members(), features.keySet());
        requireCurrentFeatures(lake, request, universe.members());
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
                BEHIND,
                lake.exists(request.features())
                        ? Figures.count(behind.size(), "symbol has", "symbols have")
                                + " no features of the last daily bar; e.g. " + first.symbol() + " has a daily bar of "
                                + day + " and no features of it"
                        : "no features of the configured set have been computed, and e.g. " + first.symbol()
                                + " has a daily bar of " + day,
                RUN_FEATURES);
    }

    /** A corrected bar leaves its features in place: only the version of the candles that they stand for tells. */
    private static void requireCurrentFeatures(Lake lake, RankingRequest request, List<DailyHistory> members) {
        if (members.isEmpty()) {
            return;
        }
        Txn mark = CandleFeed.mark(lake);
        OptionalLong consumed = lake.marked(request.features(), mark.application());
        if (CandleFeed.isCurrent(consumed, mark)) {
            return;
        }
        Optional<String> changed = consumed.isPresent()
                ? CandleFeed.between(
                        lake, consumed.getAsLong(), mark.version(), feed -> changedBar(feed, request, members))
                : Optional.empty();
        String cause = changed.orElse("which daily bars have changed since they were computed is not known any more");
        if (!cause.isEmpty()) {
            throw UserException.usage(BEHIND, cause, RUN_FEATURES);
        }
    }

    /** The first member with a bar that the as-of knows and the features do not know as it is; empty where there is none. */
    private static String changedBar(Dataset<Row> changes, RankingRequest request, List<DailyHistory> members) {
        Set<String> names = members.stream().map(DailyHistory::name).collect(Collectors.toSet());
        return changes
                .filter(col("interval").equalTo(Interval.D1.code()))
                .filter(col("available_at").leq(Timestamp.from(request.asOf())))
                .groupBy("venue", "symbol")
                .agg(min("open_time"))
                .orderBy("venue", "symbol")
                .collectAsList()
                .stream()
                .filter(row -> names.contains(PairName.of(row.getString(0), row.getString(1))))
                .findFirst()
                .map(row -> "daily bars have changed since the features were computed; e.g. " + row.getString(1)
                        + " from the bar of "
                        + Figures.day(row.getTimestamp(2).toInstant()) + " on")
                .orElse("");
    }

    /** Values of each member's last daily bar by venue and symbol, by column. */
    private static Map<String, Map<String, Double>> features(
            Lake lake, RankingRequest request, List<DailyHistory> members) {
        Map<String, Timestamp> lastOpens = new HashMap<>();
        members.forEach(member ->
                lastOpens.put(member.name(), CandleRows.timestamp(member.last().openTime())));
        RankedFeature[] wanted = RankedFeature.values();
        Column[] columns =
                Arrays.stream(wanted).map(feature -> col(feature.column())).toArray(Column[]::new);
        Map<String, Map<String, Double>> all = new HashMap<>();
        for (Row row : lake.read(request.features())
                .filter(col("interval").equalTo(Interval.D1.code()))
                .filter(col("open_time").isInCollection(new HashSet<>(lastOpens.values())))
                .filter(col("available_at").leq(Timestamp.from(request.asOf())))
                .withColumn("values", array(columns))
                .select("venue", "symbol", "open_time", "values")
                .collectAsList()) {
            String name = PairName.of(row.getString(0), row.getString(1));
            if (!row.getTimestamp(2).equals(lastOpens.get(name))) {
                continue;
            }
            List<Double> values = row.getList(3);
            Map<String, Double> byColumn = new HashMap<>();
            for (int i = 0; i < wanted.length; i++) {
                byColumn.put(wanted[i].column(), values.get(i));
            }
            all.put(name, byColumn);
        }
        return all;
    }

    private static Map<String, Integer> outliers(List<QualityFinding> findings, Instant asOf) {
        Instant from = asOf.minus(Duration.ofDays(DataFacts.WINDOW_DAYS));
        Map<String, Integer> counts = new HashMap<>();
        for (QualityFinding finding : findings) {
            if (finding.rule().equals(QualityRule.OUTLIER.code())
                    && !finding.from().isBefore(from)) {
                counts.merge(PairName.of(finding.venue(), finding.symbol()), (int) finding.bars(), Integer::sum);
            }
        }
        return counts;
    }

    private static RankingOutcome publish(
            Lake lake,
            RankingRequest request,
            Ranking ranking,
            Map<String, Double> closes,
            Optional<Coverage> coverage,
            WriteResult universe) {
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
                nothing ? 0 : stamp.revision(),
                stamp.retrospective(),
                ranking,
                coverage,
                universe,
                rankings,
                recommendations);
    }
}
