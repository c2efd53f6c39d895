package dev.almanac.analytics.ranking;

import dev.almanac.analytics.market.PairName;
import dev.almanac.analytics.market.Symbol;
import java.util.List;

/**
 * One row of a ranking.
 *
 * @param rank place by score, from 1; vetoed ones have a place too
 * @param venue where it trades
 * @param symbol the pair
 * @param score sum of the contributions
 * @param contributions one per feature, in the order of {@link RankedFeature}
 * @param confidence how far the rank can be trusted
 * @param facts what is known of its data
 * @param verdict what became of it
 */
public record RankedSymbol(
        int rank,
        String venue,
        Symbol symbol,
        double score,
        List<Contribution> contributions,
        Confidence confidence,
        DataFacts facts,
        Verdict verdict) {
    /** Defensive copy. */
    public RankedSymbol {
        contributions = List.copyOf(contributions);
    }

    /** Venue and symbol in one word. */
    public String name() {
        return PairName.of(venue, symbol);
    }

    /** The value of a feature, {@code NaN} where missing. */
    public double value(RankedFeature feature) {
        return contributions.stream()
                .filter(one -> one.feature() == feature)
                .mapToDouble(Contribution::value)
                .findFirst()
                .orElse(Double.NaN);
    }

    /** The sum of a component's contributions. */
    public double contribution(Component component) {
        double sum = 0;
        for (Contribution one : contributions) {
            if (one.feature().component() == component) {
                sum += one.contribution();
            }
        }
        return sum;
    }
}
