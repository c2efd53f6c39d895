package dev.almanac.analytics.report;

/**
 * A ranked symbol that is no call, and the one reason why.
 *
 * @param rank place in the ranking
 * @param venue where it trades
 * @param symbol the pair
 * @param score as ranked
 * @param confidence as ranked
 * @param figures the same columns as a call's
 * @param reason the one reason, a few words such as "thin agreement 0.55"
 * @param lacking what it lacked, with figures: "0.08 below the bar of 0.50"
 */
public record NearMiss(
        int rank,
        String venue,
        String symbol,
        double score,
        double confidence,
        SymbolFigures figures,
        String reason,
        String lacking) {}
