package dev.almanac.analytics.ranking;

import dev.almanac.analytics.universe.NonMember;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Ranks a day's members by an additive score: each feature's robust z-score among the members times its weight. What a
 * member lacks is weighted nothing, and its weight goes to the component's other features or, where the whole component is
 * missing, to the other components in proportion.
 */
public final class Ranker {
    private static final Comparator<Candidate> BY_NAME =
            Comparator.comparing(Candidate::venue).thenComparing(Candidate::symbol);

    private Ranker() {}

    /**
     * The ranking of {@code candidates}, whose order does not matter.
     *
     * @param nonMembers who was kept out before; candidates without any of the features join them
     */
    public static Ranking rank(List<Candidate> candidates, List<NonMember> nonMembers, RankingSettings settings) {
        List<NonMember> out = new ArrayList<>(nonMembers);
        List<Candidate> members = new ArrayList<>();
        for (Candidate candidate : candidates.stream().sorted(BY_NAME).toList()) {
            if (hasFeatures(candidate)) {
                members.add(candidate);
            } else {
                out.add(new NonMember(
                        candidate.venue(),
                        candidate.symbol(),
                        "no_features",
                        "its last daily bar has no features yet"));
            }
        }
        out.sort(Comparator.comparing(NonMember::venue).thenComparing(NonMember::symbol));
        return new Ranking(rows(members, settings), out);
    }

    private static boolean hasFeatures(Candidate candidate) {
        for (RankedFeature feature : RankedFeature.values()) {
            if (!Double.isNaN(candidate.value(feature))) {
                return true;
            }
        }
        return false;
    }

    private static List<RankedSymbol> rows(List<Candidate> members, RankingSettings settings) {
        CrossSection section = new CrossSection(members);
        List<List<Contribution>> contributions = contributions(section, members.size(), settings.weights());
        int[] ranks = ranks(contributions);
        List<int[]> without = ranksWithoutEachComponent(section, members.size(), settings);
        List<RankedSymbol> rows = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            rows.add(row(members, i, contributions.get(i), ranks, without, settings));
        }
        rows.sort(Comparator.comparingInt(RankedSymbol::rank));
        return Judge.judge(rows, settings);
    }

    private static RankedSymbol row(
            List<Candidate> members,
            int i,
            List<Contribution> contributions,
            int[] ranks,
            List<int[]> without,
            RankingSettings settings) {
        Candidate member = members.get(i);
        int best = IntStream.concat(IntStream.of(ranks[i]), without.stream().mapToInt(some -> some[i]))
                .min()
                .orElse(ranks[i]);
        int worst = IntStream.concat(IntStream.of(ranks[i]), without.stream().mapToInt(some -> some[i]))
                .max()
                .orElse(ranks[i]);
        double stability = stability(members.size(), best, worst, settings.minMembers());
        Confidence confidence =
                new Confidence(dataQuality(member, contributions), agreement(contributions), stability, best, worst);
        return new RankedSymbol(
                ranks[i],
                member.venue(),
                member.symbol(),
                CrossSection.score(contributions),
                contributions,
                confidence,
                member.facts(),
                new Verdict(Status.RANKED, "score", "", ""));
    }

    /** A rank among few says little, however firmly it stands: it counts in proportion to the members that calls take. */
    private static double stability(int members, int best, int worst, int minMembers) {
        double firm = members < 2 ? 1 : 1 - (worst - best) / (members - 1.0);
        return firm * Math.min(1, members / (double) minMembers);
    }

    private static List<List<Contribution>> contributions(
            CrossSection section, int members, Map<Component, Double> weights) {
        return IntStream.range(0, members)
                .mapToObj(member -> section.contributions(member, weights))
                .toList();
    }

    /** Rank by unrounded score; the members stand by venue and symbol, and a stable sort keeps that order among equals. */
    private static int[] ranks(List<List<Contribution>> contributions) {
        double[] scores =
                contributions.stream().mapToDouble(CrossSection::score).toArray();
        List<Integer> order = IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -scores[i]))
                .toList();
        int[] ranks = new int[scores.length];
        for (int place = 0; place < ranks.length; place++) {
            ranks[order.get(place)] = place + 1;
        }
        return ranks;
    }

    private static List<int[]> ranksWithoutEachComponent(CrossSection section, int members, RankingSettings settings) {
        List<int[]> all = new ArrayList<>();
        for (Component left : Component.values()) {
            EnumMap<Component, Double> weights = new EnumMap<>(settings.weights());
            weights.put(left, 0.0);
            boolean something = weights.values().stream().anyMatch(weight -> weight > 0);
            if (settings.weight(left) > 0 && something) {
                all.add(ranks(contributions(section, members, weights)));
            }
        }
        return all;
    }

    private static double dataQuality(Candidate member, List<Contribution> contributions) {
        long present =
                contributions.stream().filter(one -> !Double.isNaN(one.z())).count();
        double bars = Math.min(1, member.facts().bars() / (double) DataFacts.WINDOW_DAYS);
        double outliers = Math.max(0, 1 - 0.1 * member.facts().outliers());
        return bars * outliers * present / contributions.size();
    }

    private static double agreement(List<Contribution> contributions) {
        double gross = 0;
        double net = 0;
        for (Component component : Component.values()) {
            double sum = 0;
            for (Contribution one : contributions) {
                sum += one.feature().component() == component ? one.contribution() : 0;
            }
            gross += Math.abs(sum);
            net += sum;
        }
        return gross == 0 ? 0 : Math.abs(net) / gross;
    }
}
