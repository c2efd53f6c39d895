package dev.almanac.analytics.ranking;

import dev.almanac.analytics.market.Symbol;
import java.util.Map;

/**
 * A member of the universe as the ranking sees it.
 *
 * @param venue where it trades
 * @param symbol the pair
 * @param features values of the last closed daily bar by column of the features table; absent or {@code NaN} where missing
 * @param facts what is known of its data
 */
public record Candidate(String venue, Symbol symbol, Map<String, Double> features, DataFacts facts) {
    /** Defensive copy. */
    public Candidate {
        features = Map.copyOf(features);
    }

    /** A feature's value, {@code NaN} where it is missing or not finite. */
    public double value(RankedFeature feature) {
        double value = features.getOrDefault(feature.column(), Double.NaN);
        return Double.isFinite(value) ? value : Double.NaN;
    }
}
