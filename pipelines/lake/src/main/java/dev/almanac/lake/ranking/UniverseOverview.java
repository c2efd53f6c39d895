package dev.almanac.lake.ranking;

import dev.almanac.analytics.market.PairName;
import dev.almanac.analytics.quality.check.CheckSettings;
import dev.almanac.analytics.ranking.RankingSettings;
import dev.almanac.analytics.report.QualityFinding;
import dev.almanac.analytics.report.ReportInput;
import dev.almanac.analytics.universe.AssetClassifier;
import dev.almanac.analytics.universe.AssetFacts;
import dev.almanac.analytics.universe.AssetMark;
import dev.almanac.analytics.universe.DailyHistory;
import dev.almanac.analytics.universe.InstrumentFact;
import dev.almanac.analytics.universe.NonMember;
import dev.almanac.analytics.universe.Universe;
import dev.almanac.analytics.universe.UniverseSettings;
import dev.almanac.lake.row.CandleRows;
import dev.almanac.lake.row.DailyRows;
import dev.almanac.lake.row.FindingRows;
import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.Lake;
import dev.almanac.lake.universe.InstrumentTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Every pair that was known at an as-of: what it is, what became of it, by whose word, and whether it is ranked. Bars and facts
 * that could only be known later do not count.
 *
 * @param asOf the instant that it speaks for
 * @param pairs the members with the highest turnover first, then all others by venue and symbol
 */
public record UniverseOverview(Instant asOf, List<Pair> pairs) {
    /** Defensive copy. */
    public UniverseOverview {
        pairs = List.copyOf(pairs);
    }

    /**
     * A pair.
     *
     * @param venue where it trades
     * @param symbol the pair
     * @param asset what its base stands for, as far as that was known
     * @param mark what kind of asset that is; ordinary where there are no bars to tell
     * @param place by turnover among the members, from 1; 0 where it is none
     * @param turnover median of the last 30 bars, in the quote asset; {@code NaN} without bars
     * @param reason why it is no member; empty for members
     * @param standing what became of it, and who says so; empty where the table of instruments does not know the pair yet
     */
    public record Pair(
            String venue,
            String symbol,
            String asset,
            AssetMark mark,
            int place,
            double turnover,
            Optional<NonMember> reason,
            Optional<InstrumentTable.Learned> standing) {}

    /** The overview by the rules of ranking. */
    public static UniverseOverview read(Lake lake, Instant asOf, RankingSettings settings, CheckSettings checks) {
        UniverseSettings rules = settings.universe();
        List<QualityFinding> findings = FindingRows.daily(lake.read(Catalogue.DATA_QUALITY), asOf);
        List<DailyHistory> known = DailyRows.read(
                        lake.read(Catalogue.CANDLES),
                        new DailyRows.Question(
                                asOf,
                                ReportInput.HISTORY_DAYS,
                                FindingRows.maybeOpen(findings),
                                1,
                                rules.delistedAfterDays(),
                                rules.names()))
                .known();
        Universe universe = SoundUniverse.at(asOf, settings, checks, known, InstrumentTable.toldByVenues(lake, asOf));
        return new UniverseOverview(asOf, pairs(asOf, known, universe, standing(lake, asOf), rules.names()));
    }

    private static Map<String, InstrumentTable.Learned> standing(Lake lake, Instant asOf) {
        List<InstrumentTable.Learned> all = InstrumentTable.read(lake);
        Map<InstrumentFact, InstrumentTable.Learned> learned = new HashMap<>();
        all.forEach(one -> learned.put(one.fact(), one));
        Map<String, InstrumentTable.Learned> standing = new HashMap<>();
        InstrumentFact.standing(learned.keySet(), CandleRows.micros(asOf))
                .forEach((name, fact) -> standing.put(name, Objects.requireNonNull(learned.get(fact))));
        return standing;
    }

    private static List<Pair> pairs(
            Instant asOf,
            List<DailyHistory> known,
            Universe universe,
            Map<String, InstrumentTable.Learned> standing,
            AssetFacts names) {
        AssetClassifier classes = AssetClassifier.of(known, names);
        List<Pair> pairs = new ArrayList<>();
        universe.members().stream()
                .sorted(Comparator.comparingDouble(DailyHistory::medianTurnover)
                        .reversed()
                        .thenComparing(DailyHistory::name))
                .forEach(member -> pairs.add(
                        pair(asOf, member, names, classes.mark(member), pairs.size() + 1, Optional.empty(), standing)));
        Map<String, DailyHistory> histories = new HashMap<>();
        known.forEach(history -> histories.put(history.name(), history));
        for (NonMember out : universe.nonMembers()) {
            DailyHistory history = Objects.requireNonNull(histories.get(PairName.of(out.venue(), out.symbol())));
            pairs.add(pair(asOf, history, names, classes.mark(history), 0, Optional.of(out), standing));
        }
        new TreeMap<>(standing).forEach((name, learned) -> {
            if (!histories.containsKey(name)) {
                pairs.add(withoutBars(asOf, names, learned));
            }
        });
        return pairs;
    }

    private static Pair pair(
            Instant asOf,
            DailyHistory history,
            AssetFacts names,
            AssetMark mark,
            int place,
            Optional<NonMember> reason,
            Map<String, InstrumentTable.Learned> standing) {
        return new Pair(
                history.venue(),
                history.symbol().toString(),
                names.asset(history.symbol().base(), history.last().openTime(), CandleRows.micros(asOf)),
                mark,
                place,
                history.medianTurnover(),
                reason,
                Optional.ofNullable(standing.get(history.name())));
    }

    private static Pair withoutBars(Instant asOf, AssetFacts names, InstrumentTable.Learned learned) {
        InstrumentFact fact = learned.fact();
        long at = CandleRows.micros(asOf);
        return new Pair(
                fact.venue(),
                fact.symbol().toString(),
                names.asset(fact.symbol().base(), at, at),
                AssetMark.ORDINARY,
                0,
                Double.NaN,
                Optional.of(new NonMember(fact.venue(), fact.symbol(), "no_bars", "no daily bar of it was known")),
                Optional.of(learned));
    }
}
