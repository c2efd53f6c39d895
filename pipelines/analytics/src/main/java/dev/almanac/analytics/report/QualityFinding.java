package dev.almanac.analytics.report;

import java.time.Instant;

/**
 * A finding of the quality gate as it is stored.
 *
 * @param venue where the pair trades
 * @param symbol the pair
 * @param interval code of the interval
 * @param rule short name
 * @param from inclusive
 * @param until exclusive
 * @param bars how many bars it concerns
 * @param message as a sentence
 */
public record QualityFinding(
        String venue,
        String symbol,
        String interval,
        String rule,
        Instant from,
        Instant until,
        long bars,
        String message) {}
