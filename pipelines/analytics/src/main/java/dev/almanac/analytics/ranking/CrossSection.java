package dev.almanac.analytics.ranking;

import dev.almanac.analytics.statistic.Robust;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The members of one day beside each other: z-scores and places of every feature, weights and contributions. */
final class CrossSection {
    /** Beyond this a z-score says no more. */
    private static final double CLIP = 3;

    private final List<Candidate> members;
    private final Map<RankedFeature, double[]> zScores = new EnumMap<>(RankedFeature.class);
    private final Map<RankedFeature, double[]> favours = new EnumMap<>(RankedFeature.class);

    CrossSection(List<Candidate> members) {
        this.members = members;
        for (RankedFeature feature : RankedFeature.values()) {
            double[] favour = members.stream()
                    .mapToDouble(member -> feature.favour(member.value(feature)))
                    .toArray();
            favours.put(feature, favour);
            zScores.put(feature, Robust.zScores(favour, CLIP));
        }
    }

    /** The contributions of one member, in the order of the features; no weight falls on what is missing. */
    List<Contribution> contributions(int member, Map<Component, Double> componentWeights) {
        double present = 0;
        for (Component component : Component.values()) {
            present += count(member, component) > 0 ? componentWeights.getOrDefault(component, 0.0) : 0;
        }
        List<Contribution> all = new ArrayList<>();
        for (RankedFeature feature : RankedFeature.values()) {
            double z = z(feature, member);
            int count = count(member, feature.component());
            double weight = Double.isNaN(z) || present == 0
                    ? 0
                    : componentWeights.getOrDefault(feature.component(), 0.0) / present / count;
            all.add(new Contribution(
                    feature,
                    members.get(member).value(feature),
                    z,
                    weight,
                    weight == 0 ? 0 : weight * z,
                    place(feature, member),
                    of(feature)));
        }
        return all;
    }

    /** The sum of contributions, in the order of the features. */
    static double score(List<Contribution> contributions) {
        double sum = 0;
        for (Contribution one : contributions) {
            sum += one.contribution();
        }
        return sum;
    }

    private double z(RankedFeature feature, int member) {
        double[] scores = zScores.get(feature);
        return scores == null ? Double.NaN : scores[member];
    }

    private double[] favour(RankedFeature feature) {
        double[] values = favours.get(feature);
        return values == null ? new double[0] : values;
    }

    private int count(int member, Component component) {
        return (int) component.features().stream()
                .filter(feature -> !Double.isNaN(z(feature, member)))
                .count();
    }

    private int place(RankedFeature feature, int member) {
        double[] values = favour(feature);
        if (Double.isNaN(values[member])) {
            return 0;
        }
        int better = 0;
        for (double value : values) {
            better += value > values[member] ? 1 : 0;
        }
        return better + 1;
    }

    private int of(RankedFeature feature) {
        int present = 0;
        for (double value : favour(feature)) {
            present += Double.isNaN(value) ? 0 : 1;
        }
        return present;
    }
}
