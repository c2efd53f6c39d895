package dev.almanac.analytics.report;

import java.util.List;

/**
 * One recommendation with its reasons.
 *
 * @param rank place in the ranking, from 1
 * @param previousRank place one day earlier, 0 where the symbol was not ranked then
 * @param venue where it trades
 * @param symbol the pair, {@code BTC/USDT}
 * @param recommendationId stable id under which the call will be settled
 * @param score sum of the contributions
 * @param confidence 0 to 1, the least of {@code confidenceParts}
 * @param confidenceParts what the confidence is the least of
 * @param figures prices and changes of the table row
 * @param rationale two or three sentences from the largest contributions for and against
 * @param contributions every contribution, largest magnitude first; they add up to {@code score}
 * @param levels prices that the text names
 * @param viewChanges what would change the view: prices and conditions, a sentence each
 * @param chart about 120 daily bars with the levels
 */
public record Call(
        int rank,
        int previousRank,
        String venue,
        String symbol,
        String recommendationId,
        double score,
        double confidence,
        List<ConfidencePart> confidenceParts,
        SymbolFigures figures,
        List<String> rationale,
        List<ContributionLine> contributions,
        List<Level> levels,
        List<String> viewChanges,
        PriceChart chart) {
    /** Defensive copies. */
    public Call {
        confidenceParts = List.copyOf(confidenceParts);
        rationale = List.copyOf(rationale);
        contributions = List.copyOf(contributions);
        levels = List.copyOf(levels);
        viewChanges = List.copyOf(viewChanges);
    }
}
