package dev.almanac.analytics.ranking;

import dev.almanac.analytics.figure.Figures;
import java.util.ArrayList;
import java.util.List;

/** Decides what becomes of each ranked member: vetoes first, then the bar, then the number of places. */
final class Judge {
    /** How many of the best that are no call are near misses. */
    private static final int NEAR_MISSES = 5;

    /** A member that missed more of the last {@link DataFacts#RECENT_DAYS} days is stale. */
    private static final int MOST_IDLE_BARS = 2;

    private Judge() {}

    /** The same rows with their verdicts; {@code rows} stand by rank. */
    static List<RankedSymbol> judge(List<RankedSymbol> rows, RankingSettings settings) {
        List<RankedSymbol> judged = new ArrayList<>();
        int calls = 0;
        int nearMisses = 0;
        for (RankedSymbol row : rows) {
            Verdict verdict = veto(row, settings);
            if (verdict.status() != Status.VETOED) {
                verdict = bar(row, rows.size(), calls, settings);
                if (verdict.status() == Status.CALL) {
                    calls++;
                } else if (nearMisses < NEAR_MISSES) {
                    nearMisses++;
                    verdict = new Verdict(Status.NEAR_MISS, verdict.rule(), verdict.reason(), verdict.lacking());
                }
            }
            judged.add(new RankedSymbol(
                    row.rank(),
                    row.venue(),
                    row.symbol(),
                    row.score(),
                    row.contributions(),
                    row.confidence(),
                    row.facts(),
                    verdict));
        }
        return judged;
    }

    private static Verdict veto(RankedSymbol row, RankingSettings settings) {
        DataFacts facts = row.facts();
        if (facts.idleBars() > MOST_IDLE_BARS) {
            return vetoed(
                    "stale",
                    "vetoed for stale data",
                    facts.idleBars() + " of the last " + DataFacts.RECENT_DAYS + " days have no bar or no trade");
        }
        // Written so that an unknown turnover (NaN) does not pass.
        if (!(facts.medianQuoteVolume() >= settings.minMedianQuoteVolume())) {
            return vetoed(
                    "thin_liquidity",
                    "vetoed for thin liquidity",
                    "30-day median turnover " + Figures.compact(facts.medianQuoteVolume()) + " "
                            + row.symbol().quote() + ", below " + Figures.compact(settings.minMedianQuoteVolume())
                            + (facts.quoteVolumeEstimated() ? " (estimated as close x volume)" : ""));
        }
        for (RankedFeature feature : Component.ANOMALY.features()) {
            double z = row.value(feature);
            if (Math.abs(z) > settings.maxAnomalyZ()) {
                return vetoed(
                        "anomaly",
                        "vetoed for an extreme anomaly",
                        feature.label() + " " + feature.text(z) + ", beyond " + Figures.fixed(settings.maxAnomalyZ(), 1)
                                + " σ");
            }
        }
        return new Verdict(Status.RANKED, "score", "", "");
    }

    private static Verdict vetoed(String rule, String reason, String lacking) {
        return new Verdict(Status.VETOED, rule, reason, lacking);
    }

    private static Verdict bar(RankedSymbol row, int members, int calls, RankingSettings settings) {
        if (members < settings.minMembers()) {
            return missed(
                    "few_members",
                    "small universe",
                    Figures.count(members, "member", "members") + ", fewer than " + settings.minMembers());
        }
        if (row.score() < settings.minScore()) {
            return missed(
                    "score",
                    "score " + Figures.score(row.score()),
                    Figures.fixed(settings.minScore() - row.score(), 2) + " below the bar of "
                            + Figures.score(settings.minScore()));
        }
        double confidence = row.confidence().value();
        if (confidence < settings.minConfidence()) {
            return missed(
                    "confidence",
                    weakestPart(row.confidence()) + " " + Figures.percent(confidence),
                    "confidence " + Figures.percent(confidence) + ", "
                            + Figures.fixed(100 * (settings.minConfidence() - confidence), 1)
                            + " points below the bar of " + Figures.percent(settings.minConfidence()));
        }
        if (calls >= settings.maxCalls()) {
            return missed(
                    "places",
                    "no place left",
                    "all " + Figures.count(settings.maxCalls(), "place", "places") + " are taken by better scores");
        }
        return new Verdict(Status.CALL, "cleared", "cleared the bar", "");
    }

    private static Verdict missed(String rule, String reason, String lacking) {
        return new Verdict(Status.RANKED, rule, reason, lacking);
    }

    private static String weakestPart(Confidence confidence) {
        double least = confidence.value();
        if (confidence.dataQuality() == least) {
            return "poor data";
        }
        return confidence.agreement() == least ? "thin agreement" : "unstable rank";
    }
}
