package dev.almanac.analytics.ranking;

import dev.almanac.analytics.figure.Digest;
import dev.almanac.analytics.figure.Figures;
import dev.almanac.analytics.universe.UniverseSettings;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How a day's members are ranked and which of them are called.
 *
 * @param profile name of these settings; part of the key of every row they lead to
 * @param weights weight of each component, at least 0 each, 1 together
 * @param minScore a call's score is at least this
 * @param minConfidence a call's confidence is at least this, 0 to 1
 * @param minMedianQuoteVolume a member whose 30-day median turnover is less is vetoed, in the quote asset
 * @param maxAnomalyZ a member whose day's return or volume is farther out than so many deviations is vetoed
 * @param maxCalls at most so many calls
 * @param minMembers with fewer members there are no calls
 * @param horizonDays days from a call's entry to its settlement
 * @param universe who may be a member
 */
public record RankingSettings(
        String profile,
        Map<Component, Double> weights,
        double minScore,
        double minConfidence,
        double minMedianQuoteVolume,
        double maxAnomalyZ,
        int maxCalls,
        int minMembers,
        int horizonDays,
        UniverseSettings universe) {
    /** Checks itself. */
    public RankingSettings {
        require(!profile.isBlank(), "the profile has no name");
        double sum = 0;
        EnumMap<Component, Double> ordered = new EnumMap<>(Component.class);
        for (Component component : Component.values()) {
            double weight = weights.getOrDefault(component, 0.0);
            require(weight >= 0 && weight <= 1, "the weight of " + component.code() + " is " + weight + ", not 0 to 1");
            ordered.put(component, weight);
            sum += weight;
        }
        require(
                Math.abs(sum - 1) < 1e-9,
                "the weights add up to " + Figures.fixed(sum, 3) + ", not to 1: change rank.weights");
        weights = Map.copyOf(ordered);
        require(Double.isFinite(minScore), "the least score is no number");
        require(minConfidence >= 0 && minConfidence <= 1, "the least confidence is " + minConfidence + ", not 0 to 1");
        require(minMedianQuoteVolume >= 0, "the least turnover is " + minMedianQuoteVolume + ", below 0");
        require(maxAnomalyZ > 0, "the largest anomaly is " + maxAnomalyZ + ", not above 0");
        require(maxCalls >= 1, "the most calls are " + maxCalls + ", below 1");
        require(minMembers >= 2, "the least members are " + minMembers + ", below 2");
        require(horizonDays >= 1, "the horizon is " + horizonDays + " days, below 1");
    }

    /**
     * The profile {@code default}. Its bar was read off real history: of 119 weekly days from July 2020 to October 2022
     * with 22 to 33 members, a score of 0.90 at a confidence of 0.70 gives a median of 3 calls, at most 7, and none on 10
     * days. Robust deviations have fat tails: 1 % of daily returns lie beyond 4.5, one in 300 beyond 6.
     */
    public static RankingSettings defaults() {
        return new RankingSettings(
                "default",
                Map.of(
                        Component.TREND, 0.30,
                        Component.MOMENTUM, 0.30,
                        Component.VOLATILITY, 0.15,
                        Component.LIQUIDITY, 0.15,
                        Component.ANOMALY, 0.10),
                0.90,
                0.70,
                1_000_000,
                6,
                10,
                8,
                7,
                UniverseSettings.defaults());
    }

    /** The same with other members. */
    public RankingSettings with(UniverseSettings others) {
        return new RankingSettings(
                profile,
                weights,
                minScore,
                minConfidence,
                minMedianQuoteVolume,
                maxAnomalyZ,
                maxCalls,
                minMembers,
                horizonDays,
                others);
    }

    /** SHA-256 of all of these: rankings of equal settings have equal hashes, on every machine. */
    public String hash() {
        StringBuilder text = new StringBuilder(profile);
        for (Component component : Component.values()) {
            text.append('\n').append(component.code()).append('=').append(weight(component));
        }
        List.of(minScore, minConfidence, minMedianQuoteVolume, maxAnomalyZ, maxCalls, minMembers, horizonDays)
                .forEach(number -> text.append('\n').append(number));
        List.of(universe.include(), universe.exclude(), universe.quotePriority())
                .forEach(names -> text.append('\n').append(String.join(" ", names)));
        text.append('\n').append(universe.minDailyBars());
        text.append('\n').append(universe.delistedAfterDays());
        text.append('\n').append(universe.topByVolume());
        text.append('\n').append(universe.names().text());
        return Digest.sha256(text.toString());
    }

    /** The weight of a component. */
    public double weight(Component component) {
        return weights.getOrDefault(component, 0.0);
    }

    private static void require(boolean holds, String problem) {
        if (!holds) {
            throw new IllegalArgumentException(problem);
        }
    }
}
